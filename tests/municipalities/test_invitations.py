"""Who is asked, the funnel, declining, reminders, and leave to hand in late."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from alisvest.outbox import groups
from alisvest.outbox.models import Mail
from municipalities import letters, queries
from municipalities.actions import (
    choose_invitees,
    decline,
    enter_participant,
    grant_dispensation,
    invite_also,
    note_openings,
    reconsider,
    remind,
    save_meeting,
    start_application,
)
from municipalities.models import Invitation, InvitationAnswer, Municipality, Round
from municipalities.queries import Stage
from municipalities.workflow import ApplicationStatus, RoundStatus
from tests.make import many, people
from tests.make import municipalities as make

NOW = datetime(2017, 3, 8, 12, tzinfo=clock.OSLO)
LATE = datetime(2017, 3, 16, 12, tzinfo=clock.OSLO)


@pytest.fixture(autouse=True)
def _in_the_round() -> Iterator[None]:
    with clock.at(NOW):
        yield


def invited(round_: Round, place: Municipality | None = None, **fields: Any) -> Invitation:
    values = {"mails": 1, "sent_at": NOW} | fields
    return Invitation.objects.create(round=round_, municipality=place or make.municipality(), **values)


def stages(round_: Round) -> dict[str, Stage]:
    return {line.municipality.name: line.stage for line in queries.funnel(people.project_leader(), round_)}


def test_the_funnel_tells_how_far_each_has_come() -> None:
    round_ = make.round_()
    asked, opened, begun, done, gone, back = (invited(round_, make.municipality(name)) for name in "ABCDEF")
    InvitationAnswer.objects.create(invitation=opened, opened_at=NOW)
    make.application(round=round_, municipality=begun.municipality)
    make.application(ApplicationStatus.SUBMITTED, round=round_, municipality=done.municipality)
    for each in (gone, back):
        signer = make.member(each.municipality, Role.SIGNER)
        decline(round_, each.municipality, reason="no_money", reason_text="Too dear.", by=signer)
    reconsider(round_, back.municipality, by=make.member(back.municipality))
    make.application(round=round_, municipality=make.municipality("G"))

    assert stages(round_) == {
        "A": Stage.ASKED,
        "B": Stage.OPENED,
        "C": Stage.STARTED,
        "D": Stage.SUBMITTED,
        "E": Stage.DECLINED,
        "F": Stage.OPENED,
        "G": Stage.STARTED,
    }
    lines = {line.municipality.name: line for line in queries.funnel(people.project_leader(), round_)}
    written = dict(zip(lines, queries.written_by(list(lines.values())), strict=True))
    assert (written["C"].percent, written["A"].percent) == (100, 0)
    assert (written["C"].idle_days(date(2017, 3, 15)), written["A"].idle_days(date(2017, 3, 15))) == (5, None)
    assert asked.round_id == round_.pk


def test_a_decline_keeps_its_reason_when_the_mind_is_changed() -> None:
    round_ = make.round_()
    place = invited(round_).municipality
    writer = make.member(place)

    decline(round_, place, reason="no_supervisor", reason_text="He retires.", by=writer)
    with pytest.raises(RefusedError, match="already declined"):
        decline(round_, place, reason="other", by=writer)
    start_application(round_, place, by=writer)

    answer = InvitationAnswer.objects.get()
    assert (answer.reason, answer.reason_text, answer.is_declined) == ("no_supervisor", "He retires.", False)
    with pytest.raises(RefusedError, match="has not declined"):
        reconsider(round_, place, by=writer)


@pytest.mark.parametrize("verb", ["decline", "reconsider"])
def test_after_the_deadline_the_answer_stands(verb: str) -> None:
    round_ = make.round_()
    place = invited(round_).municipality
    writer = make.member(place)
    if verb == "reconsider":
        decline(round_, place, reason="other", by=writer)
    acts = {
        "decline": lambda: decline(round_, place, reason="other", by=writer),
        "reconsider": lambda: reconsider(round_, place, by=writer),
    }

    with clock.at(round_.closes_at), pytest.raises(RefusedError, match="The deadline was"):
        acts[verb]()
    with clock.at(round_.closes_at - timedelta(seconds=1)):
        acts[verb]()


def test_who_was_not_invited_or_has_handed_in_cannot_decline() -> None:
    round_ = make.round_()
    stranger, done = make.municipality(), invited(round_).municipality
    make.application(ApplicationStatus.SUBMITTED, round=round_, municipality=done)

    with pytest.raises(RefusedError, match="not invited"):
        decline(round_, stranger, reason="other", by=make.member(stranger))
    with pytest.raises(RefusedError, match="Withdraw it"):
        decline(round_, done, reason="other", by=make.member(done))


def test_the_municipality_declines_on_one_page_and_comes_back(client: Client) -> None:
    round_ = make.round_()
    place = invited(round_).municipality
    people.sign_in(client, make.member(place, Role.SIGNER, language="en"))
    page = reverse("municipalities:invitation_decline", args=[round_.pk])

    empty = client.post(page, {"reason": ""})
    done = client.post(page, {"reason": "no_time", "reason_text": "March is full."}, follow=True)
    again = client.get(page)
    back = client.post(reverse("municipalities:invitation_reconsider", args=[round_.pk]), follow=True)

    assert (empty.status_code, again.status_code) == (422, 409)
    assert "March is full." in done.text
    assert "Start the application" in back.text


def test_a_reminder_goes_to_exactly_those_who_were_shown(client: Client) -> None:
    round_ = make.round_()
    begun, silent, done = (invited(round_, make.municipality(name)) for name in ("Begun", "Silent", "Done"))
    writer = make.member(begun.municipality)
    signer = make.member(silent.municipality, Role.SIGNER)
    make.member(done.municipality)
    make.application(round=round_, municipality=begun.municipality, complete=False)
    make.application(ApplicationStatus.SUBMITTED, round=round_, municipality=done.municipality)
    people.sign_in(client, people.administrator(language="en"))
    page = reverse("municipalities:invitation_remind", args=[round_.pk])

    shown = client.get(page)
    keys = [begun.municipality_id, silent.municipality_id]
    sent = client.post(page, {"m": keys, "seen": shown.context["seen"]})
    stale = client.post(page, {"m": [keys[0]], "seen": shown.context["seen"]})

    assert "2 mails" in shown.text
    assert done.municipality.name not in shown.text
    assert (sent.status_code, stale.status_code) == (302, 409)
    assert dict(Mail.objects.values_list("to", "template")) == {
        writer.email: "municipalities.round_to_finish",
        signer.email: "municipalities.round_to_begin",
    }
    lines = {line.municipality.pk: line for line in queries.funnel(people.project_leader(), round_)}
    assert lines[silent.municipality_id].reminded_at == NOW


def test_a_key_of_thousands_of_digits_is_none(client: Client) -> None:
    people.sign_in(client, people.administrator())
    page = reverse("municipalities:invitation_remind", args=[make.round_().pk])

    assert client.post(page, {"m": "9" * 5000, "seen": ""}).status_code == 409


def test_after_the_deadline_nobody_is_reminded() -> None:
    round_ = make.round_()
    place = invited(round_).municipality
    make.member(place)
    leader = people.project_leader()
    lines = queries.funnel(leader, round_)
    seen = groups.fingerprint(letters.reminder_receivers(lines))

    with clock.at(round_.closes_at), pytest.raises(RefusedError, match="nothing to remind"):
        remind(round_, chosen=[place.pk], seen=seen, by=leader)
    assert remind(round_, chosen=[place.pk], seen=seen, by=leader) == 1


def test_the_list_is_all_of_the_day_or_those_of_the_meeting(client: Client) -> None:
    leader = people.project_leader(language="en")
    round_ = make.round_(status=RoundStatus.PREPARED)
    one, two = make.municipality("One"), make.municipality("Two")
    meeting = save_meeting(round_, starts_at=NOW, ends_at=NOW + timedelta(hours=2), place="Bergen", by=leader)
    enter_participant(meeting, two, name="Kari", by=leader)
    page = reverse("municipalities:invitee_choose", args=[round_.pk])

    everybody = set(queries.invitees_of(round_))
    people.sign_in(client, leader)
    client.post(page, {"take": "meeting"})
    signed_up = set(queries.invitees_of(round_))
    client.post(page, {"take": "all"})
    back = set(queries.invitees_of(round_))
    choose_invitees(round_, [one], by=leader)

    assert (everybody, signed_up, back, set(queries.invitees_of(round_))) == ({one, two}, {two}, {one, two}, {one})


def test_one_more_is_invited_while_the_round_is_open() -> None:
    round_, leader = make.round_(), people.project_leader()
    place = make.municipality()
    make.member(place, Role.SIGNER)

    invite_also(round_, place, by=leader)

    assert Invitation.objects.get().mails == 1
    with pytest.raises(RefusedError, match="already invited"):
        invite_also(round_, place, by=leader)
    with clock.at(LATE), pytest.raises(RefusedError, match="The deadline was"):
        invite_also(round_, make.municipality(), by=leader)


def test_the_first_opening_is_noted_from_the_access_log(client: Client) -> None:
    round_ = make.round_()
    seen, unseen = invited(round_), invited(round_)
    people.sign_in(client, make.member(seen.municipality, Role.READER))

    client.get(round_.get_absolute_url())
    client.get(round_.get_absolute_url())

    assert (note_openings(), note_openings()) == (1, 0)
    assert InvitationAnswer.objects.get().invitation == seen
    assert unseen.municipality.name not in {name for name, stage in stages(round_).items() if stage == Stage.OPENED}


def test_a_late_application_is_let_in_until_the_named_moment_with_a_reason() -> None:
    round_, leader = make.round_(), people.project_leader()
    place, other = make.municipality(), make.municipality()
    writer = make.member(place)
    until = datetime(2017, 3, 17, 12, tzinfo=clock.OSLO)

    with clock.at(LATE):
        with pytest.raises(RefusedError, match="Say why"):
            grant_dispensation(round_, place, until_day=until.date(), until_time=time(12), reason=" ", by=leader)
        grant_dispensation(round_, place, until_day=until.date(), until_time=time(12), reason="Storm.", by=leader)
        with pytest.raises(RefusedError, match="The deadline was"):
            start_application(round_, other, by=make.member(other))
    with clock.at(until), pytest.raises(RefusedError, match="The deadline was"):
        start_application(round_, place, by=writer)
    with clock.at(until - timedelta(seconds=1)):
        assert start_application(round_, place, by=writer).status == ApplicationStatus.DRAFT
    assert Mail.objects.filter(to=writer.email, template="municipalities.dispensation").exists()


def test_only_the_project_leader_lets_one_hand_in_late() -> None:
    with clock.at(LATE), pytest.raises(RefusedError, match="This is done by"):
        grant_dispensation(
            make.round_(),
            make.municipality(),
            until_day=date(2017, 3, 17),
            until_time=None,
            reason="Storm.",
            by=people.administrator(),
        )


def test_the_list_asks_eight_questions_of_its_own_however_many_are_invited(client: Client) -> None:
    begun = make.application(ApplicationStatus.DRAFT)
    invited(begun.round, begun.municipality)
    invited(begun.round)
    people.sign_in(client, people.project_leader(language="en"))
    address = reverse("municipalities:invitation_list", args=[begun.round_id])

    few = _asked(client, address)
    Invitation.objects.bulk_create(
        Invitation(round=begun.round, municipality=each.municipality, mails=1, sent_at=NOW)
        for each in many.copies(begun, 60)
    )
    lots = _asked(client, address)

    assert few == lots <= AROUND + 8


def test_a_municipalitys_page_of_the_round_asks_at_most_fifteen_times(client: Client) -> None:
    begun = make.application(ApplicationStatus.DRAFT)
    invited(begun.round, begun.municipality)
    people.sign_in(client, make.member(begun.municipality, Role.SIGNER))

    assert _asked(client, begun.round.get_absolute_url()) <= 15


AROUND = 4  # the session, the person, the hats and the menu


def _asked(client: Client, address: str) -> int:
    """Count what a page asks the second time: the menu's counts are kept. A savepoint asks nothing."""
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return sum(1 for each in caught if "SAVEPOINT" not in each["sql"])

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from alisvest.accounts.models import User
from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Kind, RefusedError
from alisvest.outbox.actions import print_letters
from alisvest.outbox.models import FormalLetter, Mail
from municipalities.actions import prepare_decision, release_decisions, release_due, take_back_release
from municipalities.letters.decision import outcome
from municipalities.models import (
    Acceptance,
    Application,
    DecidedPlace,
    Decision,
    Position,
    Release,
    ResolvedPlace,
    Round,
)
from municipalities.rules import Terms
from municipalities.workflow import ApplicationStatus, RoundStatus
from tests.make import municipalities as make
from tests.make import people
from tests.make import review as made

START = date(2017, 9, 1)
TODAY = date(2017, 3, 30)
DAYS = {"answer_days": 21, "offer_days": 10, "waiting_until": date(2017, 12, 31)}
HOUR = datetime(2017, 3, 31, 10, 0, tzinfo=clock.OSLO)


@pytest.fixture(autouse=True)
def _after_the_meeting() -> Iterator[None]:
    with clock.at(TODAY), translation.override("en"):
        yield


def prepare(application: Application, by: User | None = None, **given: object) -> None:
    needed = [each.place_id for each in application_places(application) if each.outcome != "refused"]
    terms = {pk: Terms(START) for pk in needed}
    prepare_decision(
        application,
        **{"reasons": "Breadth of tasks.", "terms": terms, "by": by or people.project_leader()} | given,  # type: ignore[arg-type]
    )


def application_places(application: Application) -> list[ResolvedPlace]:
    return [place.resolved for place in application.places.all()]


def three() -> tuple[Round, Application, Application, Application]:
    """Make a round with one grant, one on the waiting list and one refusal, resolved and written."""
    yes = made.recommended(municipality=make.municipality("Kvam"))
    waits = made.recommended(places=0, waiting=1, municipality=make.municipality("Stord"))
    no = made.recommended(places=0, municipality=make.municipality("Fitjar"))
    resolution = made.resolved(yes)
    made.resolve(resolution, waits, places=0, waiting=1)
    made.resolve(resolution, no, places=0)
    for each in (yes, waits, no):
        prepare(each)
    return yes.round, yes, waits, no


def test_everything_leaves_together() -> None:
    round_, yes, waits, no = three()

    release_decisions(round_, **DAYS, by=people.project_leader())  # type: ignore[arg-type]

    assert dict(Decision.objects.values_list("application", "outcome")) == {
        yes.pk: "granted",
        waits.pk: "waitlisted",
        no.pk: "refused",
    }
    statuses = [Application.objects.get(pk=each.pk).status for each in (yes, waits, no)]
    assert statuses == [ApplicationStatus.GRANTED, ApplicationStatus.WAITLISTED, ApplicationStatus.REFUSED]
    assert not FormalLetter.objects.exists()  # paper is the worker's
    assert print_letters() == 3
    assert set(FormalLetter.objects.values_list("about_id", flat=True)) == set(
        Decision.objects.values_list("pk", flat=True)
    )
    assert not Position.objects.exists()  # made when the municipality accepts
    offer = Acceptance.objects.get()
    assert (offer.decision.application, offer.deadline_at) == (yes, clock.end_of_day(date(2017, 4, 20)))
    assert DecidedPlace.objects.get(outcome="waiting").waiting_rank == 1
    round_.refresh_from_db()
    assert round_.status == RoundStatus.RELEASED


def test_nothing_of_it_exists_before_its_hour_and_all_of_it_at_it() -> None:
    round_, yes, *_rest = three()
    signer = make.member(yes.municipality, Role.SIGNER)
    release_decisions(round_, **DAYS, visible_at=HOUR, by=people.project_leader())  # type: ignore[arg-type]

    with clock.at(HOUR - timedelta(seconds=1)):
        assert release_due() == 0
    assert not Decision.objects.exists()
    assert not FormalLetter.objects.exists()
    assert not Mail.objects.exclude(about_type="municipalities.round").exists()
    yes.refresh_from_db()
    assert yes.status == ApplicationStatus.RECOMMENDED
    with clock.at(HOUR):
        assert release_due() == 3
        assert release_due() == 0
    assert print_letters() == 3

    assert Decision.objects.count() == 3
    assert FormalLetter.objects.count() == 3
    assert Mail.objects.filter(to=signer.email).count() == 1


def test_the_letter_bears_the_name_of_who_decided_the_case_and_the_day_of_the_hour() -> None:
    bergen = make.municipality("Bergen", leads_programme=True)
    stand_in = people.project_leader(name="Siv Settestad")
    made.substitute(bergen, stand_in)
    application = made.recommended(municipality=bergen)
    made.resolved(application)
    with pytest.raises(RefusedError, match="named substitute"):
        prepare(application)
    prepare(application, by=stand_in)

    release_decisions(application.round, **DAYS, visible_at=HOUR, by=people.project_leader())  # type: ignore[arg-type]
    with clock.at(HOUR):
        release_due()
    print_letters()

    letter = FormalLetter.objects.get()
    assert (letter.signed_by, letter.written_on) == (stand_in, HOUR.date())
    assert Decision.objects.get().issued_by == stand_in
    assert Event.objects.get(verb="municipalities.decision_issued").by == stand_in


def test_of_several_places_the_letter_says_which_is_granted_and_which_waits() -> None:
    both = made.recommended(municipality=make.municipality("Kvam"), places_wanted=2, waiting=1)
    one = made.recommended(municipality=make.municipality("Stord"))
    made.resolved(both, one, waiting=1)
    for each in (both, one):
        prepare(each)

    release_decisions(both.round, **DAYS, by=people.project_leader())  # type: ignore[arg-type]

    words = {
        each.pk: outcome(each.decision, list(each.decision.decided_places.all()), None, "nb", TODAY)
        for each in Application.objects.filter(decision__isnull=False)
    }
    with translation.override("nb"):
        granted, waiting = (f"Det gjelder: {place.title}." for place in both.places.order_by("rank"))
    assert words[both.pk].index(granted) < words[both.pk].index("venteliste") < words[both.pk].index(waiting)
    assert "Det gjelder" not in words[one.pk]


def test_the_partners_of_a_joint_application_are_told_what_was_decided() -> None:
    application = made.recommended(municipality=make.municipality("Masfjorden"))
    partner = make.municipality("Modalen")
    signer = make.member(partner, Role.SIGNER)
    make.partner(application, partner)
    made.signed_jointly(application)
    made.resolved(application)
    prepare(application)

    release_decisions(application.round, **DAYS, by=people.project_leader())  # type: ignore[arg-type]

    told = Mail.objects.get(to=signer.email, template="municipalities.partner_told_of_decision")
    assert "Masfjorden" in told.body
    assert "innvilga éi stilling" in told.body
    assert reverse("municipalities:joint_detail", args=[application.pk]) in told.body


def test_not_before_all_are_written_nor_twice() -> None:
    yes, no = made.recommended(), made.recommended(places=0)
    made.resolve(made.resolved(yes), no, places=0)
    prepare(yes)
    leader = people.project_leader()
    with pytest.raises(RefusedError, match="not written yet") as caught:
        release_decisions(yes.round, **DAYS, by=leader)  # type: ignore[arg-type]
    assert caught.value.refusal.details == (no.municipality.name,)
    prepare(no)

    release_decisions(yes.round, **DAYS, by=leader)  # type: ignore[arg-type]
    with pytest.raises(RefusedError, match="are released"):
        release_decisions(yes.round, **DAYS, by=leader)  # type: ignore[arg-type]

    assert Decision.objects.count() == 2


def test_a_release_is_taken_back_until_its_hour_and_not_from_it_on() -> None:
    round_, yes, *_rest = three()
    leader = people.project_leader()
    release_decisions(round_, **DAYS, visible_at=HOUR, by=leader)  # type: ignore[arg-type]
    with pytest.raises(RefusedError, match="waits for its hour"):
        prepare(yes)
    with clock.at(HOUR), pytest.raises(RefusedError, match="cannot be taken back"):
        take_back_release(round_, by=leader)
    with clock.at(HOUR - timedelta(seconds=1)):
        take_back_release(round_, by=leader)

    with clock.at(HOUR):
        assert release_due() == 0
    prepare(yes, reasons="Otherwise.")
    assert not Decision.objects.exists()
    assert Release.objects.standing().count() == 0


@pytest.mark.parametrize("role", [Role.SIGNER, Role.READER])
def test_no_page_of_the_municipality_tells_before_the_hour(client: Client, role: Role) -> None:
    round_, yes, *_rest = three()
    reader = make.member(yes.municipality, role, language="en")
    release_decisions(round_, **DAYS, visible_at=HOUR, by=people.project_leader())  # type: ignore[arg-type]
    pages = [
        reverse("municipalities:application_list"),
        yes.get_absolute_url(),
        round_.get_absolute_url(),
        reverse("municipalities:acceptance_list"),
        reverse("dashboard:start"),
    ]
    people.sign_in(client, reader)

    before = [client.get(page).text for page in pages]
    with clock.at(HOUR):
        release_due()
        after = [client.get(page).text for page in pages]

    told = ("Breadth of tasks", "/decisions/", "Granted by the")
    assert not any(word in text for word in told for text in before)
    assert "/decisions/" in after[1]
    assert "Granted by the" in after[3]
    assert "Accept or decline the posts" not in before[4]
    assert ("Accept or decline the posts" in after[4]) == (role == Role.SIGNER)


def test_only_the_project_leader_releases(client: Client) -> None:
    round_, *_rest = three()
    url = reverse("municipalities:decision_release", args=[round_.pk])
    people.sign_in(client, people.administrator())

    assert client.get(url).status_code == 200
    assert client.post(url, {}).status_code == 403
    with pytest.raises(RefusedError) as caught:
        release_decisions(round_, **DAYS, by=people.administrator())  # type: ignore[arg-type]
    assert caught.value.refusal.kind == Kind.NOT_YOURS_TO_DO


def test_the_page_reads_back_before_it_releases(client: Client) -> None:
    round_, *_rest = three()
    url = reverse("municipalities:decision_release", args=[round_.pk])
    people.sign_in(client, people.project_leader(language="en"))
    typed = {"day": "", "time": "", "answer_days": "21", "offer_days": "10", "waiting_until": "2017-12-31"}

    asked = client.post(url, typed)
    before = Decision.objects.count()
    done = client.post(url, typed | {"then": "confirm"})

    assert (asked.status_code, before) == (200, 0)
    assert "3 decisions with their letters leave together at once." in asked.text
    assert "Nobody can receive the letter in: Fitjar, Kvam, Stord." in asked.text
    assert done.status_code == 302
    assert Decision.objects.count() == 3


def test_the_preview_shows_every_letter_in_its_own_language_form(client: Client) -> None:
    round_, yes, waits, _no = three()
    people.sign_in(client, made.declared(people.project_leader(language="en")))

    text = client.get(reverse("municipalities:release_preview", args=[round_.pk])).text

    assert text.count("Breadth of tasks.") == 3
    assert yes.municipality.name in text
    assert waits.municipality.name in text


def test_the_preview_asks_the_same_for_many_letters_as_for_one(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    resolution = made.resolved(first := made.recommended(places=0), places=0)
    prepare(first)
    url = reverse("municipalities:release_preview", args=[first.round_id])
    leader = made.declared(people.project_leader(language="en"))
    people.sign_in(client, leader)
    client.get(url)
    with django_assert_max_num_queries(15 + 7) as one:  # seven are the session, the person, the hat and the frame
        client.get(url)
    asked = len(one)
    for _ in range(6):
        made.resolve(resolution, more := made.recommended(places=0), places=0)
        prepare(more)
    made.declared(leader)
    client.get(url)  # the frame counts the tasks anew where something happened

    with django_assert_max_num_queries(asked) as many:
        text = client.get(url).text

    assert len(many) == asked
    assert text.count("Breadth of tasks.") == 7


def test_who_withdrew_meanwhile_gets_no_decision_and_holds_nobody_up() -> None:
    round_, yes, *_rest = three()
    Application.objects.filter(pk=yes.pk).update(status=ApplicationStatus.WITHDRAWN)

    release_decisions(round_, **DAYS, by=people.project_leader())  # type: ignore[arg-type]

    assert Decision.objects.count() == 2
    assert not Acceptance.objects.exists()

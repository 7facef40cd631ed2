"""Access ends with the relation: told before, off the next day, the own record still to read."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from alisvest.accounts import hats
from alisvest.accounts.endings import ending_soon
from alisvest.core import clock
from alisvest.core.roles import Hat, Role
from alisvest.core.rules import Kind, RefusedError
from candidates.actions import add_period, make_plan
from candidates.workflow import ServiceKind
from municipalities.actions import add_member, end_membership
from supervision.actions import record_meeting
from tests.make import candidates, municipalities, people, review, supervision

pytestmark = pytest.mark.django_db

TODAY = date(2019, 1, 15)
LAST = date(2019, 1, 31)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.at(TODAY):
        yield


@pytest.mark.parametrize(("days", "told"), [(31, 0), (30, 1), (7, 1), (0, 1), (-1, 0)])
def test_a_membership_that_ends_is_told_thirty_days_before_until_its_last_day(days: int, told: int) -> None:
    place = municipalities.municipality()
    user, leader = people.user(), people.project_leader()
    end_membership(add_member(place, user, Role.READER, start=TODAY, by=leader), last_day=date(2019, 5, 31), by=leader)

    found = ending_soon(user, date(2019, 5, 31) - timedelta(days=days))

    assert len(found) == told
    assert [(each.last_day, each.stays) for each in found] == [(date(2019, 5, 31), False)] * told


def test_what_goes_on_without_a_gap_does_not_end() -> None:
    place = municipalities.municipality()
    user, leader = people.user(), people.project_leader()
    end_membership(add_member(place, user, Role.READER, start=TODAY, by=leader), last_day=LAST, by=leader)
    add_member(place, user, Role.READER, start=date(2019, 2, 1), by=leader)

    assert ending_soon(user, TODAY) == []


def test_the_start_page_tells_it(client: Client) -> None:
    place = municipalities.municipality("Kvam", title="herad")
    user, leader = people.user(language="en"), people.project_leader()
    end_membership(add_member(place, user, Role.READER, start=TODAY, by=leader), last_day=LAST, by=leader)
    people.sign_in(client, user.wear(Hat(Role.READER, place.pk, "")))

    shown = client.get("/").text

    assert "Kvam herad, reader: your access ends after 31\xa0January\xa02019." in shown
    with clock.at(date(2019, 2, 1)):
        assert client.get(reverse("municipalities:application_list")).status_code == 403


def test_a_supervisor_after_the_last_assignment_reads_the_own_meetings_and_nothing_else(client: Client) -> None:
    doctor = candidates.employment().candidate
    other = candidates.employment().candidate
    made = supervision.supervisor()
    supervision.assignment(made, doctor, end=date(2019, 2, 1))
    kept = supervision.meeting(doctor, made, date(2018, 11, 5), notes="What we said")
    theirs = supervision.supervisor()
    supervision.assignment(theirs, doctor, start=date(2019, 2, 1))
    supervision.assignment(theirs, other)
    user = supervision.signed_up(made)
    user.language = "en"
    user.save(update_fields=["language"])
    people.sign_in(client, user)

    def statuses() -> list[int]:
        pages = [
            reverse("candidates:candidate_detail", args=[doctor.pk]),
            reverse("supervision:candidate_detail", args=[doctor.pk]),
            reverse("supervision:meeting_record"),
            reverse("supervision:meeting_detail", args=[kept.pk]),
            reverse("supervision:meeting_list"),
        ]
        return [client.get(page).status_code for page in pages]

    assert statuses() == [200, 200, 200, 200, 200]
    with clock.at(date(2019, 2, 1)):
        later = supervision.meeting(doctor, theirs, date(2019, 2, 1))
        assert statuses() == [404, 404, 403, 200, 200]
        assert "What we said" in client.get(reverse("supervision:meeting_detail", args=[kept.pk])).text
        assert client.get(reverse("supervision:meeting_detail", args=[later.pk])).status_code == 404
        posted = client.post(reverse("supervision:meeting_record"), {"candidate": doctor.pk})
        assert (posted.status_code, "You can read, not change" in posted.text) == (403, True)
        assert "Read your meetings" in client.get("/").text
        hat = hats.hats_of(user, clock.today())[0]
        assert hat.former
        with pytest.raises(RefusedError) as refused:
            record_meeting(doctor, held_on=date(2019, 1, 20), minutes=60, by=user.wear(hat))
        assert refused.value.refusal.kind == Kind.NOT_YOURS_TO_DO


def test_a_supervisor_who_still_follows_somebody_is_no_former_one_but_loses_the_plan_given_over(client: Client) -> None:
    gone, kept = candidates.employment().candidate, candidates.employment().candidate
    made = supervision.supervisor()
    supervision.assignment(made, gone, end=date(2019, 1, 1))
    supervision.assignment(made, kept)
    user = supervision.signed_up(made)
    people.sign_in(client, user)

    plans = [client.get(reverse("candidates:candidate_detail", args=[each.pk])).status_code for each in (gone, kept)]
    late = record_meeting(gone, held_on=date(2018, 12, 20), minutes=60, by=user)

    assert (plans, late.candidate) == ([404, 200], gone)
    assert not hats.hats_of(user, TODAY)[0].former


def test_a_candidate_after_the_employment_reads_the_own_record_and_changes_nothing(client: Client) -> None:
    doctor = candidates.employment(post=review.position(), end=date(2019, 2, 1)).candidate
    plan = candidates.plan(doctor)
    user = candidates.signed_in_candidate(doctor, language="en")
    people.sign_in(client, user)
    add = reverse("candidates:period_add", args=[plan.pk])

    assert [each.stays for each in ending_soon(user, TODAY)] == [True]
    assert client.get(add).status_code == 200
    with clock.at(date(2019, 2, 1)):
        assert client.get(reverse("candidates:candidate_mine")).status_code == 200
        assert client.post(add, {}).status_code == 403
        former = user.wear(hats.hats_of(user, clock.today())[0])
        for attempt in (
            lambda: make_plan(doctor, rule_set=plan.rule_set.code, start=TODAY, by=former),
            lambda: add_period(
                plan,
                kind=ServiceKind.OPEN_PRACTICE,
                place="x",
                percentage=100,
                start=TODAY,
                end=date(2019, 6, 1),
                by=former,
            ),
        ):
            with pytest.raises(RefusedError, match="You can read, not change"):
                attempt()


def test_a_new_employment_opens_the_door_again() -> None:
    doctor = candidates.employment(end=date(2018, 9, 1)).candidate
    user = candidates.signed_in_candidate(doctor)
    assert hats.hats_of(user, TODAY)[0].former

    candidates.employment(doctor, start=date(2019, 3, 1))

    assert not hats.hats_of(user, TODAY)[0].former

"""A doctor leaves: the post is vacant, plan and record stay the doctor's, money stays with the municipality."""

from datetime import date

import pytest

from alisvest.changes.actions.leaving import leave_post
from alisvest.changes.queries.leaving import leaving_of
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Kind, RefusedError
from alisvest.programme.actions import load_founding_values
from candidates.actions import change_percentage, fill_position
from candidates.models import Employment, EmploymentEnd, ServicePeriod
from candidates.queries.posts import stays_in
from candidates.workflow import LeavingReason
from finance.queries.caps import municipality_years
from municipalities.workflow import PositionStatus
from supervision.models import Assignment
from tests.make import candidates, municipalities, people, review, supervision

START = date(2017, 9, 1)
TODAY = date(2019, 1, 15)


@pytest.fixture(autouse=True)
def _founded() -> None:
    load_founding_values(by=None)


def leave(employment: Employment, last: date, **fields: object) -> EmploymentEnd:
    with clock.at(TODAY):
        shown = leaving_of(employment, last=last, today=TODAY).fingerprint
        given = {"reason": LeavingReason.OTHER_POST, "by": people.project_leader(), "fingerprint": shown} | fields
        return leave_post(employment, last_day=last, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(("last", "months"), [(date(2019, 1, 31), 1), (date(2019, 2, 1), 2), (date(2018, 12, 31), 0)])
def test_no_egenandel_from_the_month_after_the_last_day(last: date, months: int) -> None:
    employment = candidates.employment(start=START)
    municipality = employment.position.municipality_id

    leave(employment, last)

    counted = municipality_years(2019).get(municipality, {})
    assert sum(each.months for each in counted.values()) == months
    employment.position.refresh_from_db()
    assert employment.position.status == PositionStatus.VACANT


def test_plan_and_record_go_with_the_doctor() -> None:
    employment = candidates.employment(start=START)
    plan = candidates.plan(employment.candidate, start=START)
    candidates.period(plan)
    candidates.agreed(plan)
    before = list(ServicePeriod.objects.values_list("pk", "valid"))
    other = review.position()

    ending = leave(employment, date(2019, 1, 31), reason=LeavingReason.MOVES, moves_to=other.municipality)
    with clock.at(TODAY):
        fill_position(
            other,
            name=employment.candidate.name,
            hpr_number=employment.candidate.hpr_number,
            start=date(2019, 2, 1),
            percentage=100,
            by=people.project_leader(),
        )

    assert list(ServicePeriod.objects.values_list("pk", "valid")) == before
    assert ending.moves_to == other.municipality
    assert any("Egenandel 2019" in line for line in ending.told)
    assert employment.candidate.employments.count() == 2


def test_the_assignment_of_the_supervisor_ends_where_the_programme_says_so() -> None:
    employment = candidates.employment(start=START)
    assignment = supervision.assignment(supervision.supervisor(), employment.candidate)

    leave(employment, date(2019, 1, 31), supervisor_ends=True)

    assert Assignment.objects.get(pk=assignment.pk).valid.upper == date(2019, 2, 1)


def test_a_municipality_leaves_the_supervisor_to_the_programme() -> None:
    employment = candidates.employment(start=START)
    assignment = supervision.assignment(supervision.supervisor(), employment.candidate)
    signer = municipalities.member(employment.position.municipality, Role.SIGNER)

    with pytest.raises(RefusedError) as refused:
        leave(employment, date(2019, 1, 31), supervisor_ends=True, by=signer)
    assert refused.value.refusal.kind is Kind.NOT_YOURS_TO_DO
    leave(employment, date(2019, 1, 31), by=signer)

    assert Assignment.objects.get(pk=assignment.pk).valid.upper is None


def test_a_change_that_was_to_begin_after_the_last_day_is_taken_back() -> None:
    employment = candidates.employment(start=START)
    change_percentage(employment, start=date(2019, 6, 1), percentage=80, by=people.project_leader())  # type: ignore[arg-type]

    leave(employment, date(2019, 3, 31))

    (stay,) = stays_in(people.project_leader(), employment.position)
    assert (stay.start, stay.last_day, len(stay.rows)) == (START, date(2019, 3, 31), 1)


@pytest.mark.parametrize(
    ("fields", "last", "field"),
    [
        ({"reason": "story"}, date(2019, 1, 31), "reason"),
        ({"reason": LeavingReason.MOVES}, date(2019, 1, 31), "moves_to"),
        ({}, date(2017, 8, 31), "last_day"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(fields: dict[str, object], last: date, field: str) -> None:
    employment = candidates.employment(start=START)

    with pytest.raises(RefusedError) as refused:
        leave(employment, last, **fields)

    assert refused.value.refusal.field == field
    assert not EmploymentEnd.objects.exists()


def test_it_is_recorded_once() -> None:
    employment = candidates.employment(start=START)
    leave(employment, date(2019, 1, 31))

    with pytest.raises(RefusedError):
        leave(employment, date(2019, 1, 30))


def test_with_a_successor_the_post_stays_filled() -> None:
    employment = candidates.employment(start=START, end=date(2019, 6, 1))
    candidates.employment(post=employment.position, start=date(2019, 6, 1))

    leave(employment, date(2019, 5, 31), reason=LeavingReason.CONTRACT)

    employment.position.refresh_from_db()
    assert employment.position.status == PositionStatus.FILLED

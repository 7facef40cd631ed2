"""An amendment: proposed, shown with what follows, approved, and written at once."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.changes.actions.amendment import (
    approve_amendment,
    propose_amendment,
    refuse_amendment,
    withdraw_amendment,
)
from alisvest.changes.models import Amendment
from alisvest.changes.queries.amendment import preview
from alisvest.changes.workflow import AmendmentKind, AmendmentStatus
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Kind, RefusedError
from alisvest.dashboard.queries.tasks import tasks_of
from alisvest.dashboard.workflow import TaskKind
from alisvest.outbox.models import Mail, MailStatus
from alisvest.programme.actions import load_founding_values
from candidates import queries
from candidates.models import Candidate, EducationPlan, Employment
from candidates.workflow import PlanStatus, ServiceKind
from finance.queries.caps import caps_of, municipality_years
from municipalities.actions.position import describe_position
from municipalities.models import Position
from municipalities.queries.position import position_on
from municipalities.workflow import PositionStatus
from tests.make import candidates, municipalities, people, review

START, END = date(2017, 9, 1), date(2022, 9, 1)
TODAY = date(2019, 1, 15)


@pytest.fixture(autouse=True)
def _founded() -> None:
    load_founding_values(by=None)


def held(*, agreed: bool = True) -> tuple[Position, Candidate, EducationPlan]:
    """A post of 100 % with a doctor whose plan is five years of open practice."""
    post = review.position(start=START)
    doctor = candidates.employment(post=post, start=START).candidate
    plan = candidates.plan(doctor, start=START)
    candidates.period(plan, start=START, end=END)
    if agreed:
        candidates.agreed(plan)
    return post, doctor, plan


def proposed(post: Position, kind: AmendmentKind = AmendmentKind.FRACTION, **fields: Any) -> Amendment:
    with clock.at(TODAY):
        signer = municipalities.member(post.municipality, Role.SIGNER)
        values: dict[str, Any] = {"kind": kind, "effect_on": date(2019, 3, 1), "by": signer}
        return propose_amendment(post, **values | fields)


def approved(amendment: Amendment) -> Amendment:
    with clock.at(TODAY):
        found = preview(amendment, today=TODAY)
        return approve_amendment(amendment, fingerprint=found.fingerprint, by=people.project_leader())


def test_a_proposal_changes_nothing() -> None:
    post, doctor, plan = held()

    amendment = proposed(post, percentage=Decimal(80))

    assert amendment.status == AmendmentStatus.PROPOSED
    assert position_on(post, date(2019, 3, 1)).percentage == 100
    assert Employment.objects.get(candidate=doctor).percentage == 100
    assert queries.end_of(plan) == END


def test_the_project_leader_is_asked_and_whoever_proposed_it_is_told() -> None:
    post, _doctor, _plan = held()
    leader = people.project_leader()
    signer = municipalities.member(post.municipality, Role.SIGNER, language="en")

    with clock.at(TODAY):
        amendment = proposed(post, percentage=Decimal(80), by=signer)
        waiting = [each for each in tasks_of(leader, TODAY) if each.kind == TaskKind.AMENDMENT_APPROVE]
        assert [each.href for each in waiting] == [amendment.get_absolute_url()]
        assert Mail.objects.get(template="changes.amendment_waits", receiver=leader).status == MailStatus.WAITING
        refuse_amendment(amendment, because="The list is too short.", by=leader)
        assert not [each for each in tasks_of(leader, TODAY) if each.kind == TaskKind.AMENDMENT_APPROVE]

    told = Mail.objects.get(template="changes.amendment_decided")
    assert told.receiver == signer
    assert "Not approved" in told.body


def test_eighty_per_cent_writes_post_employment_and_plan_at_once() -> None:
    post, doctor, plan = held()

    approved(proposed(post, percentage=Decimal(80)))

    post = Position.objects.get(pk=post.pk)
    assert position_on(post, date(2019, 2, 28)).percentage == 100
    assert position_on(post, date(2019, 3, 1)).percentage == 80
    rows: list[Any] = list(
        Employment.objects.filter(candidate=doctor).order_by("valid").values_list("percentage", "valid")
    )
    assert rows == [
        (100, DateRange(START, date(2019, 3, 1))),
        (80, DateRange(date(2019, 3, 1), None)),
    ]
    periods: list[Any] = [(row.percentage, row.valid.lower, row.valid.upper) for row in plan.periods.order_by("valid")]
    # 42 months at 100 % were left; at 80 % they take 52.5: from 1 March 2019 to the middle of July 2023.
    assert periods[0] == (100, START, date(2019, 3, 1))
    assert periods[1][:2] == (80, date(2019, 3, 1))
    assert periods[1][2] == date(2023, 7, 17)
    plan.refresh_from_db()
    assert plan.status == PlanStatus.AGREED


def test_what_was_shown_is_what_the_queries_say_afterwards() -> None:
    """The preview is reckoned from plain values; after the approval the apps' own queries must say the same."""
    post, doctor, plan = held()
    with clock.at(TODAY):
        amendment = proposed(post, AmendmentKind.LEAVE, effect_on=date(2019, 3, 1), until=date(2019, 6, 1))
        found = preview(amendment, today=TODAY)
        shown = {line.label: line.after for line in found.lines}
        approve_amendment(amendment, fingerprint=found.fingerprint, by=people.project_leader())

    counted = municipality_years(2019)[post.municipality_id][doctor.pk]
    cap = caps_of(2019, [doctor.pk])[doctor.pk]
    assert counted.months == 9
    assert shown["Egenandel 2019"].startswith("9/12 · ")
    assert shown["Cap of refunds 2019"].startswith(f"{cap.counted.months}/12 · ")
    assert queries.end_of(plan) == date(2022, 12, 1)  # three months later
    assert shown["Plan’s end"] == "30\u00a0November\u00a02022"
    assert [row.kind for row in plan.periods.order_by("valid")] == [ServiceKind.OPEN_PRACTICE, ServiceKind.LEAVE]


def test_the_preview_names_the_requirements_that_the_plan_would_not_reach() -> None:
    post, _doctor, plan = held()
    found = preview(proposed(post, percentage=Decimal(80)), today=TODAY)

    told = next(line for line in found.lines if line.label.startswith("Requirements"))

    named = told.note.removeprefix("Not reached then: ").split(" · ")
    assert len(named) == int(told.after) > 0
    assert set(named) <= {line.text_en for line in plan.rule_set.lines.all()}


@pytest.mark.parametrize(
    ("first", "until", "months"),
    [
        (date(2019, 1, 31), date(2019, 3, 1), 11),  # February alone is whole
        (date(2019, 2, 1), date(2019, 3, 1), 11),
        (date(2019, 2, 1), date(2019, 2, 28), 12),  # the last day is 27 February: not a whole month
        (date(2019, 12, 1), date(2020, 1, 1), 11),
    ],
)
def test_only_whole_calendar_months_of_leave_take_money_out(first: date, until: date, months: int) -> None:
    post, _doctor, _plan = held()
    amendment = proposed(post, AmendmentKind.LEAVE, effect_on=first, until=until)

    shown = {line.label: line.after for line in preview(amendment, today=TODAY).lines}

    assert shown["Egenandel 2019"].startswith(f"{months}/12")


@pytest.mark.parametrize(
    ("last", "months"),
    [(date(2019, 1, 31), 1), (date(2019, 2, 1), 2), (date(2019, 2, 28), 2), (date(2019, 12, 31), 12)],
)
def test_the_month_of_the_last_day_counts_and_the_next_does_not(last: date, months: int) -> None:
    post, doctor, _plan = held()
    amendment = proposed(post, AmendmentKind.END, effect_on=date.fromordinal(last.toordinal() + 1))

    shown = {line.label: line.after for line in preview(amendment, today=TODAY).lines}
    approved(amendment)

    assert shown["Egenandel 2019"].startswith(f"{months}/12")
    assert municipality_years(2019)[post.municipality_id][doctor.pk].months == months
    post.refresh_from_db()
    assert post.status == PositionStatus.VACANT


def test_leave_in_a_draft_plan_takes_no_money_out() -> None:
    """Only an agreed plan's leave counts for money: the preview says what the year would come to, not what one hopes."""
    post, _doctor, _plan = held(agreed=False)
    amendment = proposed(post, AmendmentKind.LEAVE, until=date(2019, 6, 1))

    shown = {line.label: line for line in preview(amendment, today=TODAY).lines}

    assert shown["Egenandel 2019"].same


def test_workplaces_and_list_change_the_post_alone() -> None:
    post, doctor, plan = held()
    approved(
        proposed(
            post, AmendmentKind.WORKPLACE, workplaces=[("Nordre legekontor", Decimal(60)), ("Sjukeheimen", Decimal(40))]
        )
    )
    approved(proposed(post, AmendmentKind.LIST, list_model="joint", list_length=750))

    post = Position.objects.get(pk=post.pk)
    now: Any = position_on(post, date(2019, 3, 1))
    assert [(each.name, each.share) for each in now.workplaces] == [("Nordre legekontor", 60), ("Sjukeheimen", 40)]
    assert (now.list_model, now.list_length, now.percentage) == ("joint", 750, 100)
    assert position_on(post, date(2019, 2, 28)).workplaces == []
    assert Employment.objects.filter(candidate=doctor).count() == 1
    assert queries.end_of(plan) == END


def test_an_approval_of_something_else_than_was_shown_is_refused() -> None:
    post, doctor, _plan = held()
    amendment = proposed(post, percentage=Decimal(80))
    shown = preview(amendment, today=TODAY).fingerprint
    Employment.objects.filter(candidate=doctor).update(percentage=90)

    with clock.at(TODAY), pytest.raises(RefusedError) as refused:
        approve_amendment(amendment, fingerprint=shown, by=people.project_leader())

    assert refused.value.refusal.kind is Kind.NOT_POSSIBLE_NOW
    assert position_on(Position.objects.get(pk=post.pk), date(2019, 3, 1)).percentage == 100


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"percentage": Decimal(100)}, "percentage"),
        ({"percentage": Decimal(0)}, "percentage"),
        ({"percentage": Decimal(80), "effect_on": date(2017, 8, 31)}, "effect_on"),
        ({"kind": AmendmentKind.WORKPLACE, "workplaces": [("A", Decimal(60)), ("B", Decimal("40.01"))]}, "workplace_1"),
        ({"kind": AmendmentKind.LIST}, "list_model"),
        ({"kind": AmendmentKind.LEAVE}, "last"),
        ({"kind": AmendmentKind.LEAVE, "until": date(2019, 3, 1)}, "last"),
        ({"kind": AmendmentKind.LEAVE, "effect_on": date(2017, 8, 1), "until": date(2019, 3, 1)}, "effect_on"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(fields: dict[str, Any], field: str) -> None:
    post, _doctor, _plan = held()

    with pytest.raises(RefusedError) as refused:
        proposed(post, **fields)

    assert refused.value.refusal.field == field
    assert not Amendment.objects.exists()


def test_a_change_before_facts_that_are_written_down_is_refused() -> None:
    post, _doctor, _plan = held()
    describe_position(
        post,
        start=date(2019, 4, 1),
        percentage=100,
        main_position="general_practice",
        by=people.project_leader(),
    )

    with pytest.raises(RefusedError):
        proposed(post, percentage=Decimal(80))


def test_one_amendment_of_a_post_waits_at_a_time_and_may_be_withdrawn_or_refused() -> None:
    post, _doctor, _plan = held()
    first = proposed(post, percentage=Decimal(80))
    with pytest.raises(RefusedError):
        proposed(post, percentage=Decimal(60))

    withdraw_amendment(first, by=municipalities.member(post.municipality, Role.WRITER))
    second = proposed(post, percentage=Decimal(60))
    with pytest.raises(RefusedError):
        refuse_amendment(second, because="  ", by=people.project_leader())
    refuse_amendment(second, because="The plan would not be reached.", by=people.project_leader())

    second.refresh_from_db()
    assert second.status == AmendmentStatus.REFUSED
    assert proposed(post, percentage=Decimal(50)).status == AmendmentStatus.PROPOSED


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.SIGNER, Role.WRITER])
def test_only_the_project_leader_approves(role: Role) -> None:
    post, _doctor, _plan = held()
    amendment = proposed(post, percentage=Decimal(80))
    by = people.administrator() if role == Role.ADMINISTRATOR else municipalities.member(post.municipality, role)

    with pytest.raises(RefusedError) as refused:
        approve_amendment(amendment, fingerprint=preview(amendment, today=TODAY).fingerprint, by=by)

    assert refused.value.refusal.kind is Kind.NOT_YOURS_TO_DO


def test_a_vacant_post_may_be_amended_and_nothing_follows_for_anybody() -> None:
    post = review.position(start=START)

    amendment = proposed(post, percentage=Decimal(50))
    assert preview(amendment, today=TODAY).lines == []
    approved(amendment)

    assert position_on(Position.objects.get(pk=post.pk), date(2019, 3, 1)).percentage == 50

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.constraints import sentence_for
from alisvest.core.roles import Role
from alisvest.core.rules import Kind, RefusedError
from candidates import queries
from candidates.actions import add_period, agree_plan, change_period, load_rule_sets, make_plan, remove_period
from candidates.models import Candidate, EducationPlan, RuleLine, RuleSet, ServicePeriod
from candidates.rules.evaluation import Verdict
from candidates.workflow import PLANNERS, Confidence, PlanStatus, ServiceKind
from tests.make import candidates, municipalities, people

START, END = date(2017, 9, 1), date(2018, 9, 1)
SERVICE: dict[str, Any] = {
    "kind": "open_practice",
    "place": " Fitjar  legekontor",
    "percentage": 80,
    "start": START,
    "end": END,
}


def test_a_plan_begins_as_a_draft_and_leaves_a_trail() -> None:
    load_rule_sets()
    doctor = candidates.employment().candidate

    plan = make_plan(doctor, start=START, by=people.project_leader())

    assert (plan.status, plan.rule_set.code, plan.start) == (PlanStatus.DRAFT, "2016", START)
    assert Event.objects.filter(verb="candidates.plan_made", subject_id=plan.pk).count() == 1


def test_a_candidate_has_one_plan() -> None:
    plan = candidates.plan()

    with pytest.raises(RefusedError, match="already has a plan"):
        make_plan(plan.candidate, start=START, by=people.project_leader())


def test_who_holds_no_position_gets_no_plan() -> None:
    load_rule_sets()

    with pytest.raises(RefusedError, match="no position"):
        make_plan(candidates.candidate(), start=START, by=people.project_leader())


def test_a_period_is_added_with_its_half_open_dates() -> None:
    period = add_period(candidates.plan(), **SERVICE, by=people.project_leader())

    period.refresh_from_db()
    assert (period.place, period.percentage, period.valid) == ("Fitjar legekontor", Decimal(80), DateRange(START, END))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "holiday"}, "kind"),
        ({"place": "Fitjar 151086 95088"}, "place"),
        ({"percentage": None}, "percentage"),
        ({"percentage": 101}, "percentage"),
        ({"kind": "leave"}, "percentage"),
        ({"kind": "supervision_group", "percentage": 50}, "percentage"),
        ({"end": START}, "last"),
        ({"start": date(2017, 8, 31)}, "start"),
        ({"end": date(2117, 9, 1)}, "last"),
    ],
)
def test_a_period_that_cannot_be_is_refused_at_its_field(change: dict[str, Any], field: str) -> None:
    plan = candidates.plan()

    with pytest.raises(RefusedError) as refused:
        add_period(plan, **SERVICE | change, by=people.project_leader())

    assert refused.value.refusal.field == field
    assert not plan.periods.exists()


@pytest.mark.parametrize("role", sorted(set(Role) - PLANNERS))
def test_nobody_else_writes_a_plan(role: Role) -> None:
    plan = candidates.plan()
    held = plan.candidate.employments.get()

    with pytest.raises((RefusedError, EducationPlan.DoesNotExist)):
        add_period(plan, **SERVICE, by=people.user(role, held.position.municipality_id))

    assert not plan.periods.exists()


def test_a_neighbour_and_another_candidate_do_not_reach_the_plan() -> None:
    plan = candidates.plan()
    neighbour = municipalities.member(municipalities.municipality(), Role.SIGNER)
    colleague = candidates.signed_in_candidate(candidates.employment().candidate)

    for stranger in (neighbour, colleague):
        with pytest.raises(EducationPlan.DoesNotExist):
            add_period(plan, **SERVICE, by=stranger)


def test_a_draft_takes_more_than_a_whole_post_and_agreement_does_not() -> None:
    plan, leader = candidates.plan(), people.project_leader()
    add_period(plan, **SERVICE, by=leader)
    hospital = add_period(plan, **SERVICE | {"kind": "hospital", "percentage": 40}, by=leader)

    with pytest.raises(RefusedError) as refused:
        agree_plan(plan, by=leader)

    details = [line.replace("\u00a0", " ") for line in refused.value.refusal.details]
    assert details == ["1 September 2017 – 31 August 2018: 120 % in sum"]
    change_period(hospital, **SERVICE | {"kind": "hospital", "percentage": 20}, by=leader)
    assert agree_plan(plan, by=leader).status == PlanStatus.AGREED


def test_an_agreed_plan_says_who_and_when_and_is_read_only() -> None:
    plan, leader = candidates.plan(), people.project_leader()
    period = candidates.period(plan)

    with clock.at(date(2017, 9, 15)):
        agreed = agree_plan(plan, by=leader)

    assert (agreed.agreed_by, agreed.agreed_at.date() if agreed.agreed_at else None) == (leader, date(2017, 9, 15))
    for attempt in (
        lambda: add_period(plan, **SERVICE, by=leader),
        lambda: change_period(period, **SERVICE, by=leader),
        lambda: remove_period(period, by=leader),
        lambda: agree_plan(plan, by=leader),
    ):
        with pytest.raises(RefusedError) as refused:
            attempt()
        assert refused.value.refusal.kind == Kind.NOT_POSSIBLE_NOW
    assert plan.periods.count() == 1


def test_the_database_itself_keeps_an_agreed_plan() -> None:
    period = candidates.period(candidates.plan())
    candidates.agreed(period.plan)

    with pytest.raises(IntegrityError) as error, transaction.atomic():
        ServicePeriod.objects.filter(pk=period.pk).update(place="Elsewhere")
    assert sentence_for(error.value) == "The plan is agreed and can only be read."
    with pytest.raises(IntegrityError), transaction.atomic():
        period.delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        candidates.period(period.plan, start=END, end=date(2019, 9, 1))


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PROJECT_LEADER}))
def test_only_the_project_leader_agrees(role: Role) -> None:
    period = candidates.period(candidates.plan())
    scope = period.plan.candidate_id if role == Role.CANDIDATE else None

    with pytest.raises((RefusedError, EducationPlan.DoesNotExist)):
        agree_plan(period.plan, by=people.user(role, scope))


def test_an_empty_plan_is_not_agreed() -> None:
    with pytest.raises(RefusedError, match="no periods"):
        agree_plan(candidates.plan(), by=people.project_leader())


def test_a_removed_period_stays_on_the_trail() -> None:
    period = candidates.period(candidates.plan(), place="Stord sjukehus")
    key = period.pk

    remove_period(period, by=people.project_leader())

    event = Event.objects.get(verb="candidates.period_removed")
    assert (event.subject_id, event.changes["place"]) == (key, "Stord sjukehus")


def test_rule_sets_are_loaded_once() -> None:
    assert load_rule_sets() == RuleSet.objects.count() + RuleLine.objects.count()
    assert load_rule_sets() == 0
    assert list(RuleSet.objects.values_list("code", flat=True)) == ["2016", "2017", "2019"]


def test_every_line_has_its_source_and_known_kinds() -> None:
    load_rule_sets()

    for line in RuleLine.objects.all():
        line.full_clean(exclude=["kinds"])
        assert set(line.kinds) <= set(ServiceKind.values)
        assert all((line.source_nb, line.source_nn, line.source_en))


@pytest.mark.parametrize("code", ["2016", "2017", "2019"])
def test_unverified_lines_are_reminders_in_every_set(code: str) -> None:
    plan = candidates.plan(rule_set=code)
    candidates.period(plan)

    sheet = queries.sheet_of(plan, date(2019, 1, 15))

    unverified = [a.result.verdict for a in sheet.answers if a.line.confidence == Confidence.UNVERIFIED]
    assert set(unverified) <= {Verdict.UNVERIFIED}
    assert bool(unverified) == (code != "2016")


def test_the_old_rules_let_a_nursing_home_replace_two_years_and_research_one() -> None:
    plan = candidates.plan(rule_set="2017")
    candidates.period(plan, ServiceKind.NURSING_HOME, start=START, end=date(2020, 9, 1))
    candidates.period(plan, ServiceKind.RESEARCH, start=date(2020, 9, 1), end=date(2022, 9, 1))

    answers = {a.line.key: a.result for a in queries.sheet_of(plan, date(2023, 1, 1)).answers}

    assert answers["general_practice"].done == 3
    assert answers["general_practice"].above == 2
    assert answers["replaced_by_nursing_home"].above == 1
    assert answers["replaced_by_research"].above == 1
    assert answers["general_practice"].verdict == Verdict.MISSING


def test_leave_moves_the_end_of_the_plan() -> None:
    plan = candidates.plan()
    candidates.period(plan, start=START, end=date(2021, 9, 1))
    candidates.period(plan, ServiceKind.HOSPITAL, start=date(2021, 9, 1), end=date(2023, 9, 1))
    before = queries.sheet_of(plan, END).end
    candidates.period(plan, ServiceKind.LEAVE, start=date(2018, 1, 1), end=date(2018, 7, 1))

    fresh = EducationPlan.objects.get(pk=plan.pk)
    assert (before, queries.sheet_of(fresh, END).end) == (date(2022, 8, 31), date(2023, 2, 28))
    assert queries.sheet_of(fresh, END).month == 7


def test_service_that_no_line_counts_is_named() -> None:
    plan = candidates.plan()
    research = candidates.period(plan, ServiceKind.RESEARCH)

    assert queries.sheet_of(plan, END).uncounted == [research]


def test_employments_of_a_year_are_those_that_touch_it() -> None:
    ended = candidates.employment(end=date(2018, 1, 1))
    held = candidates.employment(end=date(2018, 1, 2))

    assert list(queries.employments_in_year(2018)) == [held]
    assert set(queries.employments_in_year(2017)) == {ended, held}
    assert queries.candidate_employed_on(ended.candidate, date(2017, 12, 31))
    assert not queries.candidate_employed_on(ended.candidate, date(2018, 1, 1))


def test_a_municipality_goes_on_seeing_a_doctor_who_left() -> None:
    employment = candidates.employment(end=END)
    reader = municipalities.member(employment.position.municipality, Role.READER)

    with clock.at(date(2020, 1, 1)):
        assert list(Candidate.objects.visible_to(reader)) == [employment.candidate]

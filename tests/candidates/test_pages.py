from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alisvest.core import clock
from alisvest.core.roles import Role
from candidates.actions import load_rule_sets
from candidates.models import Candidate, EducationPlan, ServicePeriod
from candidates.workflow import PlanStatus, ServiceKind
from tests.make import candidates, municipalities, people, review

JANUARY = date(2019, 1, 15)


@pytest.fixture(autouse=True)
def _january() -> object:
    with clock.at(JANUARY):
        yield


def url(name: str, *args: int) -> str:
    return reverse(f"candidates:{name}", args=args)


def planned() -> EducationPlan:
    plan = candidates.plan()
    candidates.period(plan, start=date(2017, 9, 1), end=date(2020, 9, 1))
    candidates.period(plan, ServiceKind.HOSPITAL, start=date(2020, 9, 1), end=date(2021, 9, 1), place="Haukeland")
    candidates.period(plan, ServiceKind.SUPERVISION_GROUP, start=date(2018, 1, 1), end=date(2020, 1, 1))
    return plan


def test_the_plan_shows_its_timeline_and_its_requirements(client: Client) -> None:
    plan = planned()

    page = people.sign_in(client, people.project_leader(language="en")).get(plan.get_absolute_url()).text

    for words in (
        "Month 17 of 60",
        "Haukeland",
        "Unselected general practice",
        "Will be reached 31\u00a0August\u00a02019",
        "Show the reckoning",
    ):
        assert words in page
    assert "On the way" in page


def test_a_candidate_opens_their_own_plan_and_no_other(client: Client) -> None:
    mine, other = planned().candidate, planned().candidate
    people.sign_in(client, candidates.signed_in_candidate(mine))

    assert mine.name in client.get(url("candidate_mine")).text
    assert client.get(url("candidate_detail", mine.pk)).status_code == 200
    assert client.get(url("candidate_detail", other.pk)).status_code == 404


def test_a_municipality_sees_its_own_candidates_only(client: Client) -> None:
    municipality = municipalities.municipality()
    own = candidates.candidate_in(municipality)
    other = candidates.employment().candidate
    people.sign_in(client, municipalities.member(municipality, Role.READER))

    page = client.get(url("candidate_list")).text

    assert own.name in page
    assert other.name not in page
    assert client.get(url("candidate_detail", other.pk)).status_code == 404


@pytest.mark.parametrize("role", [Role.STEERING, Role.RESEARCHER, Role.AUDITOR])
def test_who_reads_for_the_programme_sees_no_person(role: Role) -> None:
    candidates.employment()

    assert not Candidate.objects.visible_to(people.user(role)).exists()


@pytest.mark.parametrize(("role", "names"), [(Role.STEERING, False), (Role.PROJECT_LEADER, True)])
def test_whoever_reads_of_no_doctor_is_offered_none_in_the_list_of_posts(
    client: Client, role: Role, *, names: bool
) -> None:
    candidates.employment()
    people.sign_in(client, people.user(role, language="en"))

    page = client.get(url("position_list"), {"held": "no"})

    assert ('name="held"' in page.text) is names
    assert ("who holds it" in page.text) is names
    assert bool(page.context["lines"]) is not names  # the filter by doctor does nothing where it is not offered


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(client: Client, rows: int) -> None:
    for _ in range(rows):
        planned()
    people.sign_in(client, people.project_leader())
    client.get(url("candidate_list"))  # the menu's count of tasks is kept until something changes

    with CaptureQueriesContext(connection) as asked:
        page = client.get(url("candidate_list"))

    own = [query["sql"] for query in asked.captured_queries if "candidates_" in query["sql"]]
    assert page.text.count("rowlink") == rows
    assert len(own) == 6  # the tabs' counts, the page's count, candidates with plans, employments, periods, lines


def test_filling_a_position_leads_to_the_doctor(client: Client) -> None:
    position = review.position()
    people.sign_in(client, municipalities.member(position.municipality, Role.SIGNER))
    form = {"name": "Ingrid Solheim", "hpr_number": "1234567", "start": "2017-09-01", "percentage": "100"}

    assert client.get(url("position_fill", position.pk)).status_code == 200
    answer = client.post(url("position_fill", position.pk), form)

    assert answer.headers["Location"] == Candidate.objects.get().get_absolute_url()
    assert "Ingrid Solheim" in client.get(url("position_list")).text
    assert client.get(url("position_list"), {"status": "planned", "sort": "-start"}).status_code == 200


def test_a_taken_position_says_so_and_keeps_what_was_typed(client: Client) -> None:
    employment = candidates.employment()
    people.sign_in(client, people.administrator())
    form = {"name": "Ingrid Solheim", "hpr_number": "1234567", "start": "2017-09-01", "percentage": "100"}

    answer = client.post(url("position_fill", employment.position_id), form)

    assert answer.status_code == 409
    assert "Ingrid Solheim" in answer.text


def test_a_plan_is_made_filled_and_agreed_through_its_pages(client: Client) -> None:
    load_rule_sets()
    doctor = candidates.employment().candidate
    people.sign_in(client, people.project_leader())
    period = {
        "kind": "open_practice",
        "place": "Legesenteret",
        "percentage": "80",
        "start": "2017-09-01",
        "last": "2018-08-31",
    }

    client.get(url("plan_make", doctor.pk))
    client.post(url("plan_make", doctor.pk), {"rule_set": "2016", "start": "2017-09-01"})
    plan = EducationPlan.objects.get()
    assert client.get(url("plan_agree", plan.pk)).status_code == 409
    assert client.get(url("period_add", plan.pk)).status_code == 200
    client.post(url("period_add", plan.pk), period)
    row = ServicePeriod.objects.get()
    assert client.get(url("period_change", row.pk)).status_code == 200
    client.post(url("period_change", row.pk), period | {"percentage": "100"})
    assert client.get(url("plan_agree", plan.pk)).status_code == 200
    client.post(url("plan_agree", plan.pk))

    plan.refresh_from_db()
    row.refresh_from_db()
    assert (plan.status, row.percentage, row.valid.upper) == (PlanStatus.AGREED, Decimal(100), date(2018, 9, 1))
    assert client.get(url("period_change", row.pk)).status_code == 409
    assert client.get(url("period_add", plan.pk)).status_code == 409
    assert client.get(url("candidate_detail", doctor.pk)).status_code == 200


def test_a_period_of_a_draft_can_be_removed(client: Client) -> None:
    row = candidates.period(candidates.plan())
    people.sign_in(client, people.administrator())

    assert client.get(url("period_remove", row.pk)).status_code == 200
    client.post(url("period_remove", row.pk))

    assert not ServicePeriod.objects.exists()


def test_a_wrong_period_comes_back_with_what_was_typed(client: Client) -> None:
    plan = candidates.plan()
    people.sign_in(client, people.project_leader())
    form = {"kind": "leave", "place": "", "percentage": "100", "start": "2018-09-01", "last": "2018-12-31"}

    answer = client.post(url("period_add", plan.pk), form)

    assert answer.status_code == 409
    assert not plan.periods.exists()


def test_a_supervisor_without_reach_sees_nobody(client: Client) -> None:
    doctor = candidates.employment().candidate

    assert not Candidate.objects.visible_to(people.user(Role.SUPERVISOR, 0)).filter(pk=doctor.pk).exists()


def test_a_municipal_reader_does_not_write_the_plan(client: Client) -> None:
    municipality = municipalities.municipality()
    doctor = candidates.candidate_in(municipality)
    plan = candidates.plan(doctor)
    people.sign_in(client, municipalities.member(municipality, Role.READER))

    page = client.get(plan.get_absolute_url())

    assert url("period_add", plan.pk) not in page.text
    assert client.get(url("period_add", plan.pk)).status_code == 403


def test_service_above_a_whole_post_is_named_on_the_page(client: Client) -> None:
    plan = planned()
    candidates.period(plan, ServiceKind.NURSING_HOME, start=date(2019, 3, 1), end=date(2019, 9, 1), percentage=20)
    people.sign_in(client, people.project_leader(language="en"))

    page = client.get(plan.get_absolute_url()).text.replace("\u00a0", " ")

    assert "120 % in sum" in page
    assert url("plan_agree", plan.pk) not in page

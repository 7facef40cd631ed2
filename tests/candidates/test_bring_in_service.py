"""Earlier service from the application becomes periods of the plan: previewed, once, with its papers, and undone."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from alisvest.documents.models import Attachment
from alisvest.programme.service import ServiceKind
from candidates import actions, queries
from candidates.models import ServicePeriod
from municipalities.models import Application, EarlierService, Position
from municipalities.models.choices import CandidateKind
from municipalities.workflow import ApplicationStatus
from tests.make import candidates, documents, municipalities, people, review

POST = date(2017, 9, 1)


@pytest.fixture(autouse=True)
def _after_the_start() -> Iterator[None]:
    with clock.at(date(2017, 10, 2)):
        yield


def employed(*rows: tuple[str, int | None, date, date]) -> Any:
    """Make a doctor who holds the post of a place for which a municipality told of earlier service; with a draft plan."""
    draft = municipalities.application()
    place = draft.places.get()
    place.candidatesection.candidate_kind = CandidateKind.EMPLOYED
    place.candidatesection.save()
    rows = rows or ((ServiceKind.OPEN_PRACTICE, 50, date(2015, 1, 1), date(2016, 1, 1)),)
    for kind, percentage, start, end in rows:
        EarlierService.objects.create(
            place=place,
            place_of_work="Kvam legekontor",
            kind=kind,
            percentage=percentage,
            valid=DateRange(start, end),
            saved_by=draft.started_by,
            saved_at=clock.now(),
        )
    Application.objects.filter(pk=draft.pk).update(
        status=ApplicationStatus.SUBMITTED,
        submitted_by=draft.started_by,
        submitted_at=clock.now(),
        reference="ALIS-2017-014",
        content_sha256="0" * 64,
    )
    post = review.position(draft.municipality)
    Position.objects.filter(pk=post.pk).update(place=place)
    doctor = candidates.candidate()
    candidates.employment(doctor, post, start=POST)
    return candidates.plan(doctor)


def waiting(plan: Any) -> list[int]:
    return list(queries.not_brought_in(plan.candidate).order_by("valid").values_list("pk", flat=True))


def test_a_row_becomes_a_period_with_its_paper_and_says_where_it_came_from() -> None:
    plan = employed()
    row = EarlierService.objects.get()
    documents.stored(row, "service_document", name="attest.pdf")

    (period,) = actions.bring_in_service(plan, waiting(plan), by=people.project_leader())

    assert (period.kind, period.place, period.percentage) == (row.kind, "Kvam legekontor", Decimal(50))
    assert (period.valid, period.earlier_service) == (row.valid, row)
    paper = Attachment.objects.on_row("candidates.serviceperiod", period.pk).get()
    assert (paper.kind, paper.shown_name) == ("service_certificate", "attest.pdf")


def test_the_first_day_of_the_education_moves_and_the_preview_says_so() -> None:
    plan = employed()

    preview = queries.preview_of(plan, list(queries.not_brought_in(plan.candidate)), clock.today())
    actions.bring_in_service(plan, waiting(plan), by=people.project_leader())

    plan.refresh_from_db()
    assert plan.start == date(2015, 1, 1)
    assert "1\xa0January\xa02015" in preview.warnings[0]
    assert {
        (each.line.key, each.after - each.before) for each in preview.counted
    }  # half a year, by the set's own lines
    assert all(each.after - each.before == Decimal("0.5") for each in preview.counted)


def test_a_row_is_brought_in_once_also_for_the_database() -> None:
    plan = employed()
    chosen = waiting(plan)
    leader = people.project_leader()
    (period,) = actions.bring_in_service(plan, chosen, by=leader)

    with pytest.raises(RefusedError):
        actions.bring_in_service(plan, chosen, by=leader)
    with pytest.raises(IntegrityError), transaction.atomic():
        ServicePeriod.objects.create(
            plan=plan,
            kind=period.kind,
            place="",
            percentage=10,
            valid=period.valid,
            earlier_service=period.earlier_service,
        )


def test_what_is_above_a_whole_post_is_told_in_the_plans_own_words() -> None:
    plan = employed(
        (ServiceKind.OPEN_PRACTICE, 80, date(2015, 1, 1), date(2016, 1, 1)),
        (ServiceKind.HOSPITAL, 50, date(2015, 7, 1), date(2016, 1, 1)),
    )
    rows = list(queries.not_brought_in(plan.candidate))

    warnings = queries.preview_of(plan, rows, clock.today()).warnings
    actions.bring_in_service(plan, waiting(plan), by=people.project_leader())

    assert any("130" in warning for warning in warnings)
    with pytest.raises(RefusedError):
        actions.agree_plan(plan, by=people.project_leader())


def test_it_is_taken_out_again_while_the_plan_is_a_draft() -> None:
    plan = employed()
    leader = people.project_leader()
    actions.bring_in_service(plan, waiting(plan), by=leader)

    assert actions.take_out_service(plan, by=leader) == 1
    assert not plan.periods.exists()
    (again,) = actions.bring_in_service(plan, waiting(plan), by=leader)

    actions.agree_plan(plan, by=leader)
    for refused in (
        lambda: actions.take_out_service(plan, by=leader),
        lambda: actions.bring_in_service(plan, [again.earlier_service_id or 0], by=leader),
    ):
        with pytest.raises(RefusedError):
            refused()


def test_whoever_holds_the_post_later_brings_nothing_in() -> None:
    plan = employed()
    held = plan.candidate.employments.get()
    held.valid = DateRange(POST, date(2018, 9, 1))
    held.save()
    next_doctor = candidates.candidate()
    candidates.employment(next_doctor, held.position, start=date(2018, 9, 1))

    assert not queries.not_brought_in(next_doctor).exists()
    assert queries.not_brought_in(plan.candidate).count() == 1


def test_the_pages_preview_bring_in_and_undo(client: Client) -> None:
    plan = employed()
    writer = municipalities.member(plan.candidate.employments.get().position.municipality, Role.WRITER, language="en")
    people.sign_in(client, writer)
    bring = reverse("candidates:service_bring_in", args=[plan.pk])
    assert bring in client.get(plan.get_absolute_url()).content.decode()
    assert "ALIS-2017-014" in client.get(bring).content.decode()

    assert client.post(bring, {"sent": "1"}).status_code == 422
    assert client.post(bring, {"rows": [str(pk) for pk in waiting(plan)]}).status_code == 302
    assert "Brought in from the application" in client.get(plan.get_absolute_url()).content.decode()
    undo = reverse("candidates:service_take_out", args=[plan.pk])
    assert client.get(undo).status_code == 200
    client.post(undo)
    assert not plan.periods.exists()

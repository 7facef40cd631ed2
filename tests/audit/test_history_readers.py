"""Who reads the history of which rows, and where it is reached: asked of every kind of row that has one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alisvest.core import clock, subjects
from alisvest.core.roles import Role
from municipalities.models import TrainingEnterprise
from municipalities.workflow.enterprise import GeneralPlan, Registration
from tests.access import clients, may_read
from tests.access_table import MARKER
from tests.make import people, review
from tests.world import Side, World


def page_of(client: Client, row: Any) -> Any:
    return client.get(reverse("audit:history_detail", args=[subjects.label_of(row), row.pk]))


def enterprise(side: Side) -> TrainingEnterprise:
    return TrainingEnterprise.objects.get_or_create(
        municipality=side.municipality,
        defaults={
            "valid": people.EVER,
            "registration": Registration.APPLIED,
            "plan": GeneralPlan.NONE,
            "recorded_by": people.project_leader(),
            "recorded_at": clock.now(),
        },
    )[0]


ROWS: dict[str, Callable[[World, Side], Any]] = {
    "municipalities.municipality": lambda _w, s: s.municipality,
    "municipalities.round": lambda w, _s: w.round,
    "municipalities.application": lambda _w, s: s.application,
    "municipalities.informationrequest": lambda _w, s: s.request,
    "municipalities.assessment": lambda _w, s: s.reviewed.assessments.get(),
    "municipalities.mix": lambda w, _s: w.mix,
    "municipalities.decision": lambda _w, s: s.decision,
    "municipalities.agreement": lambda _w, s: s.agreement,
    "municipalities.agreementversion": lambda _w, s: s.version,
    "municipalities.position": lambda _w, s: s.position,
    "municipalities.advertisement": lambda _w, s: s.advertisement,
    "municipalities.trainingenterprise": lambda _w, s: enterprise(s),
    "candidates.candidate": lambda _w, s: s.candidate,
    "candidates.exchange": lambda _w, s: s.exchange,
    "candidates.institutionagreement": lambda _w, s: s.institution,
    "candidates.regularpostoffer": lambda _w, s: s.offer,
    "supervision.supervisor": lambda _w, s: s.supervisor,
    "supervision.meeting": lambda _w, s: s.meeting,
    "finance.claim": lambda _w, s: s.claim,
    "finance.egenandelcharge": lambda _w, s: s.charge,
    "finance.statement": lambda _w, s: s.statement,
    "finance.voucher": lambda _w, s: s.voucher,
}


def test_every_kind_of_row_with_a_history_is_asked_for_here() -> None:
    told = {label for label, subject in subjects.known().items() if subject.history and "." in label}

    assert {label for label in told if label.split(".")[0] in {row.split(".")[0] for row in ROWS}} == set(ROWS)


@pytest.mark.parametrize("label", ROWS)
def test_who_reads_the_history_of_which_rows(label: str, made: World) -> None:
    """The roles of the register, of the rows that they see; and no page holds a text that its reader may not read."""
    wrong = []
    for who, role, client in clients(made):
        for side in (made.own, made.foreign):
            row = ROWS[label](made, side)
            response = page_of(client, row)
            if who in {"anonymous", "deactivated"}:
                expected = 302
            elif role not in subjects.known()[label].history:
                expected = 403
            else:
                person = made.people[who]
                assert person is not None
                sees = subjects.rows_for(person, label).filter(pk=row.pk).exists()
                expected = 200 if sees else 404
            if response.status_code != expected:
                wrong.append(f"{who}, {side.name}: {response.status_code}, not {expected}")
            text = response.content.decode()
            wrong += [f"{who}: reads {m}" for m in set(MARKER.findall(text)) if not may_read(role, *m)]

    assert wrong == []


BESIDE: dict[str, Callable[[Any], str]] = {
    "municipalities.assessment": lambda row: reverse("municipalities:assessment_save", args=[row.application_id]),
    "municipalities.mix": lambda row: reverse("municipalities:mix_detail", args=[row.round_id]),
}
"""Pages that show rows which have none of their own."""


def test_every_page_with_a_history_links_to_it(made: World) -> None:
    leader = made.people[Role.PROJECT_LEADER.value]
    assert leader is not None
    for label, find in ROWS.items():
        row = find(made, made.own)
        reader = getattr(row, "reviewer", leader)  # everybody writes on the own assessment's page
        if reader != leader:
            review.declared(reader.wear(leader.hat))
        client = people.sign_in(Client(), reader)
        path = subjects.address_of(row) or BESIDE[label](row)
        page = client.get(path).content.decode()
        assert reverse("audit:history_detail", args=[label, row.pk]) in page, label

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.audit.models import Event
from alisvest.core.constraints import sentence_for
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from candidates.actions import fill_position
from candidates.models import Candidate, Employment
from municipalities.models import Position
from tests.make import candidates, municipalities, people, review

START = date(2017, 9, 1)
ID_NUMBER = "15108695088"  # the example of the check-digit library's own documentation
DOCTOR: dict[str, Any] = {"name": "Ingrid  Solheim ", "hpr_number": "1234567", "start": START, "percentage": 80}


def test_filling_a_position_employs_the_doctor_and_leaves_a_trail() -> None:
    position = review.position()
    signer = municipalities.member(position.municipality, Role.SIGNER)

    employment = fill_position(position, **DOCTOR, by=signer)

    employment.refresh_from_db()
    assert (employment.candidate.name, employment.candidate.hpr_number) == ("Ingrid Solheim", "1234567")
    assert (employment.percentage, employment.valid) == (Decimal(80), DateRange(START, None))
    assert list(Event.objects.order_by("pk").values_list("verb", flat=True)) == [
        "candidates.candidate_registered",
        "candidates.position_filled",
    ]


def test_the_same_number_and_name_is_the_same_doctor() -> None:
    leader = people.project_leader()
    first = fill_position(review.position(), **DOCTOR, by=leader)
    second = fill_position(review.position(), **DOCTOR | {"name": "ingrid solheim"}, by=leader)

    assert first.candidate == second.candidate


def test_the_same_number_with_another_name_is_refused_without_telling_whose_it_is() -> None:
    candidates.candidate(name="Ingrid Solheim", hpr_number="1234567")

    with pytest.raises(RefusedError) as refused:
        fill_position(review.position(), **DOCTOR | {"name": "Per Vik"}, by=people.project_leader())

    assert refused.value.refusal.field == "hpr_number"
    assert "Solheim" not in str(refused.value.refusal.reason)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": f"Ingrid {ID_NUMBER}"}, "name"),
        ({"hpr_number": ID_NUMBER}, "hpr_number"),
        ({"hpr_number": "123456"}, "hpr_number"),
        ({"hpr_number": "١٢٣٤٥٦٧"}, "hpr_number"),
        ({"name": "  "}, "name"),
        ({"percentage": 0}, "percentage"),
        ({"percentage": 101}, "percentage"),
        ({"start": date(2017, 8, 31)}, "start"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(change: dict[str, Any], field: str) -> None:
    position = review.position()

    with pytest.raises(RefusedError) as refused:
        fill_position(position, **DOCTOR | change, by=people.project_leader())

    assert refused.value.refusal.field == field
    assert not Candidate.objects.exists()


@pytest.mark.parametrize(
    "role", sorted(set(Role) - {Role.PROJECT_LEADER, Role.ADMINISTRATOR, Role.WRITER, Role.SIGNER})
)
def test_nobody_else_fills_positions(role: Role) -> None:
    position = review.position()

    with pytest.raises((RefusedError, Position.DoesNotExist)):
        fill_position(position, **DOCTOR, by=people.user(role, position.municipality_id))

    assert not Employment.objects.exists()


def test_a_neighbour_does_not_reach_the_position() -> None:
    neighbour = municipalities.member(municipalities.municipality(), Role.SIGNER)

    with pytest.raises(Position.DoesNotExist):
        fill_position(review.position(), **DOCTOR, by=neighbour)


def test_one_doctor_holds_a_position_at_a_time() -> None:
    position = review.position()
    candidates.employment(post=position, end=date(2018, 9, 1))

    with pytest.raises(IntegrityError) as error:
        fill_position(position, **DOCTOR | {"start": date(2018, 8, 31)}, by=people.project_leader())

    assert sentence_for(error.value) is not None


def test_the_next_doctor_starts_where_the_last_one_left() -> None:
    position = review.position()
    candidates.employment(post=position, end=date(2018, 9, 1))

    fill_position(position, **DOCTOR | {"start": date(2018, 9, 1)}, by=people.project_leader())

    assert Employment.objects.filter(position=position).count() == 2

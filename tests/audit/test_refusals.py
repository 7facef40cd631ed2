"""What was refused is on the trail too, though its own transaction was rolled back."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import path, resolve, reverse
from django.utils import translation

from alisvest import urls
from alisvest.audit.history import story_of
from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.access import SignedInRequest, everyone
from alisvest.core.roles import Role
from alisvest.core.rules import not_now, require
from alisvest.core.subjects import subject_of
from candidates.models import Candidate
from finance import actions as money
from finance.models import Claim
from tests.make import candidates, finance, municipalities, people


@everyone
@transaction.atomic
def rename_and_refuse(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change a row, then be refused: in one transaction, as an action is."""
    Candidate.objects.filter(pk=pk).update(name="Changed")
    require(not_now("The house is closed."))
    return HttpResponse()


urlpatterns = [*urls.urlpatterns, path("rename/<int:pk>/", rename_and_refuse, name="candidate_rename")]


@pytest.fixture
def claim() -> Iterator[Claim]:
    place = municipalities.municipality("Vik")
    finance.year(2018)
    member = municipalities.member(place, Role.FINANCE)
    with clock.at(date(2018, 12, 1)):
        claim = money.draft_claim(place, 2018, by=member)
        finance.line(claim, candidate=finance.employed(place), by=member)
        money.send_claim(claim, by=member)
        yield claim


@pytest.mark.django_db(transaction=True)
@pytest.mark.urls("tests.audit.test_refusals")
def test_the_change_is_rolled_back_and_the_attempt_is_kept() -> None:
    doctor = candidates.candidate(name="Ola Vik")
    leader = people.project_leader()

    response = people.sign_in(Client(), leader).post(f"/rename/{doctor.pk}/", {"secret": "what was typed"})

    doctor.refresh_from_db()
    assert (response.status_code, doctor.name) == (409, "Ola Vik")
    event = Event.objects.get(refused=True)
    assert (event.by_id, event.verb, event.reason) == (leader.pk, "candidate_rename", "The house is closed.")
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from audit_event where audit_event::text like '%%what was typed%%'")
        assert cursor.fetchone() == (0,)


def test_it_says_who_tried_what_on_which_row(claim: Claim) -> None:
    """Authorising comes after attesting."""
    leader = people.project_leader(name="Liv Leder")
    response = people.sign_in(Client(), leader).post(reverse("finance:claim_authorise", args=[claim.pk]))

    assert response.status_code == 409
    event = Event.objects.get(refused=True)
    assert (event.by_id, event.role, event.verb) == (leader.pk, Role.PROJECT_LEADER, "finance:claim_authorise")
    assert (event.subject_type, event.subject_id) == ("finance.claim", claim.pk)
    with translation.override("en"):
        newest = story_of(claim, leader)[0]
    assert (newest.said, newest.refused, newest.who) == ("Authorise a claim", True, "Liv Leder")


def test_a_door_that_stayed_shut_is_an_attempt(claim: Claim) -> None:
    reader = people.user(Role.RESEARCHER)
    response = people.sign_in(Client(), reader).post(reverse("finance:claim_pay", args=[claim.pk]))

    assert response.status_code == 403
    assert Event.objects.get(refused=True).by_id == reader.pk


def test_others_attempts_are_for_the_staff(claim: Claim) -> None:
    stranger = people.user(Role.RESEARCHER)
    people.sign_in(Client(), stranger).post(reverse("finance:claim_pay", args=[claim.pk]))
    member = municipalities.member(claim.municipality, Role.READER)

    assert not any(entry.refused for entry in story_of(claim, member))
    assert any(entry.refused for entry in story_of(claim, people.administrator()))


def test_reading_is_no_attempt(claim: Claim) -> None:
    people.sign_in(Client(), people.user(Role.RESEARCHER)).get(reverse("finance:claim_detail", args=[claim.pk]))

    assert not Event.objects.filter(refused=True).exists()


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("municipalities:application_submit", "municipalities.application"),
        ("municipalities:decision_prepare", "municipalities.application"),
        ("municipalities:section_save", "municipalities.application"),
        ("candidates:position_fill", "municipalities.position"),
        ("candidates:plan_agree", "candidates.educationplan"),
        ("finance:claim_line_change", "finance.claim"),
        ("finance:year_close", "finance.financialyear"),
        ("supervision:assignment_end", "supervision.assignment"),
    ],
)
def test_the_row_is_found_from_the_address(name: str, row: str) -> None:
    more: dict[str, list[int | str]] = {"municipalities:section_save": ["office"], "finance:claim_line_change": [8]}
    args = [7, *more.get(name, [])]
    assert subject_of(resolve(reverse(name, args=args))) == (row, 7)

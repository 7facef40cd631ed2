"""What must be there: missing, uploaded, confirmed, expired; and what waits for whom."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.documents import actions, queries
from alisvest.documents.workflow import Shown
from finance.actions import send_claim
from finance.workflow import ClaimStatus
from supervision.models import Supervisor
from tests.documents.conftest import TODAY
from tests.make import candidates, documents, finance, municipalities, people, supervision

pytestmark = pytest.mark.usefixtures("_today")


@pytest.fixture
def supervisor() -> Supervisor:
    return supervision.supervisor()


def told(supervisor: Supervisor) -> tuple[Shown, bool]:
    """What the list says, and whether the tasks ask for it."""
    leader = people.project_leader()
    (group,) = queries.shelf_of(supervisor, leader).groups
    missing = queries.missing_for(leader, "supervision.supervisor")
    assert all(one.state == group.state for one in missing)
    return group.state, bool(missing)


def test_a_required_paper_is_missing_uploaded_confirmed_expired(supervisor: Supervisor) -> None:
    assert told(supervisor) == (Shown.MISSING, True)
    person = supervision.signed_up(supervisor)
    made = documents.stored(supervisor, "specialist_approval", by=person)
    assert told(supervisor) == (Shown.UPLOADED, False)
    leader = people.project_leader()
    assert list(queries.to_confirm_for(leader)) == [made]
    assert not queries.to_confirm_for(person).exists()
    actions.confirm_attachment(made, valid_until=TODAY, by=leader)
    assert told(supervisor) == (Shown.CONFIRMED, False)
    assert not queries.to_confirm_for(leader).exists()

    with clock.at(date(2019, 1, 16)):
        assert told(supervisor) == (Shown.EXPIRED, True)
        documents.stored(supervisor, "specialist_approval", by=person)
        assert told(supervisor) == (Shown.UPLOADED, False)


def test_a_blocked_or_withdrawn_paper_does_not_count(supervisor: Supervisor) -> None:
    leader = people.project_leader()
    made = documents.stored(supervisor, "specialist_approval")
    actions.report_attachment(made, reason="Et navn er synlig.", by=leader)
    assert told(supervisor) == (Shown.BLOCKED, True)
    actions.release_attachment(made, reason="Ingen pasient.", by=leader)
    actions.withdraw_attachment(made, reason="Feil fil.", by=leader)

    assert told(supervisor) == (Shown.MISSING, True)


def test_those_who_cannot_add_it_are_not_asked(supervisor: Supervisor) -> None:
    assert queries.missing_for(people.user(Role.STEERING)) == []
    assert queries.missing_for(supervision.signed_up(supervision.supervisor()), "supervision.supervisor") != []
    foreign = [one.row for one in queries.missing_for(supervision.signed_up(supervision.supervisor()))]
    assert supervisor not in foreign


def test_a_service_certificate_is_asked_for_when_an_agreed_period_is_over() -> None:
    doctor = candidates.candidate()
    plan = candidates.plan(doctor)
    over = candidates.period(plan, start=date(2017, 9, 1), end=date(2019, 1, 1))
    candidates.period(plan, start=date(2019, 1, 1), end=date(2022, 9, 1))
    candidates.period(plan, kind="leave", percentage=None, start=date(2018, 1, 1), end=date(2018, 3, 1), place="")
    person = candidates.signed_in_candidate(doctor)
    assert queries.missing_for(person) == []
    candidates.agreed(plan)

    (missing,) = queries.missing_for(person)

    assert (missing.row, missing.state) == (over, Shown.MISSING)
    client = people.sign_in(Client(), person)
    assert client.get(missing.href).status_code == 200
    assert reverse("documents:attachment_add", args=["candidates.serviceperiod", over.pk, "service_certificate"]) in (
        client.get(missing.href).content.decode()
    )


def test_a_claim_without_vouchers_is_warned_about_listed_and_not_stopped() -> None:
    claim = finance.claim(ClaimStatus.DRAFT)
    line = claim.lines.get()
    sender = municipalities.member(claim.municipality, Role.FINANCE)
    client = people.sign_in(Client(), sender)
    assert [one.row for one in queries.missing_for(sender)] == [line]
    page = client.get(claim.get_absolute_url()).content.decode()
    assert "Det mangler" in page
    asked = client.get(reverse("finance:claim_send", args=[claim.pk])).content.decode()
    assert f"{line.what}. Du kan sende kravet nå" in asked
    assert client.post(reverse("finance:claim_send", args=[claim.pk])).status_code == 302
    claim.refresh_from_db()
    assert claim.status == ClaimStatus.SENT

    documents.add(line, "claim_voucher", by=sender)
    administrator = people.sign_in(Client(), people.administrator())
    page = administrator.get(reverse("finance:claim_attest", args=[claim.pk])).content.decode()
    assert "Det mangler" not in page
    assert queries.missing_for(sender) == []


def test_after_attestation_vouchers_can_only_be_read() -> None:
    claim = finance.claim(ClaimStatus.ATTESTED)
    line = claim.lines.get()
    sender = municipalities.member(claim.municipality, Role.FINANCE)
    client = people.sign_in(Client(), sender)
    address = reverse("documents:attachment_add", args=["finance.claimline", line.pk, "claim_voucher"])

    assert client.get(address).status_code == 409
    assert queries.missing_for(sender) == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_files_of_many_rows_are_one_question(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    leader = people.project_leader()
    doctors = [candidates.candidate() for _ in range(count)]
    for doctor in doctors:
        for name in ("a.pdf", "b.pdf"):
            documents.stored(doctor, "course_certificate", name=name)

    with django_assert_num_queries(1):
        shelves = queries.shelves_of(doctors, leader)
    assert [shelf.count for shelf in shelves.values()] == [2] * count


def test_the_send_action_is_the_same_with_and_without(supervisor: Supervisor) -> None:
    claim = finance.claim(ClaimStatus.DRAFT)
    send_claim(claim, by=municipalities.member(claim.municipality, Role.FINANCE))

    claim.refresh_from_db()
    assert claim.status == ClaimStatus.SENT

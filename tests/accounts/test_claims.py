"""Records about people without an account, claimed later by a link."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.test import Client
from django.urls import reverse

from alisvest.accounts import hats
from alisvest.accounts.actions import accept_invitation, send_claim
from alisvest.accounts.models import Invitation, User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from alisvest.outbox.models import Mail
from candidates.models import Candidate
from supervision.models import Supervisor
from tests.make import candidates, people, supervision

pytestmark = pytest.mark.django_db

TODAY = date(2019, 1, 15)
GOOD = "torsdag regnar det i Kvam"
KINDS: dict[str, Callable[[], Any]] = {
    "supervision.supervisor": supervision.supervisor,
    "candidates.candidate": candidates.candidate,
}


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.at(TODAY):
        yield


def send(label: str, row: Supervisor | Candidate, email: str = "ho@example.no", by: User | None = None) -> str:
    """Send the link and return its secret."""
    sent = send_claim(label, row.pk, email=email, name="Kari Nes", by=by or people.administrator())
    found = re.search(r"/invitations/([\w-]+)/", Mail.objects.filter(about_id=sent.pk).latest("pk").body)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("label", KINDS)
def test_whoever_accepts_gets_the_record_once(label: str) -> None:
    row = KINDS[label]()
    token = send(label, row)

    user = accept_invitation(token, password=GOOD)

    row.refresh_from_db()
    assert row.user == user
    assert [hat.scope for hat in hats.hats_of(user, TODAY)] == [row.pk]
    with pytest.raises(RefusedError, match="already has an account"):
        send(label, row, email="en.annen@example.no")


@pytest.mark.parametrize("label", KINDS)
def test_an_account_gets_one_record_of_a_kind(label: str) -> None:
    first, second = KINDS[label](), KINDS[label]()
    user = accept_invitation(send(label, first), password=GOOD)

    with pytest.raises(RefusedError, match="already"):
        send(label, second, email=user.email)


def test_a_record_taken_meanwhile_is_not_taken_again_and_the_link_is_not_used_up() -> None:
    row = supervision.supervisor()
    token = send("supervision.supervisor", row)
    row.user = people.user()
    row.save(update_fields=["user"])

    with pytest.raises(RefusedError, match="already has an account"):
        accept_invitation(token, password=GOOD)

    assert Invitation.objects.get().accepted_at is None
    assert not User.objects.get(email="ho@example.no").has_usable_password()


def test_a_new_link_to_another_address_makes_the_first_void() -> None:
    row = supervision.supervisor()
    first = send("supervision.supervisor", row)
    send("supervision.supervisor", row, email="riktig@example.no")

    with pytest.raises(RefusedError, match="newer one"):
        accept_invitation(first, password=GOOD)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.SUPERVISOR, Role.STEERING])
def test_only_staff_send_the_link(role: Role) -> None:
    row = supervision.supervisor()

    with pytest.raises((RefusedError, ObjectDoesNotExist)):
        send("supervision.supervisor", row, by=people.user(role, row.pk))


def test_whoever_has_an_account_signs_in_and_takes_the_record_over(client: Client) -> None:
    row, user = supervision.supervisor(), people.user(Role.STEERING, password=GOOD, language="en")
    page = reverse("accounts:invitation_accept", args=[send("supervision.supervisor", row, email=user.email)])

    before = client.get(page)
    early = client.post(page)
    people.sign_in(client, user)
    shown, taken = client.get(page), client.post(page)

    row.refresh_from_db()
    assert "Sign in as" in before.text or "Logg inn som" in before.text
    assert (early.status_code, shown.status_code, taken.status_code) == (409, 200, 302)
    assert row.user == user


def test_the_pages_of_the_records_show_and_send_the_link(client: Client) -> None:
    row = supervision.supervisor()
    page = reverse("supervision:supervisor_detail", args=[row.pk])
    form = reverse("accounts:claim_send", args=["supervision.supervisor", row.pk])
    people.sign_in(client, people.administrator(language="en"))

    before = client.get(page).text
    asked = client.get(form)
    sent = client.post(form, {"name": row.name, "email": "ho@example.no"})
    waiting = client.get(page).text
    withdrawn = client.post(reverse("accounts:invitation_withdraw", args=[Invitation.objects.get().pk]))

    assert "Send the link" in before
    assert (asked.status_code, sent.headers["Location"]) == (200, page)
    assert "ho@example.no" in waiting
    assert withdrawn.headers["Location"] == page
    assert "ho@example.no" not in client.get(page).text


@pytest.mark.parametrize("label", ["finance.claim", "accounts.user", "nothing"])
def test_other_kinds_of_row_are_not_claimed(client: Client, label: str) -> None:
    people.sign_in(client, people.project_leader())

    assert client.get(reverse("accounts:claim_send", args=[label, 1])).status_code == 404

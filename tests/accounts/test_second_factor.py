"""The door of project leader and administrator, and what passes for a second factor."""

import base64
import json
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client
from django.urls import reverse

from alisvest.accounts.access import FACTOR, HAT
from alisvest.accounts.models import Appointment, User
from alisvest.core.roles import Role
from alisvest.outbox.models import Mail
from tests.make import people

PASSWORD = "a long enough phrase"
START, SECURITY, SIGN_IN = reverse("dashboard:start"), reverse("accounts:security"), reverse("account_login")
CODE = reverse("mfa_authenticate")
STAFF = [Role.PROJECT_LEADER, Role.ADMINISTRATOR]


def code_of(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def wrong_code(secret: str) -> str:
    return f"{(int(code_of(secret)) + 1) % 1_000_000:06}"


def with_app(person: User) -> str:
    secret = str(generate_totp_secret())
    TOTP.activate(person, secret)
    return secret


def attempt(client: Client, person: User) -> Any:
    return client.post(SIGN_IN, {"login": person.email, "password": PASSWORD})


def confirm(client: Client) -> None:
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


@pytest.mark.parametrize("role", STAFF)
def test_staff_reach_only_the_way_to_a_second_factor_until_they_have_one(client: Client, role: Role) -> None:
    people.sign_in(client, people.user(role, password=PASSWORD), second_factor=False)

    assert client.get(START).headers["Location"] == SECURITY
    assert client.post(reverse("finance:year_open"), {"year": 2030}).headers["Location"] == SECURITY
    assert client.get("/no-such-page-anywhere/").status_code == 404
    page = client.get(SECURITY)
    assert (page.status_code, page.context["request"].user.role) == (200, None)
    assert client.get(reverse("accounts:hat_choose")).status_code == 200
    assert client.post(reverse("accounts:language_choose"), {"language": "nn"}).status_code == 302
    assert client.post(reverse("accounts:sign_out")).headers["Location"] == SIGN_IN


@pytest.mark.parametrize("role", sorted(set(Role) - set(STAFF)))
def test_nobody_else_is_asked_for_one(client: Client, role: Role) -> None:
    people.sign_in(client, people.user(role), second_factor=False)

    assert client.get(START).status_code == 200


def test_another_hat_may_be_worn_meanwhile(client: Client) -> None:
    person = people.project_leader()
    Appointment.objects.create(user=person, role=Role.STEERING, valid=people.EVER)
    people.sign_in(client, person, second_factor=False)

    client.post(reverse("accounts:hat_choose"), {"hat": "steering:"})

    assert client.get(START).context["request"].user.role == Role.STEERING


@pytest.mark.parametrize(("setting", "status"), [("offered", 200), ("required", 302), ("anything else", 302)])
def test_only_the_demonstration_lets_staff_in_without(client: Client, settings: Any, setting: str, status: int) -> None:
    settings.SECOND_FACTOR = setting
    people.sign_in(client, people.project_leader(), second_factor=False)

    assert client.get(START).status_code == status


def test_an_app_is_set_up_and_opens_the_door(client: Client) -> None:
    person = people.project_leader(password=PASSWORD)
    attempt(client, person)
    add = reverse("mfa_activate_totp")
    assert reverse("account_reauthenticate") in client.get(add).headers["Location"]
    confirm(client)
    page = client.get(add)
    secret = page.context["form"].secret

    assert client.post(add, {"code": wrong_code(secret)}).status_code == 422
    done = client.post(add, {"code": code_of(secret)})

    assert done.headers["Location"] == reverse("mfa_view_recovery_codes")
    assert len(client.get(done.headers["Location"]).context["left"]) == 10
    assert client.get(START).context["request"].user.role == Role.PROJECT_LEADER
    kept = Authenticator.objects.get(user=person, type="totp")
    assert secret not in str(kept.data)
    assert Mail.objects.get(to=person.email).template == "accounts.security_changed"


def test_with_an_app_the_password_alone_opens_nothing(client: Client) -> None:
    person = people.project_leader(password=PASSWORD)
    secret = with_app(person)

    assert attempt(client, person).headers["Location"] == CODE
    assert client.get(START).headers["Location"].startswith(SIGN_IN)
    assert client.post(CODE, {"code": wrong_code(secret)}).status_code == 422
    done = client.post(CODE, {"code": code_of(secret)})

    assert done.headers["Location"] == START
    assert client.session[FACTOR] is True
    assert client.get(START).context["request"].user.role == Role.PROJECT_LEADER


def test_a_code_works_once(client: Client) -> None:
    person = people.project_leader(password=PASSWORD)
    code = code_of(with_app(person))
    attempt(client, person)
    client.post(CODE, {"code": code})
    again = Client()

    attempt(again, person)

    assert again.post(CODE, {"code": code}).status_code == 422


def test_a_recovery_code_lets_in_once(client: Client) -> None:
    person = people.project_leader(password=PASSWORD)
    with_app(person)
    code = RecoveryCodes.activate(person).get_unused_codes()[3]
    attempt(client, person)
    assert client.post(CODE, {"code": code}).headers["Location"] == START
    again = Client()

    attempt(again, person)

    assert again.post(CODE, {"code": code}).status_code == 422


def test_guessing_codes_is_slowed_down_for_whoever_has_the_password() -> None:
    client = Client(headers={"accept-language": "en"})
    person = people.project_leader(password=PASSWORD)
    secret = with_app(person)
    attempt(client, person)
    for _guess in range(5):
        assert client.post(CODE, {"code": wrong_code(secret)}).status_code == 422

    refused = client.post(CODE, {"code": code_of(secret)})

    assert refused.status_code == 422
    assert "Too many wrong attempts" in refused.text


def test_a_sign_in_half_done_can_be_begun_anew(client: Client) -> None:
    person = people.project_leader(password=PASSWORD)
    with_app(person)
    attempt(client, person)
    assert client.get(SIGN_IN).headers["Location"] == CODE

    client.post(reverse("accounts:sign_out"))

    assert client.get(SIGN_IN).status_code == 200


def test_changing_a_factor_asks_again_who_it_is(client: Client) -> None:
    person = people.project_leader(password=PASSWORD)
    with_app(person)
    people.sign_in(client, person)
    for name in ("mfa_deactivate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"):
        assert "/security/again/" in client.get(reverse(name)).headers["Location"], name
        assert "/security/again/" in client.post(reverse(name)).headers["Location"], name

    assert Authenticator.objects.filter(user=person).count() == 1


def test_with_the_last_factor_removed_the_door_is_shut_again(client: Client) -> None:
    person = people.project_leader(password=PASSWORD)
    with_app(person)
    RecoveryCodes.activate(person)
    people.sign_in(client, person)
    confirm(client)

    client.post(reverse("mfa_deactivate_totp"))

    assert not Authenticator.objects.filter(user=person).exists()
    assert client.get(START).headers["Location"] == SECURITY


def test_recovery_codes_are_shown_only_after_asking_again_and_are_made_anew(client: Client) -> None:
    person = people.project_leader(password=PASSWORD)
    with_app(person)
    first = set(RecoveryCodes.activate(person).get_unused_codes())
    people.sign_in(client, person)
    page = reverse("mfa_view_recovery_codes")
    assert "/security/again/" in client.get(page).headers["Location"]
    confirm(client)
    assert set(client.get(page).context["left"]) == first

    client.post(reverse("mfa_generate_recovery_codes"))

    assert set(client.get(page).context["left"]).isdisjoint(first)


def test_whoever_has_no_second_factor_has_no_recovery_codes(client: Client) -> None:
    people.sign_in(client, people.project_leader(password=PASSWORD))
    confirm(client)

    assert client.get(reverse("mfa_view_recovery_codes")).status_code == 404
    assert client.post(reverse("mfa_generate_recovery_codes")).status_code == 422


def test_another_persons_passkey_cannot_be_removed(client: Client) -> None:
    other = people.user()
    key = Authenticator.objects.create(user=other, type="webauthn", data={"name": "Theirs", "credential": {}})
    people.sign_in(client, people.project_leader(password=PASSWORD))
    confirm(client)

    assert client.post(reverse("mfa_remove_webauthn", args=[key.pk])).status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


MADE_UP = json.dumps(
    {
        "id": "AAAA",
        "rawId": "AAAA",
        "type": "public-key",
        "response": {
            "userHandle": "MQ",
            "clientDataJSON": base64.urlsafe_b64encode(
                b'{"type": "webauthn.get", "challenge": "AAAA", "origin": "http://testserver"}'
            ).decode(),
            "authenticatorData": "AAAA",
            "signature": "AAAA",
        },
    }
)


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "{}",
        "[]",
        "nonsense",
        '{"id": "x", "response": {"userHandle": "MQ"}}',
        "null",
        "7",
        MADE_UP,
        MADE_UP.replace("webauthn.get", "webauthn.create"),
    ],
)
def test_a_made_up_passkey_opens_nothing(client: Client, sent: str) -> None:
    page = client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    assert page.json()["request_options"]["publicKey"]["userVerification"] == "required"

    response = client.post(reverse("mfa_login_webauthn"), {"credential": sent})

    assert response.status_code in {302, 422}
    assert HAT not in client.session

"""Signing in by an outside provider: a small one of our own answers well, and badly in every way we know."""

import re
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client
from django.urls import reverse

from alisvest import checks
from alisvest.accounts import actions as invitation
from alisvest.accounts.access import FACTOR, SINCE
from alisvest.accounts.models import User
from alisvest.core.roles import Role
from alisvest.outbox.models import Mail
from tests.accounts import provider as providers
from tests.accounts.provider import Provider
from tests.make import people

PASSWORD = "a long enough phrase"
START, SECURITY, SIGN_IN = reverse("dashboard:start"), reverse("accounts:security"), reverse("account_login")
BEGIN, BACK = reverse("openid_connect_login", args=["local"]), reverse("openid_connect_callback", args=["local"])
FINISH, LINK = reverse("accounts:outside_finish"), reverse("accounts:outside_link", args=["local"])


@pytest.fixture
def local(settings: Any) -> Iterator[Provider]:
    with providers.running() as provider:
        settings.OIDC_PROVIDERS = [provider.settings()]
        yield provider


def asked_for(response: Any) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(response.headers["Location"]).query).items()}


def answer(client: Client, provider: Provider, begun: Any) -> Any:
    """Let the provider answer what was begun."""
    query = asked_for(begun)
    provider.nonce = query["nonce"]
    return client.get(BACK, {"code": "c1", "state": query["state"]})


def come_in(client: Client, provider: Provider, query: str = "") -> Any:
    """Go to the provider and come back; return the answer of the last step."""
    back = answer(client, provider, client.get(BEGIN + query))
    return client.post(FINISH) if back.headers["Location"] == FINISH else back


def linked(provider: Provider, person: User | None = None, subject: str = "subject-1") -> User:
    person = person or people.user(Role.STEERING, password=PASSWORD)
    SocialAccount.objects.create(user=person, provider=provider.issuer, uid=subject)
    return person


def is_in(client: Client) -> bool:
    return bool(client.get(START).status_code == 200)


def confirm(client: Client) -> None:
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


# The good way


def test_a_linked_person_comes_in(client: Client, local: Provider) -> None:
    linked(local)
    begun = client.get(BEGIN)
    query = asked_for(begun)
    assert query["redirect_uri"] == f"http://localhost:8000{BACK}"
    assert (query["acr_values"], query["scope"], query["response_type"]) == ("substantial high", "openid", "code")
    assert query["code_challenge_method"] == "S256"
    key = client.session.session_key

    back = answer(client, local, begun)
    assert (back.headers["Location"], is_in(client)) == (FINISH, False)
    assert "Lokalporten" in client.get(FINISH).text
    done = client.post(FINISH)

    assert (done.headers["Location"], is_in(client)) == (START, True)
    assert client.session.session_key != key
    assert client.session[SINCE] > time.time() - 60
    assert FACTOR not in client.session
    assert SocialToken.objects.count() == 0
    assert SocialAccount.objects.get().extra_data == {}
    path, sent = local.asked[-2]
    assert path == "/token"
    assert (sent["code"], bool(sent["code_verifier"]), sent["authorization"][:6]) == ("c1", True, "Basic ")


def test_where_one_wanted_to_go_is_kept_and_never_another_site(client: Client, local: Provider) -> None:
    linked(local)
    assert come_in(client, local, "?next=/hat/").headers["Location"] == "/hat/"

    client.logout()

    assert come_in(client, local, "?next=https://evil.example/").headers["Location"] == START


def test_the_sign_in_page_offers_it_only_where_the_settings_have_one(
    client: Client, local: Provider, settings: Any
) -> None:
    assert BEGIN in client.get(SIGN_IN).text
    settings.OIDC_PROVIDERS = []
    assert BEGIN not in client.get(SIGN_IN).text
    assert (client.get(BEGIN).status_code, client.get(BACK).status_code) == (404, 404)


def test_a_strong_answer_counts_as_a_second_factor(client: Client, local: Provider) -> None:
    linked(local, people.project_leader(password=PASSWORD))
    assert come_in(client, local).status_code == 302
    assert client.get(START).headers["Location"] == SECURITY
    client.logout()

    local.claims["acr"] = "high"
    come_in(client, local)

    assert client.session[FACTOR] is True
    assert client.get(START).context["request"].user.role == Role.PROJECT_LEADER


def test_whoever_has_a_second_factor_is_asked_for_it_unless_the_answer_is_strong(
    client: Client, local: Provider
) -> None:
    person = linked(local)
    TOTP.activate(person, generate_totp_secret())

    assert come_in(client, local).headers["Location"] == reverse("mfa_authenticate")
    client.post(reverse("accounts:sign_out"))
    local.claims["acr"] = "high"
    assert come_in(client, local).headers["Location"] == START


def test_signing_out_is_ours_alone(client: Client, local: Provider) -> None:
    linked(local)
    come_in(client, local)
    asked = len(local.asked)

    client.post(reverse("accounts:sign_out"))

    assert (is_in(client), len(local.asked)) == (False, asked)


# The bad answers

Spoil = Callable[[Provider], None]


def says(**claims: Any) -> Spoil:
    return lambda provider: provider.claims.update(claims)


def has(**parts: Any) -> Spoil:
    def spoil(provider: Provider) -> None:
        for name, value in parts.items():
            setattr(provider, name, value)

    return spoil


NOW = int(time.time())
BAD: dict[str, Spoil] = {
    "wrong issuer": says(iss="https://evil.example"),
    "wrong audience": says(aud="somebody else"),
    "several audiences, for another": says(aud=[providers.CLIENT, "other"], azp="other"),
    "no audience": says(aud=None),
    "expired": says(iat=NOW - 500, exp=NOW - 100),
    "no expiry": says(exp=None),
    "from the future": says(iat=NOW + 5000, exp=NOW + 6000),
    "not before": says(nbf=NOW + 5000),
    "signed by another": has(key=providers.OTHER_KEY),
    "signed by the secret": has(key=providers.SECRET * 4, algorithm="HS256"),
    "not signed": has(key="", algorithm="none"),
    "unknown key": has(headers={"kid": "two"}),
    "no nonce": says(nonce=None),
    "another nonce": says(nonce="replayed"),
    "acr missing": says(acr=None),
    "acr too low": says(acr="low"),
    "acr of another kind": says(acr=["high"]),
    "no subject": says(sub=None),
    "an empty subject": says(sub=""),
    "a number as subject": says(sub=1),
    "an endless subject": says(sub="x" * 192),
    "no id_token": has(answer={"id_token": None}),
    "nonsense as id_token": has(answer={"id_token": "a.b.c"}),
    "a list as id_token": has(answer={"id_token": ["a"]}),
    "describes another issuer": has(described={"issuer": "https://evil.example"}),
    "keys over http elsewhere": has(described={"jwks_uri": "http://192.0.2.1/keys"}),
}


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
@pytest.mark.parametrize("bad", BAD)
def test_a_bad_answer_lets_nobody_in(client: Client, local: Provider, bad: str) -> None:
    linked(local)
    begun = client.get(BEGIN)
    BAD[bad](local)

    if "described" in bad or "describes" in bad or "over http" in bad:
        begun = client.get(BEGIN)
        assert begun.headers["Location"] == SIGN_IN
        return
    back = answer(client, local, begun)

    assert back.headers["Location"] == SIGN_IN
    assert client.post(FINISH).headers["Location"] == SIGN_IN
    assert not is_in(client)


def test_the_good_answer_differs_from_the_bad_ones_only_in_what_is_spoilt(client: Client, local: Provider) -> None:
    linked(local)
    claims = jwt.decode(local.token(), options={"verify_signature": False})

    assert set(claims) >= {"iss", "aud", "sub", "iat", "exp", "nonce", "acr"}
    assert come_in(client, local).headers["Location"] == START


def test_the_address_cannot_lower_what_is_asked_for(client: Client, local: Provider) -> None:
    linked(local)

    begun = client.get(f"{BEGIN}?auth_params=acr_values%3Dlow%26prompt%3Dnone&scope=email")

    assert asked_for(begun)["acr_values"] == "substantial high"
    assert asked_for(begun)["scope"] == "openid"
    assert "prompt" not in asked_for(begun)


def test_the_same_subject_at_another_issuer_is_somebody_else(client: Client, local: Provider) -> None:
    person = people.user(Role.STEERING)
    SocialAccount.objects.create(user=person, provider="https://other.example", uid="subject-1")

    assert come_in(client, local).headers["Location"] == SIGN_IN
    assert not is_in(client)


def test_an_unknown_person_is_not_made_nor_found_by_e_mail(client: Client, local: Provider) -> None:
    people.user(Role.STEERING, email="stranger@example.no")
    before = User.objects.count()

    done = client.get(come_in(client, local).headers["Location"])

    assert "Lokalporten" in done.text
    assert (User.objects.count(), SocialAccount.objects.count(), is_in(client)) == (before, 0, False)


def test_a_deactivated_person_stays_out(client: Client, local: Provider) -> None:
    linked(local, people.user(Role.STEERING, is_active=False))

    assert come_in(client, local).headers["Location"] == SIGN_IN
    assert not is_in(client)


def test_an_answer_is_good_once_and_only_for_whoever_asked(client: Client, local: Provider) -> None:
    linked(local)
    begun = client.get(BEGIN)
    query = asked_for(begun)
    assert answer(client, local, begun).headers["Location"] == FINISH

    assert client.get(BACK, {"code": "c1", "state": query["state"]}).headers["Location"] == SIGN_IN
    assert Client().get(BACK, {"code": "c1", "state": query["state"]}).headers["Location"] == SIGN_IN
    assert client.get(BACK, {"code": "c1", "state": "made up"}).headers["Location"] == SIGN_IN
    assert client.get(BACK).headers["Location"] == SIGN_IN
    assert client.post(FINISH).headers["Location"] == START
    assert client.post(FINISH).headers["Location"] == SECURITY


@pytest.mark.parametrize("error", ["access_denied", "server_error", "<script>"])
def test_a_refusal_by_the_provider_is_said_in_words(client: Client, local: Provider, error: str) -> None:
    query = asked_for(client.get(BEGIN))

    back = client.get(BACK, {"error": error, "state": query["state"]})

    assert back.headers["Location"] == SIGN_IN
    assert error not in client.get(SIGN_IN).text.replace("<script", "", 9) or error == "<script>"


def test_a_provider_that_is_down_is_said_in_words(client: Client, settings: Any) -> None:
    with providers.running() as provider:
        settings.OIDC_PROVIDERS = [provider.settings()]

    assert client.get(BEGIN).headers["Location"] == SIGN_IN


@pytest.mark.parametrize(
    ("spoilt", "found"),
    [
        ({}, []),
        ({"client_id": ""}, ["alisvest.E012"]),
        ({"issuer": "http://evil.example"}, ["alisvest.E013"]),
        ({"strong_acr": ["highest"]}, ["alisvest.E014"]),
    ],
)
def test_half_a_provider_stops_the_start(settings: Any, spoilt: dict[str, Any], found: list[str]) -> None:
    good = {
        "id": "a",
        "label": "A",
        "issuer": "https://a.example",
        "client_id": "c",
        "client_secret": "s",
        "acr": ["x"],
    }
    settings.OIDC_PROVIDERS = [good | spoilt]

    assert [each.id for each in checks.outside_providers_are_whole()] == found
    settings.OIDC_PROVIDERS = [good, good]
    assert [each.id for each in checks.outside_providers_are_whole()] == ["alisvest.E015"]


# Linking


def test_a_person_links_it_and_comes_in_by_it(client: Client, local: Provider) -> None:
    person = people.sign_in(client, people.user(Role.STEERING, password=PASSWORD)).get(START).context["request"].user
    assert "/security/again/" in client.post(LINK).headers["Location"]
    confirm(client)
    go_on = client.post(LINK).context["go_on"]

    back = answer(client, local, client.get(go_on))
    assert (back.headers["Location"], SocialAccount.objects.count()) == (FINISH, 0)
    client.post(FINISH)

    account = SocialAccount.objects.get()
    assert (account.user_id, account.provider, account.uid) == (person.pk, local.issuer, "subject-1")
    assert Mail.objects.get(to=person.email).template == "accounts.security_changed"
    assert "Lokalporten" in client.get(SECURITY).text
    other = Client()
    assert come_in(other, local).headers["Location"] == START


def test_nothing_is_linked_but_from_the_own_page(client: Client, local: Provider) -> None:
    """A link elsewhere that sends a signed-in person off to be linked signs in at most; it links nothing."""
    people.sign_in(client, people.user(Role.STEERING, password=PASSWORD))
    confirm(client)
    assert client.get(LINK).status_code == 405

    come_in(client, local, "?process=connect")

    assert SocialAccount.objects.count() == 0


def test_what_is_somebody_elses_stays_theirs(client: Client, local: Provider) -> None:
    owner = linked(local)
    people.sign_in(client, people.user(Role.STEERING, password=PASSWORD))
    confirm(client)

    answer(client, local, client.get(client.post(LINK).context["go_on"]))

    assert client.post(FINISH).status_code == 409
    assert SocialAccount.objects.get().user == owner


def test_an_answer_begun_by_another_person_in_the_same_browser_links_nothing(client: Client, local: Provider) -> None:
    people.sign_in(client, people.user(Role.STEERING, password=PASSWORD))
    confirm(client)
    begun = client.get(client.post(LINK).context["go_on"])
    states = dict(client.session.items())["socialaccount_states"]
    people.sign_in(client, people.user(Role.STEERING))
    session = client.session
    session["socialaccount_states"] = states
    session.save()

    answer(client, local, begun)
    client.post(FINISH)

    assert SocialAccount.objects.count() == 0


def invited(role: Role) -> tuple[User, str]:
    """Return somebody who has been invited, and the path of their link."""
    leader, guest = people.project_leader(), people.user(role, language="en")
    invitation.invite(guest, capacity="Steering group", language="en", by=leader)
    found = re.search(r"http://localhost:8000(\S+)", Mail.objects.get(to=guest.email).body)
    assert found is not None
    return guest, found[1]


def test_an_invitation_is_accepted_by_an_outside_sign_in(client: Client, local: Provider) -> None:
    guest, path = invited(Role.PROJECT_LEADER)
    local.claims["acr"] = "high"
    assert f"{BEGIN}?process=invite&amp;next=" in client.get(path).text

    assert come_in(client, local, f"?process=invite&next={path}").headers["Location"] == path
    assert "Lokalporten" in client.get(path).text
    assert SocialAccount.objects.count() == 0
    assert client.post(path).headers["Location"] == START

    assert SocialAccount.objects.get().user == guest
    assert client.get(START).context["request"].user.role == Role.PROJECT_LEADER
    guest.refresh_from_db()
    assert not guest.has_usable_password()
    assert come_in(Client(), local).headers["Location"] == START


def test_an_invitation_does_not_take_what_is_somebody_elses(client: Client, local: Provider) -> None:
    owner = linked(local)
    _guest, path = invited(Role.STEERING)
    come_in(client, local, f"?process=invite&next={path}")

    assert client.post(path).status_code == 409
    assert SocialAccount.objects.get().user == owner


def test_unlinking_asks_again_and_never_takes_the_last_way_in(client: Client, local: Provider) -> None:
    person = linked(local)
    account = SocialAccount.objects.get()
    unlink = reverse("accounts:outside_unlink", args=[account.pk])
    people.sign_in(client, person)
    assert "/security/again/" in client.post(unlink).headers["Location"]
    confirm(client)
    assert client.get(unlink).status_code == 200
    stranger = people.sign_in(Client(), people.user(Role.STEERING))
    assert stranger.post(unlink).status_code == 404

    client.post(unlink)
    assert SocialAccount.objects.count() == 0

    linked(local, person)
    person.set_unusable_password()
    person.save()
    people.sign_in(client, person)
    last = reverse("accounts:outside_unlink", args=[SocialAccount.objects.get().pk])
    assert client.post(last).status_code == 409
    assert SocialAccount.objects.count() == 1


def test_without_password_or_factor_only_a_fresh_session_changes_anything(client: Client) -> None:
    person = people.user(Role.STEERING)
    people.sign_in(client, person)
    session = client.session
    session[SINCE] = time.time() - 700
    session.save()

    assert client.get(reverse("mfa_activate_totp")).status_code == 409
    assert client.post(reverse("account_set_password"), {"password1": "x", "password2": "x"}).status_code == 409

"""Invitations: action first, then the page of the link."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from alisvest.accounts.actions import accept_invitation, invite, welcome, withdraw_invitation
from alisvest.accounts.models import Invitation, User
from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Kind, RefusedError
from alisvest.outbox.models import Mail
from tests.make import people

pytestmark = pytest.mark.django_db

NOON = datetime(2019, 1, 15, 12, tzinfo=clock.OSLO)
GOOD = "torsdag regnar det i Kvam"
LINK = re.compile(r"(https?://\S+/invitations/)([\w-]+)/")


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    cache.clear()
    with clock.at(NOON):
        yield


def invited(user: User | None = None, **fields: str) -> tuple[Invitation, str]:
    """Invite somebody and return the invitation with the secret out of the mail."""
    leader = people.project_leader(name="Marianne Leder")
    values = {"capacity": "Kvam herad, finance", "language": "en"} | fields
    invitation = invite(user or people.user(), by=leader, **values)
    return invitation, token_of(invitation)


def token_of(invitation: Invitation) -> str:
    found = LINK.search(Mail.objects.filter(about_id=invitation.pk).latest("pk").body)
    assert found is not None
    return found[2]


def page(token: str) -> str:
    return reverse("accounts:invitation_accept", args=[token])


def test_the_mail_says_who_sends_it_as_what_and_until_when_and_holds_the_link() -> None:
    user = people.user(name="Gro Steine")
    invitation, token = invited(user)

    mail = Mail.objects.get()

    assert (mail.kind, mail.to, mail.receiver_id, mail.language) == ("code", user.email, user.pk, "en")
    assert f"{settings.SITE_URL}{page(token)}" in mail.body
    for words in (
        "Gro Steine",
        "Marianne Leder",
        "Kvam herad, finance",
        "18\N{NO-BREAK SPACE}January\N{NO-BREAK SPACE}2019",
    ):
        assert words in mail.body
    assert invitation.expires_at - invitation.sent_at == timedelta(hours=72)


@pytest.mark.parametrize(
    ("language", "words"), [("nb", "Invitasjon til ALIS-Vest"), ("nn", "Invitasjon til ALIS-Vest")]
)
def test_the_mail_speaks_the_language_it_is_asked_to(language: str, words: str) -> None:
    invited(language=language)

    assert Mail.objects.get().subject == words


def test_the_secret_is_stored_nowhere_but_in_the_mail() -> None:
    _invitation, token = invited()
    tables = [name for name in connection.introspection.table_names() if name != "outbox_mail" and "mail" not in name]

    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'select count(*) from "{table}" t where t::text like %s', [f"%{token}%"])  # noqa: S608
            assert cursor.fetchone() == (0,), table


def test_accepting_stores_the_password_uses_the_link_up_and_leaves_a_trail() -> None:
    invitation, token = invited()

    user = accept_invitation(token, password=GOOD)

    invitation.refresh_from_db()
    assert user.check_password(GOOD)
    assert invitation.accepted_at == NOON
    assert [e.verb for e in Event.objects.filter(subject_type="accounts.invitation")] == [
        "accounts.invitation_accepted",
        "accounts.invited",
    ]
    with pytest.raises(RefusedError):
        accept_invitation(token, password="en annan lang setning")


def test_it_is_good_for_72_hours_to_the_second() -> None:
    _invitation, token = invited()

    with clock.at(NOON + timedelta(hours=72)), pytest.raises(RefusedError, match="72 hours"):
        accept_invitation(token, password=GOOD)
    with clock.at(NOON + timedelta(hours=71, minutes=59, seconds=59)):
        accept_invitation(token, password=GOOD)


def test_sending_it_again_makes_the_old_link_void() -> None:
    user = people.user()
    _old, first = invited(user)
    _new, second = invited(user)

    with pytest.raises(RefusedError, match="newer one"):
        accept_invitation(first, password=GOOD)
    accept_invitation(second, password=GOOD)


def test_whoever_can_sign_in_is_not_invited_but_told() -> None:
    user = people.user(password=GOOD)

    with pytest.raises(RefusedError, match="already sign in"):
        invited(user)
    assert welcome(user, capacity="Kvam herad, reader", language="en", by=people.project_leader()) is None
    assert [m.template for m in Mail.objects.all()] == ["accounts.new_role"]


def test_a_second_role_while_the_invitation_waits_is_told_and_the_link_stays_good() -> None:
    user = people.user()
    _invitation, token = invited(user)

    assert welcome(user, capacity="Voss herad, reader", language="nn", by=people.project_leader()) is None

    assert [m.template for m in Mail.objects.order_by("pk")] == ["accounts.invitation", "accounts.new_role"]
    accept_invitation(token, password=GOOD)


@pytest.mark.parametrize("role", [Role.READER, Role.SUPERVISOR, Role.CANDIDATE, Role.AUDITOR])
def test_only_staff_and_managers_invite(role: Role) -> None:
    with pytest.raises(RefusedError) as refused:
        invite(people.user(), capacity="x", language="nb", by=people.user(role, 1))

    assert refused.value.refusal.kind == Kind.NOT_YOURS_TO_DO


def test_a_deactivated_person_is_not_invited_and_an_earlier_link_lets_nobody_in() -> None:
    user = people.user()
    _invitation, token = invited(user)
    User.objects.filter(pk=user.pk).update(is_active=False)

    with pytest.raises(RefusedError, match="deactivated"):
        invited(user)
    with pytest.raises(RefusedError, match="withdrawn"):
        accept_invitation(token, password=GOOD)


def test_withdrawing_makes_the_link_void_and_is_done_once() -> None:
    invitation, token = invited()
    leader = people.project_leader()

    withdraw_invitation(invitation, by=leader)

    with pytest.raises(RefusedError, match="withdrawn"):
        accept_invitation(token, password=GOOD)
    with pytest.raises(RefusedError):
        withdraw_invitation(invitation, by=leader)


def test_the_database_holds_one_open_invitation_a_person_and_no_plain_secret() -> None:
    invitation, _token = invited()
    values = {
        "user": invitation.user,
        "capacity": "x",
        "language": "nb",
        "sent_by": invitation.sent_by,
        "sent_at": NOON,
        "expires_at": NOON + timedelta(hours=1),
    }

    for fingerprint in ("0" * 64, "a plain secret"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Invitation.objects.create(**values, fingerprint=fingerprint)


# --- the page ---


def test_opening_the_page_changes_nothing_and_may_be_done_again(client: Client) -> None:
    invitation, token = invited()

    answers = [client.get(page(token)) for _ in range(3)] + [client.head(page(token))]

    assert [a.status_code for a in answers] == [200] * 4
    assert "no-store" in answers[0].headers["Cache-Control"]
    invitation.refresh_from_db()
    assert (invitation.accepted_at, invitation.user.has_usable_password()) == (None, False)


def test_choosing_a_password_signs_in(client: Client) -> None:
    user = people.user(Role.STEERING)
    _invitation, token = invited(user)

    answer = client.post(page(token), {"password": GOOD, "repeated": GOOD})

    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("dashboard:start"))
    assert client.session["_auth_user_id"] == str(user.pk)
    assert client.session["hat"] == "steering:"


@pytest.mark.parametrize(
    ("password", "repeated"),
    [("short", "short"), ("administrator", "administrator"), (GOOD, GOOD + "x"), ("", ""), (GOOD, "")],
)
def test_a_password_that_will_not_do_is_explained_and_the_link_stays_good(
    client: Client, password: str, repeated: str
) -> None:
    invitation, token = invited()

    answer = client.post(page(token), {"password": password, "repeated": repeated})

    invitation.refresh_from_db()
    assert (answer.status_code, invitation.accepted_at) == (422, None)
    assert client.get(page(token)).status_code == 200


def test_each_closed_link_says_what_to_do(client: Client) -> None:
    _used, first = invited()
    accept_invitation(first, password=GOOD)
    gone, second = invited()
    withdraw_invitation(gone, by=people.project_leader())
    _late, third = invited()

    with clock.at(NOON + timedelta(days=4)):
        answers = [client.get(page(token)) for token in (first, second, third)]

    assert [a.status_code for a in answers] == [410] * 3
    for answer, words in zip(answers, ("is used. Sign in", "newer one was sent", "72 hours"), strict=True):
        assert words in answer.text


def test_an_unknown_link_and_a_malformed_one_cannot_be_told_apart(client: Client) -> None:
    _invitation, token = invited()

    answers = [client.get(page(each)) for each in ("A" * len(token), "x", "%00-", token.swapcase())]

    assert {(a.status_code, len(a.content)) for a in answers} == {(404, len(answers[0].content))}


def test_somebody_else_who_is_signed_in_is_asked_to_sign_out_first(client: Client) -> None:
    invitation, token = invited()
    people.sign_in(client, people.administrator())

    answers = [client.get(page(token)), client.post(page(token), {"password": GOOD, "repeated": GOOD})]

    invitation.refresh_from_db()
    assert [a.status_code for a in answers] == [409, 409]
    assert invitation.accepted_at is None

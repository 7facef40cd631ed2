"""People: entering them, closing the door to them and opening it again."""

from datetime import date

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction

from alisvest.accounts import letters, rules
from alisvest.accounts.actions.appointment import appoint, leaders
from alisvest.accounts.actions.invitation import invite
from alisvest.accounts.models import Language, User
from alisvest.accounts.queries import has_second_factor
from alisvest.audit.actions import record
from alisvest.core.roles import Role
from alisvest.core.rules import require


@transaction.atomic
def register_person(
    *, email: str, name: str, by: User | None, password: str | None = None, language: str = Language.BOKMAL
) -> User:
    """Enter a person. The e-mail is the name they sign in by; without a password they cannot."""
    user = User.objects.create_user(email, password, name=name, language=language)
    record("accounts.person_registered", user, by=by)
    return user


@transaction.atomic
def enter_person(*, email: str, name: str, language: str, role: Role | None, start: date, by: User) -> User:
    """Enter somebody, give them one of the programme's own roles from `start` on, and send the way in.

    Raises RefusedError; IntegrityError where two enter the same address at the same moment.
    """
    address = User.objects.normalize_email(email).strip().lower()
    require(rules.refuse_enter(known=User.objects.filter(email=address).exists(), by=by))
    user = register_person(email=address, name=" ".join(name.split()), language=language, by=by)
    if role is not None:
        appoint(user, role, start=start, by=by, tell=False)
    invite(user, capacity=str(role.label) if role else "ALIS-Vest", language=language, by=by)
    return user


@transaction.atomic
def deactivate_person(user: User, *, reason: str, by: User) -> None:
    """Close the door: no sign-in, and every session is out at its next request. Raises RefusedError."""
    leading = leaders()
    user = User.objects.select_for_update(of=("self",), no_key=True).get(pk=user.pk)
    others = sum(1 for each in leading if each.user_id != user.pk)
    is_leader = any(each.user_id == user.pk for each in leading)
    require(rules.refuse_deactivate(user, is_leader=is_leader, other_leaders=others, by=by))
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_sessions(user)
    record("accounts.person_deactivated", user, by=by, reason=reason)


@transaction.atomic
def reactivate_person(user: User, *, by: User) -> None:
    """Open the door again: the roles that still hold are worn again. Raises RefusedError."""
    user = User.objects.select_for_update(of=("self",), no_key=True).get(pk=user.pk)
    require(rules.refuse_reactivate(user, by=by))
    user.is_active = True
    user.save(update_fields=["is_active"])
    record("accounts.person_reactivated", user, by=by)


@transaction.atomic
def reset_second_factor(user: User, *, reason: str, by: User) -> None:
    """Take away app, passkeys and recovery codes of somebody who was identified; end their sessions and tell them.

    `reason` says how they were identified. Raises RefusedError.
    """
    user = User.objects.select_for_update(of=("self",), no_key=True).get(pk=user.pk)
    require(rules.refuse_reset_factor(user, reason=reason, has_factor=has_second_factor(user), by=by))
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    record("accounts.second_factor_reset", user, by=by, reason=reason)
    letters.tell_of_reset(user, reason, by=by)


def end_sessions(user: User) -> None:
    """Sign the person out everywhere. A session's content is sealed, so each is opened and asked whose it is."""
    for session in Session.objects.all():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()
    UserSession.objects.filter(user=user).delete()


@transaction.atomic
def choose_language(user: User, language: str) -> None:
    """Let a person read the pages in another language."""
    before = user.language
    user.language = Language(language)
    user.save(update_fields=["language"])
    record("accounts.language_chosen", user, by=user, changes={"language": [before, user.language]})

"""What the page «Sign-in and security» shows."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from alisvest.accounts.models import User
from alisvest.accounts.sign_in import oidc


@dataclass(frozen=True, slots=True)
class Passkey:
    key: int
    name: str
    added: datetime
    used: datetime | None


@dataclass(frozen=True, slots=True)
class Linked:
    key: int
    label: str
    added: datetime


@dataclass(frozen=True, slots=True)
class WaysIn:
    """How the person can sign in. `app` is when the authenticator app was added; `codes` how many codes are left."""

    password: bool
    outside: tuple[Linked, ...]
    app: datetime | None
    passkeys: tuple[Passkey, ...]
    codes: int | None

    @property
    def second_factor(self) -> bool:
        return self.app is not None or bool(self.passkeys)


def ways_in(user: User) -> WaysIn:
    """Return all the ways by which the person can show who they are."""
    kept = list(Authenticator.objects.filter(user=user).order_by("created_at"))
    left = recovery_codes(user)
    return WaysIn(
        password=user.has_usable_password(),
        outside=tuple(
            Linked(each.pk, oidc.label_of(each.provider), each.date_joined)
            for each in SocialAccount.objects.filter(user=user).order_by("date_joined")
        ),
        app=next((each.created_at for each in kept if each.type == Authenticator.Type.TOTP), None),
        passkeys=tuple(
            Passkey(each.pk, each.wrap().name, each.created_at, each.last_used_at)
            for each in kept
            if each.type == Authenticator.Type.WEBAUTHN
        ),
        codes=None if left is None else len(left),
    )


def recovery_codes(user: User) -> list[str] | None:
    """Return the codes not used yet; None where the person has none because they have no second factor."""
    kept = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return kept.wrap().get_unused_codes() if kept else None


def linked(user: User, key: int) -> Linked | None:
    """Return one of the person's own outside identities."""
    return next((each for each in ways_in(user).outside if each.key == key), None)

"""What signing in writes besides allauth's own tables: mails, and lines of the trail."""

from datetime import timedelta

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.http import int_to_base36
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.accounts.sign_in import letters
from alisvest.accounts.sign_in.oidc import Identity
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.links import absolute
from alisvest.core.rules import not_now, require
from alisvest.outbox.actions import send_letter
from alisvest.outbox.models import Mail, MailKind
from alisvest.ui import formats

MANY = 10  # failed attempts at one address in a day
LINKS_AN_HOUR = 5  # mails with a link to one address; all of them still work, so more would only fill the mailbox


@transaction.atomic
def send_reset_link(email: str) -> None:
    """Send the person of that address a link that lets them choose a password, once, within the hour.

    For an address that nobody has, and for a deactivated person, the same work is done and taken back: neither the
    answer nor its time tells who is known here.
    """
    user = User.objects.filter(email=email.lower()).first()
    known = user is not None and user.is_active
    receiver = user if user is not None and known else User(pk=0, email=email.lower(), name="-", password="!")  # noqa: S106  no password
    link = reset_link(receiver)
    template = letters.RESET if receiver.has_usable_password() or not known else letters.NO_PASSWORD
    send_letter(
        template.key,
        to=receiver.email,
        language=receiver.language,
        values={"name": receiver.name, "link": link},
        kind=MailKind.CODE,
        receiver=receiver if known else None,
    )
    if not known or _links_sent(receiver.email) > LINKS_AN_HOUR:
        transaction.set_rollback(True)


def _links_sent(email: str) -> int:
    within = clock.now() - timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
    keys = (letters.RESET.key, letters.NO_PASSWORD.key)
    return Mail.objects.filter(to=email, template__in=keys, queued_at__gt=within).count()


def reset_link(user: User) -> str:
    """Return the address at which the person chooses a new password: bound to the present one, so it works once."""
    key = default_token_generator.make_token(user)
    return absolute(reverse("account_reset_password_from_key", args=[int_to_base36(user.pk), key]))


@transaction.atomic
def tell_of_change(user: User, verb: str, change: str | Promise) -> None:
    """Write on the trail that a way of signing in was changed, and tell its owner by mail."""
    record(f"accounts.{verb}", user, by=user)
    with translation.override(user.language):
        values = {
            "name": user.name,
            "change": str(change),
            "when": formats.moment(clock.now()),
            "link": absolute(reverse("accounts:security")),
        }
    send_letter(
        letters.CHANGED.key,
        to=user.email,
        language=user.language,
        values=values,
        kind=MailKind.CODE,
        receiver=user,
    )


def warn_of_attempts(email: str) -> None:
    """Tell the person of that address, once a day, that many have failed to sign in as them."""
    user = User.objects.filter(email=email.lower(), is_active=True).first()
    if user is None:
        return
    send_letter(
        letters.MANY_ATTEMPTS.key,
        to=user.email,
        language=user.language,
        values={"name": user.name, "count": MANY, "link": absolute(reverse("accounts:security"))},
        kind=MailKind.CODE,
        receiver=user,
        once=f"accounts.many_attempts:{user.pk}:{clock.today():%Y-%m-%d}",
    )


@transaction.atomic
def link(user: User, identity: Identity) -> SocialAccount:
    """Let the person sign in as this outside identity from now on. Raises RefusedError where it is somebody else's."""
    account, made = SocialAccount.objects.get_or_create(
        provider=identity.issuer, uid=identity.subject, defaults={"user": user}
    )
    require(None if account.user_id == user.pk else not_now(_("This outside sign-in belongs to somebody else here.")))
    if made:
        tell_of_change(user, "provider_linked", _("An outside sign-in was linked."))
    return account


@transaction.atomic
def unlink(user: User, key: int) -> None:
    """Take an outside identity away. Raises RefusedError where it is the person's only way in."""
    account = SocialAccount.objects.select_for_update(of=("self",)).get(pk=key, user=user)
    others = SocialAccount.objects.filter(user=user).exclude(pk=key).exists()
    refusal = (
        None
        if others or user.has_usable_password()
        else not_now(_("Choose a password first: this is your only way in."))
    )
    require(refusal)
    account.delete()
    tell_of_change(user, "provider_unlinked", _("An outside sign-in was unlinked."))


def person_of(identity: Identity) -> User | None:
    """Return whose outside identity it is, and note that it was used. Nobody is made, nobody is matched by e-mail."""
    account = SocialAccount.objects.filter(provider=identity.issuer, uid=identity.subject).first()
    if account is None:
        return None
    account.save(update_fields=["last_login"])
    return User.objects.get(pk=account.user_id)

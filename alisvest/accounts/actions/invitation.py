"""Letting people in by a link: sending it, taking it back, using it."""

import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from alisvest.accounts import claims, letters, rules
from alisvest.accounts.models import LIFETIME, Invitation, User, fingerprint
from alisvest.accounts.queries import has_way_in
from alisvest.accounts.sign_in.actions import link
from alisvest.accounts.sign_in.oidc import Identity
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import not_now, require


def known_or_new(*, email: str, name: str, language: str, by: User) -> User:
    """Return the person of the address, or enter them without a password; two at the same moment get the same one."""
    address = User.objects.normalize_email(email).strip().lower()
    user, made = User.objects.get_or_create(
        email=address, defaults={"name": " ".join(name.split()), "language": language, "password": unusable()}
    )
    if made:
        record("accounts.person_registered", user, by=by)
    return user


def unusable() -> str:
    """Return what stands in the password field of somebody who has none: no password ever matches it."""
    nobody = User()
    nobody.set_unusable_password()
    return nobody.password


@transaction.atomic
def invite(user: User, *, capacity: str, language: str, by: User) -> Invitation:
    """Send the person a link by which they choose a password; an earlier one is void. Raises RefusedError."""
    user = _locked(user)
    require(rules.refuse_invite(user, has_way_in=has_way_in(user), by=by))
    return _send(user, capacity=capacity, language=language, by=by)


@transaction.atomic
def welcome(user: User, *, capacity: str, language: str, by: User) -> Invitation | None:
    """Tell a person of a role they got: by an invitation where they have no way in and none is open, else by a notice."""
    user = _locked(user)
    waiting = Invitation.objects.unsettled().filter(user=user, claim_type="", expires_at__gt=clock.now())
    if has_way_in(user) or waiting.exists():
        letters.tell_of_role(user, capacity, language=language, by=by)
        return None
    return invite(user, capacity=capacity, language=language, by=by)


@transaction.atomic
def send_claim(label: str, record_id: int, *, email: str, name: str, by: User) -> Invitation:
    """Send the link that makes the record the person's own. Raises RefusedError, ObjectDoesNotExist out of reach."""
    claim = claims.claim_of(label)
    row = claim.rows(by).get(pk=record_id)
    user = _locked(known_or_new(email=email, name=name, language=by.language, by=by))
    require(rules.refuse_claim_invitation(user, by=by) or claim.refuse(row, user))
    for earlier in Invitation.objects.unsettled().filter(claim_type=label, claim_id=record_id).exclude(user=user):
        _void(earlier, by=by)
    capacity = str(claim.words)
    return _send(user, capacity=capacity, language=user.language, by=by, claim_type=label, claim_id=record_id)


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: User) -> None:
    """Make the link void. Raises RefusedError."""
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    require(rules.refuse_withdraw(invitation, now=clock.now(), by=by))
    _void(invitation, by=by)


@transaction.atomic
def accept_invitation(
    token: str, *, password: str | None = None, reader: User | None = None, identity: Identity | None = None
) -> User:
    """Use the link up: store the way in, attach the record it is for, and return who it lets in. Raises RefusedError.

    Somebody who can sign in already does so first and accepts as `reader`; everybody else chooses a password, which has
    passed the validators, or links the `identity` that an outside provider has just vouched for.
    """
    invitation = (
        Invitation.objects.select_for_update(of=("self",)).select_related("user").filter(fingerprint=fingerprint(token))
    ).first()
    require(rules.refuse_accept(invitation, now=clock.now()))
    assert invitation is not None  # noqa: S101  the rule refused None
    user = _locked(invitation.user)
    if has_way_in(user):
        require(
            None
            if reader is not None and reader.pk == user.pk
            else not_now(_("Sign in first, then open the link again."))
        )
    elif identity is not None:
        link(user, identity)
    else:
        require(None if password else not_now(_("Choose a password.")))
        user.set_password(password)
        user.save(update_fields=["password"])
    invitation.accepted_at = clock.now()
    invitation.save(update_fields=["accepted_at"])
    record("accounts.invitation_accepted", invitation, by=user)
    if invitation.claim_type and invitation.claim_id is not None:
        claims.claim_of(invitation.claim_type).attach(invitation.claim_id, user)
    return user


def _locked(user: User) -> User:
    """Fetch the person again and hold them: two invitations at the same moment wait for each other here."""
    return User.objects.select_for_update(of=("self",), no_key=True).get(pk=user.pk)


def _void(invitation: Invitation, *, by: User) -> None:
    invitation.withdrawn_by, invitation.withdrawn_at = by, clock.now()
    invitation.save(update_fields=["withdrawn_by", "withdrawn_at"])
    record("accounts.invitation_withdrawn", invitation, by=by)


def _send(
    user: User, *, capacity: str, language: str, by: User, claim_type: str = "", claim_id: int | None = None
) -> Invitation:
    """Make the row with the hash of a new secret, and queue the mail with the secret; an earlier one is void."""
    now, token = clock.now(), secrets.token_urlsafe(32)
    for earlier in Invitation.objects.unsettled().filter(user=user, claim_type=claim_type, claim_id=claim_id):
        _void(earlier, by=by)
    invitation = Invitation.objects.create(
        user=user,
        capacity=capacity,
        language=language,
        fingerprint=fingerprint(token),
        claim_type=claim_type,
        claim_id=claim_id,
        sent_by=by,
        sent_at=now,
        expires_at=now + LIFETIME,
    )
    record("accounts.invited", invitation, by=by, changes={"user": user.pk, "as": capacity})
    letters.send_invitation(invitation, token)
    return invitation

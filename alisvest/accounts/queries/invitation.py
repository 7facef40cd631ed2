"""Invitations, as the page of the link and the people's pages read them."""

from alisvest.accounts.models import Invitation, User, fingerprint


def has_way_in(user: User) -> bool:
    """Tell whether the person can come in without an invitation: by a password, or as they came in before."""
    return user.has_usable_password() or Invitation.objects.filter(user=user, accepted_at__isnull=False).exists()


def invitation_of(token: str) -> Invitation | None:
    """Return the invitation that a link belongs to. Whoever holds the link may see it."""
    return Invitation.objects.select_related("user", "sent_by").filter(fingerprint=fingerprint(token)).first()

"""How far people are on their way in: invited, came in, last seen, with or without a second factor."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from alisvest.accounts.models import Invitation, InvitationState, User
from alisvest.outbox.queries.addresses import stale_addresses
from alisvest.ui.badges import Badge, Tone


@dataclass(frozen=True, slots=True)
class WayIn:
    """One person's. `invitation` is the latest to sign in, whatever became of it."""

    user: User
    has: bool
    invitation: Invitation | None
    mail_returns: bool = False  # what was last sent to the address came back

    def state(self, now: datetime) -> InvitationState | None:
        """Return what the latest invitation is good for; None where none was sent."""
        return self.invitation.state(now) if self.invitation else None

    def is_waiting(self, now: datetime) -> bool:
        """Tell whether there is an invitation that can be sent again or withdrawn."""
        return not self.has and self.state(now) in {InvitationState.OPEN, InvitationState.EXPIRED}

    def badge(self, now: datetime) -> Badge:
        """Say it in one word."""
        if not self.user.is_active:
            return Badge(_("Deactivated"), Tone.NEUTRAL, "lock")
        if self.mail_returns:
            return Badge(_("Mail comes back"), Tone.DANGER, "undo")
        if self.has:
            return Badge(_("Can sign in"), Tone.SUCCESS, "check-circle")
        match self.state(now):
            case InvitationState.OPEN:
                return Badge(_("Is invited"), Tone.INFO, "envelope")
            case InvitationState.EXPIRED:
                return Badge(_("The invitation has ended"), Tone.WARNING, "warn")
        return Badge(_("Not invited"), Tone.WARNING, "warn")


def ways_in(users: Iterable[User]) -> dict[int, WayIn]:
    """Return how each of the people comes in, by key. Two queries."""
    people = {user.pk: user for user in users}
    latest: dict[int, Invitation] = {}
    came: set[int] = set()
    for invitation in Invitation.objects.filter(user__in=people).order_by("sent_at", "pk"):
        if invitation.claim_type == "":
            latest[invitation.user_id] = invitation
        if invitation.accepted_at is not None:
            came.add(invitation.user_id)
    stale = stale_addresses(user.email for user in people.values())
    return {
        key: WayIn(user, user.has_usable_password() or key in came, latest.get(key), user.email.lower() in stale)
        for key, user in people.items()
    }

"""A link sent by e-mail that lets a person in for the first time, or gives them the record others entered for them."""

from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models.person import Language, User
from alisvest.audit.tracking import tracked
from alisvest.core.roles import Role

LIFETIME = timedelta(hours=72)


class InvitationState(StrEnum):
    OPEN = "open"
    EXPIRED = "expired"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


def fingerprint(token: str) -> str:
    """Return what is stored of a link's secret: who reads the table cannot make the link."""
    return sha256(token.encode()).hexdigest()


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, reader: User) -> Self:
        """The project leader sees all of them, the administrator the links to records."""
        if reader.role == Role.PROJECT_LEADER:
            return self
        return self.exclude(claim_type="") if reader.role == Role.ADMINISTRATOR else self.none()

    def unsettled(self) -> Self:
        """Return those neither accepted nor withdrawn; their time may be out."""
        return self.filter(accepted_at=None, withdrawn_at=None)


@tracked(without=("fingerprint",))
class Invitation(models.Model):
    """Sent to one person, good once and for LIFETIME. A newer one for the same thing makes it void.

    `capacity` says in the mail's language as what they are invited. `claim_type` and `claim_id` name the record that
    becomes the person's when they accept; both empty where they only get a way of signing in.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations")
    capacity = models.CharField(max_length=200)
    language = models.CharField(max_length=2, choices=Language)
    fingerprint = models.CharField(max_length=64, unique=True)
    claim_type = models.CharField(max_length=60, blank=True)
    claim_id = models.BigIntegerField(null=True, blank=True)
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ("-sent_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                name="accounts_invitation_one_unsettled",
                fields=("user", "claim_type", "claim_id"),
                condition=Q(accepted_at=None, withdrawn_at=None),
                nulls_distinct=False,
                violation_error_message=_("An invitation to this person was sent a moment ago."),
            ),
            models.CheckConstraint(
                name="accounts_invitation_settled_in_one_way",
                condition=Q(accepted_at=None) | Q(withdrawn_at=None),
                violation_error_message=_("An invitation is accepted or withdrawn, not both."),
            ),
            models.CheckConstraint(
                name="accounts_invitation_withdrawn_by_somebody",
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                violation_error_message=_("A withdrawn invitation says who withdrew it and when."),
            ),
            models.CheckConstraint(
                name="accounts_invitation_claims_a_row_or_nothing",
                condition=Q(claim_type="", claim_id=None) | (~Q(claim_type="") & Q(claim_id__isnull=False)),
                violation_error_message=_("An invitation names a whole record or none."),
            ),
            models.CheckConstraint(
                name="accounts_invitation_expires_after_it_is_sent",
                condition=Q(expires_at__gt=F("sent_at")),
                violation_error_message=_("An invitation ends after it is sent."),
            ),
            models.CheckConstraint(
                name="accounts_invitation_keeps_only_a_hash",
                condition=Q(fingerprint__regex=r"^[0-9a-f]{64}$"),
                violation_error_message=_("Of an invitation’s link only its hash is stored."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.capacity}"

    def state(self, now: datetime) -> InvitationState:
        """Tell what the link is good for at that moment."""
        if self.withdrawn_at is not None:
            return InvitationState.WITHDRAWN
        if self.accepted_at is not None:
            return InvitationState.ACCEPTED
        return InvitationState.OPEN if now < self.expires_at else InvitationState.EXPIRED

"""Who has to approve a round's recommendation before it goes to the steering group, and who has."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.roles import STAFF_ROLES
from alisvest.core.rules import transitions
from municipalities.models.round import Round
from municipalities.workflow import APPROVAL_MOVES, ApprovalStatus

S = ApprovalStatus


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def visible_to(self, user: User) -> Self:
        return self if user.role in STAFF_ROLES else self.none()

    def standing(self) -> Self:
        """Return what is asked for or given; not what was voided or withdrawn."""
        return self.filter(status__in=(S.WAITING, S.GIVEN))


@tracked()
class Approval(models.Model):
    """One named person's approval of the whole recommendation. A change afterwards voids it and asks anew.

    `content_sha256` is what was approved; `voided_by` made the change, `void_reason` says which.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="approvals")
    approver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(_("status"), max_length=20, choices=S, default=S.WAITING)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    nudged_at = models.DateTimeField(null=True, blank=True)
    given_at = models.DateTimeField(null=True, blank=True)
    content_sha256 = models.CharField(max_length=64, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True, help_text="when it was voided or withdrawn")
    ended_because = models.CharField(max_length=300, blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        ordering = ("round", "asked_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("round", "approver"),
                condition=Q(status__in=("waiting", "given")),
                name="municipalities_approval_one_standing",
                violation_error_message=_("The person is already asked to approve."),
            ),
            models.CheckConstraint(
                name="municipalities_approval_given_is_whole",
                condition=Q(status__in=("waiting", "withdrawn"), given_at=None, content_sha256="")
                | Q(status__in=("given", "void"), given_at__isnull=False, content_sha256__regex=r"^[0-9a-f]{64}$"),
                violation_error_message=_("A given approval has its time and says what was approved."),
            ),
            models.CheckConstraint(
                name="municipalities_approval_ended_with_reason",
                condition=Q(status__in=("waiting", "given"), ended_at=None, ended_because="")
                | Q(status__in=("void", "withdrawn"), ended_at__isnull=False) & ~Q(ended_because=""),
                violation_error_message=_("An approval that ends has its time and its reason."),
            ),
        )
        triggers = (pgtrigger.FSM(name="approval_moves", field="status", transitions=transitions(APPROVAL_MOVES)),)

    def __str__(self) -> str:
        return f"{self.round_id} {self.approver_id} {self.status}"

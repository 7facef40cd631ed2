"""A circular: one text in both language forms to everybody in some groups, each in the own form."""

from typing import TYPE_CHECKING, Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.audit.tracking import tracked
from alisvest.core.roles import STAFF_ROLES
from alisvest.core.rules import transitions
from alisvest.outbox.workflow import CIRCULAR_MOVES, CircularStatus

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User


class CircularQuerySet(models.QuerySet["Circular"]):
    def visible_to(self, user: "User") -> Self:
        """Return the circulars that the reader may open: the project's staff all of them."""
        return self if user.role in STAFF_ROLES else self.none()


@tracked()
class Circular(models.Model):
    """A draft until it is sent. Whom it went to is in the mails that are about it."""

    subject_nb = models.CharField(max_length=200, blank=True)
    body_nb = models.TextField(blank=True)
    subject_nn = models.CharField(max_length=200, blank=True)
    body_nn = models.TextField(blank=True)
    groups = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    status = models.CharField(max_length=10, choices=CircularStatus, default=CircularStatus.DRAFT)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = CircularQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("circular")
        constraints = (
            models.CheckConstraint(
                name="outbox_circular_sent_has_sender_and_time",
                condition=Q(status="sent", sent_at__isnull=False, sent_by__isnull=False)
                | (~Q(status="sent") & Q(sent_at=None, sent_by=None)),
                violation_error_message=_("A sent circular has its sender and time, and only a sent one."),
            ),
        )
        triggers = (pgtrigger.FSM(name="circular_moves", field="status", transitions=transitions(CIRCULAR_MOVES)),)

    def __str__(self) -> str:
        return self.subject_nb or self.subject_nn or f"{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("outbox:circular_detail", args=[self.pk])

    def words(self, form: str) -> tuple[str, str]:
        """Return subject and body in "nb" or "nn"."""
        return (self.subject_nn, self.body_nn) if form == "nn" else (self.subject_nb, self.body_nb)

"""The row that a mail is before it leaves."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class MailStatus(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")


class MailQuerySet(models.QuerySet["Mail"]):
    def due(self) -> Self:
        """Return what has not left yet, oldest first."""
        return self.filter(status=MailStatus.WAITING).order_by("pk")


class Mail(models.Model):
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    language = models.CharField(max_length=2)
    status = models.CharField(max_length=10, choices=MailStatus, default=MailStatus.WAITING)
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="outbox_mail_sent_has_time",
                condition=Q(status=MailStatus.SENT, sent_at__isnull=False)
                | (~Q(status=MailStatus.SENT) & Q(sent_at=None)),
                violation_error_message=_("A sent mail has its time, and only a sent one."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.to}: {self.subject}"

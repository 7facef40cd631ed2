"""The row that every letter and mail is before it leaves."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.audit.tracking import tracked
from alisvest.documents.models import Document


class MailStatus(models.TextChoices):
    HELD = "held", _("Held back")
    WAITING = "waiting", _("Waiting")
    HANDING_OVER = "handing_over", _("Being handed over")
    SENT = "sent", _("Sent")
    IN_DOUBT = "in_doubt", _("Perhaps sent")
    FAILED = "failed", _("Failed")
    RETURNED = "returned", _("Returned")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    GATHERED = "gathered", _("In a digest")


class MailKind(models.TextChoices):
    """What it is decides whether somebody reads it first and whether a digest may hold it."""

    LETTER = "letter", _("Letter")
    RECEIPT = "receipt", _("Receipt")
    CODE = "code", _("Code or link")
    NOTICE = "notice", _("Notice")
    REMINDER = "reminder", _("Reminder")
    DIGEST = "digest", _("Digest")


class MailQuerySet(models.QuerySet["Mail"]):
    def due(self) -> Self:
        """Return what has not left yet, oldest first."""
        return self.filter(status=MailStatus.WAITING).order_by("pk")


@tracked(without=("body",))
class Mail(models.Model):
    kind = models.CharField(max_length=10, choices=MailKind, default=MailKind.NOTICE)
    to = models.EmailField()
    receiver = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    subject = models.CharField(max_length=200)
    body = models.TextField()
    language = models.CharField(max_length=2)
    template = models.CharField(max_length=60, blank=True)
    about_type = models.CharField(max_length=60, blank=True)
    about_id = models.BigIntegerField(null=True, blank=True)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    once = models.CharField(max_length=150, null=True, blank=True, unique=True, help_text="the same key is one mail")
    status = models.CharField(max_length=15, choices=MailStatus, default=MailStatus.WAITING)
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="outbox_mail_sent_has_time",
                condition=Q(status__in=("sent", "returned"), sent_at__isnull=False)
                | (~Q(status__in=("sent", "returned")) & Q(sent_at=None)),
                violation_error_message=_("A sent mail has its time, and only a sent one."),
            ),
            models.CheckConstraint(
                name="outbox_mail_is_about_a_row_or_nothing",
                condition=Q(about_type="", about_id=None) | (~Q(about_type="") & Q(about_id__isnull=False)),
                violation_error_message=_("A mail is about a whole row."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.to}: {self.subject}"

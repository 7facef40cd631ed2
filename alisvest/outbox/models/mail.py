"""The row that every letter and mail is before it leaves."""

from datetime import timedelta
from email.utils import parseaddr
from typing import TYPE_CHECKING, Self
from uuid import uuid4

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.audit.models import ClockTimestamp
from alisvest.audit.tracking import tracked
from alisvest.core import subjects
from alisvest.core.roles import STAFF_ROLES
from alisvest.documents.models import Document
from alisvest.outbox.workflow import MAIL_TRANSITIONS, MailKind, MailStatus

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User


def new_message_id() -> str:
    """Make the name that a mail bears in every mail server's log: the same however often it is sent."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{uuid4()}@{domain}>"


class MailQuerySet(models.QuerySet["Mail"]):
    def visible_to(self, user: "User") -> Self:
        """Return the mails that the reader may open: the project's staff, but not about a case that is closed to them."""
        if user.role not in STAFF_ROLES:
            return self.none()
        closed = Q(pk=None)
        for label in subjects.narrowed():
            closed |= Q(about_type=label) & ~Q(about_id__in=subjects.rows_for(user, label).values("pk"))
        return self.exclude(closed)

    def due(self) -> Self:
        """Return what may be handed over now and is in no worker's hands, oldest first."""
        free = Q(lease_until=None) | Q(lease_until__lt=Now())
        return self.filter(free, status=MailStatus.WAITING, next_attempt_at__lte=Now()).order_by("pk")

    def lost(self) -> Self:
        """Return what a worker was handing over when it ended: nobody knows whether it arrived."""
        return self.filter(status=MailStatus.HANDING_OVER, lease_until__lt=Now()).order_by("pk")

    def late(self, patience: timedelta) -> Self:
        """Return what has been free to leave for longer than that, and has not left."""
        return self.filter(status=MailStatus.WAITING, waiting_since__lt=Now() - patience)

    def in_doubt(self) -> Self:
        """Return what was perhaps sent: somebody has to look in the mail server's log."""
        return self.filter(status=MailStatus.IN_DOUBT)


@tracked(without=("body", "claim", "lease_until", "message_id", "next_attempt_at", "waiting_since"))
class Mail(models.Model):
    """A mail. `queued_at` and `sent_at` are the programme's time; what the worker needs is the database's own time.

    `message_id` stays the same through all attempts, so that the mail server's log can be asked for it. `claim` names
    the worker that has it, until `lease_until`.
    """

    kind = models.CharField(max_length=10, choices=MailKind, default=MailKind.NOTICE)
    to = models.EmailField()
    receiver = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    language = models.CharField(max_length=2)
    template = models.CharField(max_length=60, blank=True)
    about_type = models.CharField(max_length=60, blank=True)
    about_id = models.BigIntegerField(null=True, blank=True)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    once = models.CharField(max_length=150, null=True, blank=True, unique=True, help_text="the same key is one mail")
    digest = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="gathered",
        help_text="the mail it stands in",
    )
    message_id = models.CharField(max_length=150, unique=True, default=new_message_id, editable=False)
    status = models.CharField(max_length=15, choices=MailStatus, default=MailStatus.WAITING)
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=500, blank=True)
    waiting_since = models.DateTimeField(db_default=ClockTimestamp(), help_text="when it last became free to leave")
    next_attempt_at = models.DateTimeField(db_default=ClockTimestamp())
    claim = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("next_attempt_at",), condition=Q(status="waiting"), name="outbox_mail_waiting"),
            models.Index(fields=("about_type", "about_id"), name="outbox_mail_about"),
            models.Index(fields=("to",), name="outbox_mail_to"),
        )
        constraints = (
            models.CheckConstraint(
                name="outbox_mail_sent_has_time",
                condition=Q(status="sent", sent_at__isnull=False)
                | Q(status="returned")
                | (~Q(status__in=("sent", "returned")) & Q(sent_at=None)),
                violation_error_message=_("A sent mail has its time, and only a sent one."),
            ),
            models.CheckConstraint(
                name="outbox_mail_is_about_a_row_or_nothing",
                condition=Q(about_type="", about_id=None) | (~Q(about_type="") & Q(about_id__isnull=False)),
                violation_error_message=_("A mail is about a whole row."),
            ),
            models.CheckConstraint(
                name="outbox_mail_that_may_leave_has_text",
                condition=~Q(body="")
                | Q(status__in=("failed", "withdrawn"))
                | Q(kind="code", status__in=("sent", "returned")),
                violation_error_message=_("A mail without text cannot be sent."),
            ),
            models.CheckConstraint(
                name="outbox_mail_in_a_digest_is_gathered",
                condition=Q(digest=None) | Q(status="gathered"),
                violation_error_message=_("A mail that stands in a digest is not sent alone."),
            ),
            models.CheckConstraint(
                name="outbox_mail_handing_over_has_a_worker",
                condition=~Q(status="handing_over") | Q(claim__isnull=False, lease_until__isnull=False),
                violation_error_message=_("A mail that is being handed over is in the hands of a worker."),
            ),
        )
        triggers = (pgtrigger.FSM(name="mail_moves", field="status", transitions=MAIL_TRANSITIONS),)

    def __str__(self) -> str:
        return f"{self.to}: {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("outbox:mail_detail", args=[self.pk])

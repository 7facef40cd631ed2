"""Insert-only tables. The privilege to change or delete them is never granted to the web process."""

from django.conf import settings
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Func, Q
from django.utils.translation import gettext_lazy as _

from alisvest.core.roles import Role


class ClockTimestamp(Func):
    """The database's own wall clock: the trail's time stays true when the application's clock is moved."""

    function = "clock_timestamp"
    output_field = models.DateTimeField()


class Event(models.Model):
    """One line of the trail: for investigation and for the history of a row, never read by the application's rules.

    A refused attempt is a line too, written after its own transaction was rolled back; `verb` is then the page's name.
    """

    append_only = True

    at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)
    began_at = models.DateTimeField(db_default=TransactionNow(), editable=False, help_text="start of the transaction")
    refused = models.BooleanField(default=False)
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=Role, blank=True)
    verb = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.BigIntegerField(null=True)
    changes = models.JSONField(default=dict)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                name="audit_event_is_about_a_row",
                condition=Q(refused=True) | Q(subject_id__isnull=False) & ~Q(subject_type=""),
                violation_error_message=_("What was done was done to a row; only an attempt may have reached none."),
            ),
        )
        indexes = (
            models.Index(fields=("subject_type", "subject_id"), name="audit_event_subject"),
            models.Index(fields=("began_at",), name="audit_event_transaction"),
        )

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type}:{self.subject_id}"


class Access(models.Model):
    """Somebody opened a page or a file about a person, or tried to: `status` is the answer they got.

    `seen_by` is the person of the staff who looked through the other's eyes.
    """

    append_only = True

    at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=Role, blank=True)
    view = models.CharField(max_length=100)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField(null=True)
    status = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("subject_type", "subject_id"), name="audit_access_subject"),)

    def __str__(self) -> str:
        return f"{self.view} {self.subject_type}:{self.subject_id}"


class Submission(models.Model):
    """A form that was carried out: the same key again is the same entry, with other content it is refused."""

    append_only = True

    key = models.UUIDField(unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64)
    subject_id = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.verb} {self.key}"

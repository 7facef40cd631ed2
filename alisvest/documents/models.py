"""What is known of a stored file. The bytes' own row is insert-only; what happens to a file that hangs on a row is beside it."""

import uuid
from datetime import date
from typing import TYPE_CHECKING, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.audit.tracking import tracked
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.documents import kinds
from alisvest.documents.workflow import CURRENT, TRANSITIONS, FileStatus

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User

BLOCKED = Q(reported_at__isnull=False, released_at=None)


class Document(models.Model):
    append_only = True

    kind = models.CharField(max_length=40)
    shown_name = models.CharField(max_length=150)
    stored_name = models.CharField(max_length=60, unique=True)
    media_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField(help_text="bytes")
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="documents_document_has_content",
                condition=Q(size__gt=0),
                violation_error_message=_("The file is empty."),
            ),
        )

    def __str__(self) -> str:
        return self.shown_name


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def visible_to(self, user: "User", label: str | None = None) -> Self:
        """Return the files on rows (of a model) within the reader's reach whose audience holds the role; fails closed.

        The project leader also reaches what was reported, wherever it hangs: somebody has to decide about it.
        """
        role = user.role
        seen = Q(pk__in=())
        if role == Role.PROJECT_LEADER:
            seen |= BLOCKED
        for kind in kinds.known().values() if label is None else kinds.kinds_on(label):
            if audiences := kind.open_to(role):
                mine = Q(kind=kind.key, audience__in=audiences, subject_id__in=kind.rows(user).values("pk"))
                seen |= mine if role in kind.adders | STAFF_ROLES else mine & ~Q(status=FileStatus.WITHDRAWN)
        return self.filter(seen) if label is None else self.filter(seen, subject_type=label)

    def readable_to(self, user: "User") -> Self:
        """Return those whose bytes the reader may open: what is reported is closed to all but the project leader."""
        kept = self.visible_to(user).exclude(status=FileStatus.REMOVED)
        return kept if user.role == Role.PROJECT_LEADER else kept.exclude(BLOCKED)

    def on_row(self, label: str, pk: int) -> Self:
        return self.filter(subject_type=label, subject_id=pk)

    def blocked(self) -> Self:
        return self.filter(BLOCKED)

    def current(self) -> Self:
        return self.filter(status__in=CURRENT)


_STATUS_OF = {"confirmed": FileStatus.CONFIRMED, "withdrawn": FileStatus.WITHDRAWN, "removed": FileStatus.REMOVED}


def _person() -> "models.ForeignKey[User | None, User | None]":
    return models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")


def _together(verb: str, condition: Q, *, reason: str = "") -> models.CheckConstraint:
    """Tie who, when and why of a verb to each other, and to what is true when it has been done."""
    there = Q(**{f"{verb}_by__isnull": False, f"{verb}_at__isnull": False})
    away = Q(**{f"{verb}_by": None, f"{verb}_at": None})
    if reason:
        there, away = there & ~Q(**{reason: ""}), away & Q(**{reason: ""})
    if verb in _STATUS_OF:
        away &= ~Q(status=_STATUS_OF[verb])
    return models.CheckConstraint(
        name=f"documents_attachment_{verb}_by_and_at",
        condition=there & condition | away,
        violation_error_message=_(
            "Each step of a file names its person and its time, and its reason where one is asked."
        ),
    )


@tracked(without=("shown_name", "key"))  # a name can give a patient away, so that it can be blanked for good
class Attachment(models.Model):
    """A version of a file on a row: which kind, for whom, and what became of it. `valid_until` is its last good day.

    `slot` tells apart the several files of one kind on one row; each has its own versions from 1. Who uploaded it answered
    that it holds nothing about a patient; `key` makes its address one that nobody guesses.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    slot = models.PositiveSmallIntegerField(default=1)
    version = models.PositiveSmallIntegerField()
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="attachment")
    audience = models.CharField(max_length=30)
    shown_name = models.CharField(max_length=150)
    status = models.CharField(max_length=12, choices=FileStatus, default=FileStatus.UPLOADED)
    uploaded_by = _person()
    uploaded_at = models.DateTimeField()
    free_of_patient_data = models.BooleanField(help_text="what was answered when the file was uploaded")
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    confirmed_by = _person()
    confirmed_at = models.DateTimeField(null=True)
    withdrawn_by = _person()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_reason = models.CharField(max_length=300, blank=True)
    reported_by = _person()
    reported_at = models.DateTimeField(null=True)
    report_reason = models.CharField(max_length=300, blank=True)
    released_by = _person()
    released_at = models.DateTimeField(null=True)
    release_reason = models.CharField(max_length=300, blank=True)
    removed_by = _person()
    removed_at = models.DateTimeField(null=True)
    removal_reason = models.CharField(max_length=300, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ("kind", "slot", "-version")
        indexes = (
            models.Index(
                fields=("reported_at",), condition=Q(reported_at__isnull=False), name="documents_attachment_reported"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("subject_type", "subject_id", "kind", "slot", "version"),
                name="documents_attachment_version_once",
                violation_error_message=_("Another version of the file was stored at the same moment. Try again."),
            ),
            models.CheckConstraint(
                name="documents_attachment_counts_from_one",
                condition=Q(version__gte=1, slot__gte=1),
                violation_error_message=_("Versions are counted from one."),
            ),
            models.CheckConstraint(
                name="documents_attachment_status_is_known",
                condition=Q(status__in=FileStatus.values),
                violation_error_message=_("This is no status of a file."),
            ),
            models.CheckConstraint(
                name="documents_attachment_without_patient_data",
                condition=Q(free_of_patient_data=True),
                violation_error_message=_("A file about a patient is never kept."),
            ),
            models.CheckConstraint(
                name="documents_attachment_confirmed_by_another",
                condition=Q(confirmed_by=None) | Q(uploaded_by=None) | ~Q(confirmed_by=F("uploaded_by")),
                violation_error_message=_("A file is confirmed by somebody else than whoever uploaded it."),
            ),
            _together("confirmed", Q(confirmed_at__gte=F("uploaded_at"))),
            _together(
                "withdrawn",
                Q(withdrawn_at__gte=F("uploaded_at"), status__in=(FileStatus.WITHDRAWN, FileStatus.REMOVED)),
                reason="withdrawal_reason",
            ),
            _together("reported", Q(reported_at__gte=F("uploaded_at")), reason="report_reason"),
            _together("released", Q(released_at__gte=F("reported_at")), reason="release_reason"),
            _together(
                "removed",
                Q(removed_at__gte=F("reported_at"), status=FileStatus.REMOVED, shown_name=""),
                reason="removal_reason",
            ),
        )
        triggers = (
            pgtrigger.FSM(name="attachment_moves", field="status", transitions=TRANSITIONS),
            pgtrigger.Protect(name="attachment_is_kept", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="attachment_is_what_was_uploaded",
                fields=[
                    "key",
                    "subject_type",
                    "subject_id",
                    "kind",
                    "slot",
                    "version",
                    "document",
                    "audience",
                    "uploaded_by",
                    "uploaded_at",
                    "free_of_patient_data",
                ],
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_type}:{self.subject_id} v{self.version}"

    def get_absolute_url(self) -> str:
        """The page of the row's files."""
        return reverse("documents:subject_files", args=[self.subject_type, self.subject_id])

    @property
    def blocked(self) -> bool:
        """Whether somebody has said that it holds patient data, and nobody has decided otherwise."""
        return self.reported_at is not None and self.released_at is None

    def expired(self, today: date) -> bool:
        return self.valid_until is not None and self.valid_until < today

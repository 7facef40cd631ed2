"""Each handing-in of an application, what came back before it, and what was entered from paper."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from alisvest.documents.models import Document
from municipalities.models.application import Application
from municipalities.models.place import Place
from municipalities.models.succession import reached


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def visible_to(self, user: User) -> Self:
        """A municipality sees its own and those of applications it takes part in, staff see all, everybody else none."""
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            shared = Application.objects.shared_with(user)
            return self.filter(reached(user, "application__municipality") | Q(application__in=shared.values("pk")))
        return self.none()


class Submission(models.Model):
    """One handing-in: the answers as they were, their hash, and the receipt as a paper. The last one counts.

    `received_on` is the day an application on paper arrived, when the project entered it; null otherwise.
    """

    append_only = True

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="submissions")
    version = models.PositiveSmallIntegerField(_("version"))
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()
    content_sha256 = models.CharField(max_length=64)
    snapshot = models.JSONField()
    received_on = models.DateField(_("received on"), null=True, blank=True)
    paper = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="+")

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ("application", "-version")
        constraints = (
            models.UniqueConstraint(
                fields=("application", "version"),
                name="municipalities_submission_version_once",
                violation_error_message=_("The application was handed in at the same moment by somebody else."),
            ),
            models.CheckConstraint(
                name="municipalities_submission_hash_is_whole",
                condition=Q(content_sha256__regex=r"^[0-9a-f]{64}$"),
                violation_error_message=_("A submission has the hash of its content."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.application} {self.version}"


class Withdrawal(models.Model):
    """The municipality took its application back, and why."""

    append_only = True

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="withdrawals")
    reason = models.TextField(_("reason"), max_length=1000)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="municipalities_withdrawal_has_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Say why the application is withdrawn."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.withdrawn_at:%Y-%m-%d}"


class PaperEntry(models.Model):
    """An application that came on paper and is entered by the project: from whom, how, and when it arrived."""

    append_only = True

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="paper_entry")
    source = models.CharField(_("how it came, and from whom"), max_length=300)
    received_on = models.DateField(_("received on"))
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="municipalities_paper_entry_has_source",
                condition=~Q(source=""),
                violation_error_message=_("Say how the application came, and from whom."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.source}"


@tracked()
class SectionAssignment(models.Model):
    """A point of the application (of a place) that a named colleague answers. Taken back again at will."""

    deletable = True

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="section_assignments")
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="section_assignments"
    )
    key = models.CharField(_("point"), max_length=30)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("application", "place", "key", "user"),
                nulls_distinct=False,
                name="municipalities_section_assignment_once",
                violation_error_message=_("This point is already assigned to this person."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.key} {self.user_id}"


@tracked()
class SectionComment(models.Model):
    """What the signer says about a point when the application goes back; shown there until it is answered.

    An empty `key` is about the application as a whole.
    """

    deletable = True

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="section_comments")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="section_comments")
    key = models.CharField(_("point"), max_length=30, blank=True)
    text = models.TextField(_("comment"), max_length=2000)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    answer = models.TextField(_("answer"), max_length=2000, blank=True, default="")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="municipalities_comment_answer_is_whole",
                condition=Q(answered_by=None, answered_at=None, answer="")
                | Q(answered_by__isnull=False, answered_at__isnull=False),
                violation_error_message=_("An answer names who answered, and when."),
            ),
            models.CheckConstraint(
                name="municipalities_comment_has_text",
                condition=~Q(text=""),
                violation_error_message=_("Write a comment."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.key}"

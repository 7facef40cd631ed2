"""Who reads which application, and what each reviewer found. Scores and flags are in score.py."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.constraints import register_sentence
from alisvest.core.roles import STAFF_ROLES
from municipalities.models.application import Application
from municipalities.workflow import REVIEWABLE
from municipalities.workflow.assessment import AssessmentStatus

FROZEN = "municipalities_assessment_frozen"
register_sentence(FROZEN, _("The application is decided: its assessments stand."))


def while_reviewable(application: str) -> pgtrigger.Trigger:
    """Keep rows of the review from being written once the case is decided. `application`: SQL for its key."""
    open_ = ", ".join(f"'{status.value}'" for status in sorted(REVIEWABLE))
    return pgtrigger.Trigger(
        name="frozen",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=f"""
            if (select status from municipalities_application where id = {application}) not in ({open_}) then
                raise exception 'the application is decided'
                    using errcode = 'check_violation', constraint = '{FROZEN}';
            end if;
            return new;
        """,  # noqa: S608  no input: constants of the code
    )


class ReaderQuerySet(models.QuerySet["Assignment"]):
    def visible_to(self, user: User) -> Self:
        return self if user.role in STAFF_ROLES else self.none()


@tracked()
class Assignment(models.Model):
    """A reviewer is asked to read and score an application. Taken away again while nothing is scored."""

    deletable = True

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="assignments")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField()

    objects = ReaderQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("application", "reviewer"),
                name="municipalities_assignment_once",
                violation_error_message=_("The reviewer is already asked to read this application."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.reviewer_id}"


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def visible_to(self, user: User) -> Self:
        """The programme's staff alone; what each may read of the others' is decided by the phase (queries.score)."""
        return self if user.role in STAFF_ROLES else self.none()


@tracked()
class Assessment(models.Model):
    """One reviewer's reading of an application. `version` counts the savings: whoever saves an older one is told.

    `done_at` is the first time that it was done; a score changed in the discussion leaves it, and the trail tells.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="assessments")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assessments")
    status = models.CharField(_("status"), max_length=10, choices=AssessmentStatus, default=AssessmentStatus.DRAFT)
    note = models.TextField(_("Note"), max_length=4000, blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("application", "reviewer"),
                name="municipalities_assessment_once_a_reviewer",
                violation_error_message=_("You have already begun to assess this application."),
            ),
            models.CheckConstraint(
                name="municipalities_assessment_done_has_its_time",
                condition=Q(status=AssessmentStatus.DRAFT, done_at=None)
                | Q(status=AssessmentStatus.DONE, done_at__isnull=False),
                violation_error_message=_("An assessment that is done has its time; one that is begun has none."),
            ),
        )
        triggers = (while_reviewable("new.application_id"),)

    def __str__(self) -> str:
        return f"{self.application_id} {self.reviewer_id}"

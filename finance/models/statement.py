"""Annual cost statements as issued, and the runs that issue a whole year's."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from alisvest.documents.models import Document
from finance.models.year import FinancialYear
from municipalities.models import Municipality
from municipalities.models.succession import reached


class StatementStatus(models.TextChoices):
    ISSUED = "issued", pgettext_lazy("statement", "Issued")
    SUPERSEDED = "superseded", pgettext_lazy("statement", "Superseded")


class StatementQuerySet(models.QuerySet["Statement"]):
    def visible_to(self, user: User) -> Self:
        """Staff see all; a municipality its own and those of the municipalities that became part of it."""
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(reached(user))
        return self.none()

    def standing(self) -> Self:
        """Leave out what a later version replaced."""
        return self.filter(status=StatementStatus.ISSUED)


@tracked()
class Statement(models.Model):
    """One issued version of a municipality's year. Only its status ever changes; `content` is what the file says.

    `input_hash` is the SHA-256 of the content: while the ledger gives the same, nothing new is issued.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    year = models.ForeignKey(FinancialYear, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=30, unique=True)
    status = models.CharField(max_length=10, choices=StatementStatus, default=StatementStatus.ISSUED)
    input_hash = models.CharField(max_length=64)
    content = models.JSONField()
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="+")
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ("-year_id", "municipality__name_sort", "-version")
        constraints = (
            models.UniqueConstraint(
                fields=("municipality", "year"),
                condition=Q(status=StatementStatus.ISSUED),
                name="finance_statement_one_stands",
                violation_error_message=_("Another statement of this year stands."),
            ),
            models.UniqueConstraint(
                fields=("municipality", "year", "version"),
                name="finance_statement_version_once",
                violation_error_message=_("This version of the statement exists."),
            ),
            models.CheckConstraint(
                name="finance_statement_later_version_supersedes",
                condition=Q(version=1, supersedes=None) | Q(version__gt=1, supersedes__isnull=False),
                violation_error_message=_("The first version replaces nothing, every later one the version before it."),
            ),
        )
        triggers = (
            pgtrigger.FSM(
                name="statement_moves",
                field="status",
                transitions=[(StatementStatus.ISSUED.value, StatementStatus.SUPERSEDED.value)],
            ),
            pgtrigger.ReadOnly(name="statement_is_final", exclude=["status"]),
            pgtrigger.Protect(name="statement_is_kept", operation=pgtrigger.Delete),
        )

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("finance:statement_detail", args=[self.pk])


class StatementRun(models.Model):
    """Somebody asked for all statements of a year. `role` is the hat they wore: the worker acts in it."""

    untracked = "a job's progress; every statement it makes is a row of its own"

    year = models.ForeignKey(FinancialYear, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30)
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.year_id} {self.asked_at:%Y-%m-%d}"


class RunOutcome(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("statement", "Waiting")
    ISSUED = "issued", pgettext_lazy("statement", "Issued")
    UNCHANGED = "unchanged", pgettext_lazy("statement", "Unchanged")
    REFUSED = "refused", pgettext_lazy("statement", "Not issued")


class StatementRunItem(models.Model):
    """One municipality of a run, and how it went: the progress that the page reads."""

    untracked = "a job's progress; every statement it makes is a row of its own"

    run = models.ForeignKey(StatementRun, on_delete=models.PROTECT, related_name="items")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=RunOutcome, default=RunOutcome.WAITING)
    statement = models.ForeignKey(Statement, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("municipality__name_sort", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("run", "municipality"),
                name="finance_statementrunitem_once",
                violation_error_message=_("The municipality is in the run already."),
            ),
            models.CheckConstraint(
                name="finance_statementrunitem_done_has_statement",
                condition=Q(outcome__in=(RunOutcome.ISSUED, RunOutcome.UNCHANGED), statement__isnull=False)
                | Q(outcome=RunOutcome.WAITING, statement=None)
                | Q(outcome=RunOutcome.REFUSED, statement=None) & ~Q(note=""),
                violation_error_message=_("What was issued names its statement, what was refused its reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.run_id} {self.municipality_id} {self.outcome}"

"""The reminder ladder as data, each row valid in a half-open range of dates."""

from typing import Self, TypeVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.roles import Role
from alisvest.dashboard.workflow import TaskKind, Told, Wording

LONGEST = 366  # days between a step and the date it is about


M = TypeVar("M", bound=models.Model)


class LadderQuerySet(models.QuerySet[M]):
    def visible_to(self, user: User) -> Self:
        """The ladder is the project leader's."""
        return self if user.role == Role.PROJECT_LEADER else self.none()


@tracked()
class Term(models.Model):
    """A task of this kind is due so many days after it came up."""

    deletable = True  # what began today and was changed again the same day; its history stays

    kind = models.CharField(_("kind of task"), max_length=30, choices=TaskKind)
    days = models.PositiveSmallIntegerField(_("days"), validators=[MaxValueValidator(LONGEST)])
    valid = DateRangeField()

    objects = LadderQuerySet["Term"].as_manager()

    class Meta:
        ordering = ("kind", "valid")
        constraints = (
            ExclusionConstraint(
                name="dashboard_term_no_overlap",
                expressions=[("valid", RangeOperators.OVERLAPS), ("kind", RangeOperators.EQUAL)],
                violation_error_message=_("This kind of task already has a time in these dates."),
            ),
            models.CheckConstraint(
                name="dashboard_term_days_in_bounds",
                condition=Q(days__gte=0, days__lte=LONGEST),
                violation_error_message=_("A task may take from 0 to 366 days."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.days}"


@tracked()
class ReminderStep(models.Model):
    """A step of the ladder: so many days after the date (below zero: before it), to whom, in which words."""

    deletable = True  # what began today and was changed again the same day; its history stays

    kind = models.CharField(_("kind of task"), max_length=30, choices=TaskKind)
    number = models.PositiveSmallIntegerField(_("step"), validators=[MinValueValidator(1)])
    offset = models.SmallIntegerField(
        _("days after the date"), validators=[MinValueValidator(-LONGEST), MaxValueValidator(LONGEST)]
    )
    to = models.CharField(_("to"), max_length=10, choices=Told)
    template = models.CharField(_("text"), max_length=60, choices=Wording)
    valid = DateRangeField()

    objects = LadderQuerySet["ReminderStep"].as_manager()

    class Meta:
        ordering = ("kind", "offset", "number")
        constraints = (
            ExclusionConstraint(
                name="dashboard_step_no_overlap",
                expressions=[
                    ("valid", RangeOperators.OVERLAPS),
                    ("kind", RangeOperators.EQUAL),
                    ("number", RangeOperators.EQUAL),
                ],
                violation_error_message=_("This step of the ladder is already there in these dates."),
            ),
            ExclusionConstraint(
                name="dashboard_step_one_a_day",
                expressions=[
                    ("valid", RangeOperators.OVERLAPS),
                    ("kind", RangeOperators.EQUAL),
                    ("offset", RangeOperators.EQUAL),
                ],
                violation_error_message=_("Two steps of one kind cannot be on the same day."),
            ),
            models.CheckConstraint(
                name="dashboard_step_within_a_year",
                condition=Q(offset__gte=-LONGEST, offset__lte=LONGEST, number__gte=1),
                violation_error_message=_("A step is at most a year from the date."),
            ),
            models.CheckConstraint(
                name="dashboard_step_escalation_has_its_words",
                condition=Q(to=Told.PERSON) & ~Q(template=Wording.ESCALATION)
                | ~Q(to=Told.PERSON) & Q(template=Wording.ESCALATION),
                violation_error_message=_("What goes to the next person has its own text, and only that."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.number}: {self.offset:+}"


@tracked()
class Pause(models.Model):
    """Nobody is reminded in [days): what falls into it waits for the day after. `every_year`: the same days each year."""

    deletable = True  # what began today and was changed again the same day; its history stays

    name = models.CharField(_("name"), max_length=80)
    days = DateRangeField()
    every_year = models.BooleanField(_("every year"), default=False)
    valid = DateRangeField(help_text="when the pause is in use")

    objects = LadderQuerySet["Pause"].as_manager()

    class Meta:
        ordering = ("days", "pk")
        constraints = (
            models.CheckConstraint(
                name="dashboard_pause_has_both_ends",
                condition=Q(days__isempty=False, days__startswith__isnull=False, days__endswith__isnull=False),
                violation_error_message=_("A pause has a first and a last day."),
            ),
        )

    def __str__(self) -> str:
        return self.name

"""What a post is from one date to another: size, main and side positions, workplaces, patient list.

Before its first row of facts a post is what was granted: `Position.percentage` and `Position.main_position`.
"""

from datetime import date
from typing import Self, TypeVar

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.constraints import days_in_order, register_sentence
from municipalities.models.choices import ListModel, MunicipalTask
from municipalities.models.decision import MainPosition
from municipalities.models.position import Position

WORKPLACES_IN_ALL = "municipalities_workplaces_in_all"
SIDES_IN_ALL = "municipalities_side_positions_in_all"
register_sentence(WORKPLACES_IN_ALL, _("The workplaces come to more than 100 % of the post."))
register_sentence(SIDES_IN_ALL, _("The side positions leave nothing of the post for the main position."))


def _shares_in_all(table: str, constraint: str, *, over: str) -> pgtrigger.Trigger:
    """Hold the sum of the shares on each date, at the end of the transaction, under a lock on the post.

    `over` is what is too much. A sum can only grow where a row begins, so the first days are all that is looked at.
    """
    return pgtrigger.Trigger(
        name=constraint.removeprefix("municipalities_"),
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update,
        timing=pgtrigger.Deferred,
        func=f"""
            PERFORM 1 FROM municipalities_position WHERE id = NEW.position_id FOR NO KEY UPDATE;
            IF EXISTS (
                SELECT 1 FROM {table} AS starting
                JOIN {table} AS beside
                    ON beside.position_id = starting.position_id AND beside.valid @> lower(starting.valid)
                WHERE starting.position_id = NEW.position_id
                GROUP BY starting.id HAVING sum(beside.share) {over}
            ) THEN
                RAISE EXCEPTION 'the shares of a post are too much in sum'
                USING ERRCODE = 'check_violation', CONSTRAINT = '{constraint}';
            END IF;
            RETURN NULL;
        """,  # noqa: S608  names of our own tables
    )


M = TypeVar("M", bound=models.Model)


class DatedQuerySet(models.QuerySet[M]):
    def visible_to(self, user: User) -> Self:
        """Return the rows of the posts that the reader sees."""
        return self.filter(position__in=Position.objects.visible_to(user))

    def on(self, day: date) -> Self:
        return self.filter(valid__contains=day)


@tracked()
class PositionFacts(models.Model):
    """The post in a half-open range of dates. `percentage` is of a full post."""

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="facts")
    valid = DateRangeField()
    percentage = models.DecimalField(_("percentage"), max_digits=5, decimal_places=2)
    main_position = models.CharField(_("main position"), max_length=30, choices=MainPosition)
    list_model = models.CharField(_("list model"), max_length=20, choices=ListModel, blank=True)
    list_length = models.PositiveSmallIntegerField(_("list length"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ("position", "valid")
        constraints = (
            ExclusionConstraint(
                name="municipalities_positionfacts_one_at_a_time",
                expressions=[("position", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                violation_error_message=_("Other facts of the post hold in these dates."),
            ),
            days_in_order("municipalities_positionfacts_dates"),
            models.CheckConstraint(
                name="municipalities_positionfacts_percentage",
                condition=Q(percentage__gte=1, percentage__lte=100),
                violation_error_message=_("The percentage of a post is from 1 to 100."),
            ),
            models.CheckConstraint(
                name="municipalities_positionfacts_list_length",
                condition=Q(list_length=None) | Q(list_length__lte=5000),
                violation_error_message=_("A list has at most 5,000 patients."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.position_id} {self.percentage}"


@tracked()
class Workplace(models.Model):
    """Where the doctor works, with its share of the post in per cent: the shares of a date are at most 100 in sum."""

    deletable = True  # one that has not begun; what it was is kept with the row's history

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="workplaces")
    name = models.CharField(_("workplace"), max_length=120)
    share = models.DecimalField(_("share of the post"), max_digits=5, decimal_places=2)
    valid = DateRangeField()

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ("position", "valid", "-share", "name")
        constraints = (
            ExclusionConstraint(
                name="municipalities_workplace_once_a_date",
                expressions=[
                    ("position", RangeOperators.EQUAL),
                    ("name", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("The workplace is named twice for the same dates."),
            ),
            days_in_order("municipalities_workplace_dates"),
            models.CheckConstraint(
                name="municipalities_workplace_share",
                condition=Q(share__gt=0, share__lte=100),
                violation_error_message=_("A share is more than 0 and at most 100 per cent."),
            ),
            models.CheckConstraint(
                name="municipalities_workplace_has_a_name",
                condition=~Q(name=""),
                violation_error_message=_("A workplace has a name."),
            ),
        )
        triggers = (_shares_in_all("municipalities_workplace", WORKPLACES_IN_ALL, over="> 100"),)

    def __str__(self) -> str:
        return self.name


@tracked()
class SidePosition(models.Model):
    """A task beside the main position, with its share of the post in per cent; the main position keeps the rest."""

    deletable = True  # one that has not begun; what it was is kept with the row's history

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="side_positions")
    task = models.CharField(_("side position"), max_length=30, choices=MunicipalTask)
    share = models.DecimalField(_("share of the post"), max_digits=5, decimal_places=2)
    valid = DateRangeField()

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ("position", "valid", "-share", "task")
        constraints = (
            ExclusionConstraint(
                name="municipalities_sideposition_once_a_date",
                expressions=[
                    ("position", RangeOperators.EQUAL),
                    ("task", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("The side position is named twice for the same dates."),
            ),
            days_in_order("municipalities_sideposition_dates"),
            models.CheckConstraint(
                name="municipalities_sideposition_share",
                condition=Q(share__gt=0, share__lt=100),
                violation_error_message=_("A share is more than 0 and less than 100 per cent."),
            ),
        )
        triggers = (_shares_in_all("municipalities_sideposition", SIDES_IN_ALL, over=">= 100"),)

    def __str__(self) -> str:
        return self.task

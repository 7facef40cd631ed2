"""The doctor in training, and the post the doctor holds from one date to another."""

from collections.abc import Callable
from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Exists, F, Func, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.constraints import days_in_order
from alisvest.core.privacy import PSEUDONYM
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from municipalities.models import Position
from municipalities.models.succession import reached

REACH: dict[Role, Callable[[User], Q]] = {}
"""Roles of the apps above, each with the condition on Candidate that says whom they reach. Filled from ready()."""


class CandidateQuerySet(models.QuerySet["Candidate"]):
    def visible_to(self, user: User) -> Self:
        """Staff see all, a municipality those ever employed in its positions, a candidate themselves; others none."""
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            own = Employment.objects.filter(candidate=OuterRef("pk"), position__in=Position.objects.visible_to(user))
            return self.filter(Exists(own))
        if user.role == Role.CANDIDATE:
            return self.filter(pk=user.scope)
        if user.role in REACH:
            return self.filter(REACH[user.role](user))
        return self.none()

    def employed_on(self, day: date) -> Self:
        return self.filter(Exists(Employment.objects.filter(candidate=OuterRef("pk"), valid__contains=day)))


@tracked()
class Candidate(models.Model):
    """A doctor specialising in general practice: a name and a HPR number, nothing more personal."""

    name = models.CharField(_("name"), max_length=120)
    hpr_number = models.CharField(
        _("HPR number"),
        max_length=10,  # seven digits, or the pseudonym of whoever is anonymised
        unique=True,
        error_messages={"unique": _("Another candidate has this HPR number.")},
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="candidate"
    )
    name_sort = models.GeneratedField(
        expression=Func(F("name"), function="nb_sort"), output_field=models.TextField(), db_persist=True
    )

    objects = CandidateQuerySet.as_manager()

    class Meta:
        ordering = ("name_sort", "pk")
        constraints = (
            models.CheckConstraint(
                name="candidates_candidate_hpr_number_is_seven_digits",
                condition=Q(hpr_number__regex=f"^([0-9]{{7}}|{PSEUDONYM})$"),
                violation_error_message=_("A HPR number has seven digits."),
            ),
            models.CheckConstraint(
                name="candidates_candidate_has_a_name",
                condition=~Q(name=""),
                violation_error_message=_("A candidate has a name."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("candidates:candidate_detail", args=[self.pk])


class EmploymentQuerySet(models.QuerySet["Employment"]):
    def visible_to(self, user: User) -> Self:
        """Staff see all, a municipality those in its own positions, others those of the candidates they see."""
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(reached(user, "position__municipality"))
        return self.filter(candidate__in=Candidate.objects.visible_to(user))

    def read_by(self, user: User) -> Self:
        """Return what `visible_to` does and who holds a post that the municipality shares: on the post's own page."""
        if user.role not in MUNICIPALITY_ROLES:
            return self.visible_to(user)
        return self.filter(position__in=Position.objects.read_by(user))

    def held_on(self, day: date) -> Self:
        return self.filter(valid__contains=day)

    def in_year(self, year: int) -> Self:
        return self.filter(valid__overlap=DateRange(date(year, 1, 1), date(year + 1, 1, 1)))


@tracked()
class Employment(models.Model):
    """A candidate holds a position in a half-open range of dates. One doctor per position at a time.

    Where the percentage changes, a row of its own follows without a gap: together they are one stay in the post.
    """

    deletable = True  # one that has not begun, when the doctor leaves before it; the row's history keeps it

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="employments")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="employments")
    percentage = models.DecimalField(_("position percentage"), max_digits=5, decimal_places=2)
    valid = DateRangeField()

    objects = EmploymentQuerySet.as_manager()

    class Meta:
        ordering = ("valid", "pk")
        constraints = (
            ExclusionConstraint(
                name="candidates_employment_one_doctor_at_a_time",
                expressions=[("position", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                violation_error_message=_("Another doctor holds the position in these dates."),
            ),
            models.CheckConstraint(
                name="candidates_employment_percentage_in_bounds",
                condition=Q(percentage__gte=1, percentage__lte=100),
                violation_error_message=_("Position percentage must be from 1 to 100."),
            ),
            days_in_order("candidates_employment_has_a_start_and_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.candidate_id} in {self.position_id}"

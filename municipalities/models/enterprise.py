"""The municipality as a training enterprise by the specialty rules of 2019: its registration and its general plan."""

from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from municipalities.models.municipality import Municipality
from municipalities.models.succession import reached
from municipalities.workflow.enterprise import GeneralPlan, Registration


class TrainingEnterpriseQuerySet(models.QuerySet["TrainingEnterprise"]):
    def visible_to(self, user: User) -> Self:
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(reached(user))
        return self.none()

    def on(self, day: date) -> Self:
        return self.filter(valid__contains=day)


@tracked()
class TrainingEnterprise(models.Model):
    """How a municipality stood in a half-open range of dates. `registered_on` and `plan_on` are the steps' own dates."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="enterprise_rows")
    valid = DateRangeField()
    registration = models.CharField(_("registration"), max_length=20, choices=Registration)
    registration_on = models.DateField(_("date of the registration’s status"), null=True, blank=True)
    registration_link = models.CharField(
        _("link to the register"), max_length=300, blank=True, validators=[URLValidator(schemes=["https", "http"])]
    )
    plan = models.CharField(_("general plan"), max_length=20, choices=GeneralPlan)
    plan_on = models.DateField(_("date of the general plan"), null=True, blank=True)
    plan_link = models.CharField(
        _("link to the general plan"), max_length=300, blank=True, validators=[URLValidator(schemes=["https", "http"])]
    )
    note = models.TextField(_("note"), max_length=2000, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = TrainingEnterpriseQuerySet.as_manager()

    class Meta:
        ordering = ("municipality__name_sort", "-valid")
        constraints = (
            models.CheckConstraint(
                name="municipalities_trainingenterprise_valid_not_empty",
                condition=Q(valid__isempty=False),
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                name="municipalities_trainingenterprise_registered_has_date",
                condition=~Q(registration__in=(Registration.REGISTERED, Registration.ENDED))
                | Q(registration_on__isnull=False),
                violation_error_message=_("A registration has its date."),
            ),
            models.CheckConstraint(
                name="municipalities_trainingenterprise_plan_has_date",
                condition=~Q(plan=GeneralPlan.ADOPTED) | Q(plan_on__isnull=False),
                violation_error_message=_("An adopted plan has its date."),
            ),
            ExclusionConstraint(
                name="municipalities_trainingenterprise_one_at_a_time",
                expressions=[("municipality", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                violation_error_message=_("Another status is recorded for these dates."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.registration}"

    def get_absolute_url(self) -> str:
        return reverse("municipalities:enterprise_detail", args=[self.municipality_id])


class UncoveredGoal(models.Model):
    """A learning goal that the municipality cannot cover itself, and where it is met. Rows follow their status row."""

    append_only = True

    enterprise = models.ForeignKey(TrainingEnterprise, on_delete=models.PROTECT, related_name="goals")
    order = models.PositiveSmallIntegerField()
    goal = models.CharField(_("learning goal"), max_length=300)
    met_at = models.CharField(_("where it is met"), max_length=300, blank=True)

    class Meta:
        ordering = ("order",)
        constraints = (
            models.UniqueConstraint(
                fields=("enterprise", "order"),
                name="municipalities_uncoveredgoal_order",
                violation_error_message=_("Two rows have the same place in the list."),
            ),
            models.CheckConstraint(
                name="municipalities_uncoveredgoal_has_words",
                condition=~Q(goal=""),
                violation_error_message=_("A goal has its words."),
            ),
        )

    def __str__(self) -> str:
        return self.goal

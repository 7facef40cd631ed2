"""The personal plan for the whole education, and its periods."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.constraints import days_in_order, register_sentence
from alisvest.core.rules import transitions
from candidates.models.candidate import Candidate
from candidates.models.rule_set import RuleSet
from candidates.workflow import PLAN_MOVES, WITHOUT_PERCENTAGE, PlanStatus, ServiceKind
from municipalities.models import EarlierService

register_sentence("candidates_period_of_a_draft", _("The plan is agreed and can only be read."))

_ONLY_IN_A_DRAFT = """
    IF NOT EXISTS (
        SELECT 1 FROM candidates_educationplan
        WHERE id = COALESCE(NEW.plan_id, OLD.plan_id) AND status = 'draft' FOR SHARE
    ) THEN
        RAISE EXCEPTION 'the plan is agreed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'candidates_period_of_a_draft';
    END IF;
    RETURN COALESCE(NEW, OLD);
"""


class EducationPlanQuerySet(models.QuerySet["EducationPlan"]):
    def visible_to(self, user: User) -> Self:
        """Return the plans of the candidates that the reader sees."""
        return self.filter(candidate__in=Candidate.objects.visible_to(user))


@tracked()
class EducationPlan(models.Model):
    """One plan per candidate. `start` is the first day of the education; an agreed plan is read-only."""

    candidate = models.OneToOneField(Candidate, on_delete=models.PROTECT, related_name="plan")
    rule_set = models.ForeignKey(RuleSet, on_delete=models.PROTECT, related_name="plans")
    start = models.DateField(_("first day of the education"))
    status = models.CharField(max_length=10, choices=PlanStatus, default=PlanStatus.DRAFT)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True, blank=True)

    objects = EducationPlanQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="candidates_plan_agreed_by_and_at_with_status",
                condition=Q(status=PlanStatus.DRAFT, agreed_by=None, agreed_at=None)
                | Q(status=PlanStatus.AGREED, agreed_by__isnull=False, agreed_at__isnull=False),
                violation_error_message=_("An agreed plan says who agreed it and when; a draft does not."),
            ),
        )
        triggers = (pgtrigger.FSM(name="candidates_plan_moves", field="status", transitions=transitions(PLAN_MOVES)),)

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.status}"

    def get_absolute_url(self) -> str:
        return reverse("candidates:candidate_detail", args=[self.candidate_id])


class ServicePeriodQuerySet(models.QuerySet["ServicePeriod"]):
    def visible_to(self, user: User) -> Self:
        """Return the periods of the plans that the reader sees."""
        return self.filter(plan__in=EducationPlan.objects.visible_to(user))


@tracked()
class ServicePeriod(models.Model):
    """A planned or done period [start, end). Of leave only its dates: never why.

    `earlier_service` is the row of the application that it was brought in from; each row becomes one period at most.
    """

    deletable = True  # in a draft only; the trigger holds it

    plan = models.ForeignKey(EducationPlan, on_delete=models.PROTECT, related_name="periods")
    kind = models.CharField(_("kind of service"), max_length=30, choices=ServiceKind)
    place = models.CharField(_("place"), max_length=120, blank=True)
    percentage = models.DecimalField(_("position percentage"), max_digits=5, decimal_places=2, null=True, blank=True)
    valid = DateRangeField()
    earlier_service = models.OneToOneField(
        EarlierService,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="period",
        error_messages={"unique": _("This row of the application is already in a plan.")},
    )

    objects = ServicePeriodQuerySet.as_manager()

    class Meta:
        ordering = ("valid", "pk")
        constraints = (
            models.CheckConstraint(
                name="candidates_period_kind_is_known",
                condition=Q(kind__in=ServiceKind.values),
                violation_error_message=_("Choose a kind of service from the list."),
            ),
            models.CheckConstraint(
                name="candidates_period_percentage_where_it_is_a_post",
                condition=Q(kind__in=sorted(WITHOUT_PERCENTAGE), percentage=None)
                | ~Q(kind__in=sorted(WITHOUT_PERCENTAGE))
                & Q(percentage__isnull=False, percentage__gte=1, percentage__lte=100),
                violation_error_message=_(
                    "Position percentage must be from 1 to 100; leave, groups and out-of-hours duty have none."
                ),
            ),
            days_in_order("candidates_period_has_both_ends", both=True),
        )
        triggers = (
            pgtrigger.Trigger(
                name="candidates_period_of_a_draft",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=_ONLY_IN_A_DRAFT,
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.valid}"

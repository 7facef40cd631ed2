"""Rates, norms and settlement modes, each valid in a half-open range of dates; two of a kind never overlap."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.audit.tracking import tracked


class RateKind(models.TextChoices):
    """Amounts of money, in øre a year."""

    CAP = "cap", _("Refund cap per candidate-year")
    EGENANDEL = "egenandel", _("Egenandel per candidate-year")
    PROJECT_LEADER = "project_leader", _("Project leader, social costs included")
    ADMINISTRATION = "administration", _("Administrative support")
    OFFICE = "office", _("Office")
    RESEARCH = "research", _("Research")
    GATHERINGS = "gatherings", _("Meetings, travel, gatherings")


class NormKind(models.TextChoices):
    """Whole numbers with a unit of their own."""

    SUPERVISION_MINUTES = "supervision_minutes", _("Supervision, minutes a month")
    CANDIDATES_PER_SUPERVISOR = "candidates_per_supervisor", _("Candidates per supervisor at a time")
    PLACES = "places", _("Places in the founding budget")
    PROMISE_CHECK_DAYS = "promise_check_days", _("Days from a post’s start until its promises are confirmed")
    COMPLAINT_DAYS = "complaint_days", _("Days to complain, from the letter’s arrival")
    INSTITUTION_NOTICE_MONTHS = (
        "institution_notice_months",
        _("Months ahead at which institution service should be confirmed"),
    )
    EXCHANGE_MONTHS = "exchange_months", _("Months that a hospital’s trainee serves in the municipal post, at least")


class Settlement(models.TextChoices):
    """How refund and egenandel meet. Both modes leave two visible entries."""

    INVOICE = "invoice", _("Separate invoice")
    NETTING = "netting", _("Netting")


def _no_overlap(name: str, *expressions: tuple[str, str]) -> ExclusionConstraint:
    return ExclusionConstraint(
        name=name,
        expressions=[("valid", RangeOperators.OVERLAPS), *expressions],
        violation_error_message=_("Another value of this kind is valid in these dates."),
    )


@tracked()
class Rate(models.Model):
    kind = models.CharField(max_length=30, choices=RateKind)
    amount = models.BigIntegerField(help_text="øre")
    valid = DateRangeField()
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ("kind", "valid")
        constraints = (
            _no_overlap("programme_rate_no_overlap", ("kind", RangeOperators.EQUAL)),
            models.CheckConstraint(
                name="programme_rate_not_negative",
                condition=Q(amount__gte=0),
                violation_error_message=_("A rate cannot be negative."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.amount}"


@tracked()
class Norm(models.Model):
    kind = models.CharField(max_length=30, choices=NormKind)
    value = models.PositiveIntegerField()
    valid = DateRangeField()
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ("kind", "valid")
        constraints = (_no_overlap("programme_norm_no_overlap", ("kind", RangeOperators.EQUAL)),)

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


@tracked()
class SettlementRule(models.Model):
    mode = models.CharField(max_length=20, choices=Settlement)
    valid = DateRangeField()
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ("valid",)
        constraints = (_no_overlap("programme_settlement_no_overlap"),)

    def __str__(self) -> str:
        return str(self.mode)

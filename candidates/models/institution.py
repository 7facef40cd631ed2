"""What is agreed with a hospital or another approved institution on a candidate's service there."""

from datetime import date
from typing import Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.constraints import days_in_order
from alisvest.core.rules import transitions
from candidates.models.candidate import Candidate
from candidates.workflow import (
    INSTITUTION_MOVES,
    INSTITUTION_SERVICE,
    LIVE_INSTITUTION,
    InstitutionStatus,
    SalaryPayer,
    ServiceKind,
)

S = InstitutionStatus


class InstitutionAgreementQuerySet(models.QuerySet["InstitutionAgreement"]):
    def visible_to(self, user: User) -> Self:
        """Return those of the candidates that the reader sees."""
        return self.filter(candidate__in=Candidate.objects.visible_to(user))

    def live(self) -> Self:
        return self.filter(status__in=LIVE_INSTITUTION)

    def confirmed(self) -> Self:
        """Return those that the institution has bound itself to."""
        return self.filter(status__in=(S.CONFIRMED, S.DONE))

    def on(self, day: date) -> Self:
        return self.filter(valid__contains=day)


@tracked()
class InstitutionAgreement(models.Model):
    """Service of one candidate in one institution in [start, end). `approved_months` is what the place may count."""

    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="institution_agreements")
    kind = models.CharField(_("kind of institution"), max_length=30, choices=INSTITUTION_SERVICE)
    institution = models.CharField(_("institution"), max_length=120)
    department = models.CharField(_("department"), max_length=120, blank=True)
    approved_months = models.PositiveSmallIntegerField(_("approved months"), null=True, blank=True)
    percentage = models.DecimalField(_("position percentage"), max_digits=5, decimal_places=2, default=100)
    valid = DateRangeField()
    salary_paid_by = models.CharField(_("who pays the doctor’s salary"), max_length=20, choices=SalaryPayer)
    other_costs = models.CharField(_("who pays what else"), max_length=300, blank=True)
    contact_name = models.CharField(_("contact in the institution"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail of the contact"), blank=True)
    contact_phone = models.CharField(_("telephone of the contact"), max_length=30, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=S, default=S.WISHED)
    confirmed_on = models.DateField(_("confirmed by the institution on"), null=True, blank=True)
    confirmed_by = models.CharField(_("who confirmed in the institution"), max_length=120, blank=True)
    cancelled_because = models.CharField(_("reason"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = InstitutionAgreementQuerySet.as_manager()

    class Meta:
        ordering = ("valid", "pk")
        constraints = (
            days_in_order("candidates_institution_dates", both=True),
            models.CheckConstraint(
                name="candidates_institution_has_a_name",
                condition=~Q(institution=""),
                violation_error_message=_("Name the institution."),
            ),
            models.CheckConstraint(
                name="candidates_institution_percentage",
                condition=Q(percentage__gte=1, percentage__lte=100),
                violation_error_message=_("Position percentage must be from 1 to 100."),
            ),
            models.CheckConstraint(
                name="candidates_institution_where_in_it",
                condition=Q(kind=ServiceKind.HOSPITAL) & ~Q(department="")
                | Q(kind=ServiceKind.APPROVED_INSTITUTION, approved_months__isnull=False, approved_months__gte=1),
                violation_error_message=_(
                    "A hospital has a department; another institution is approved for a number of months."
                ),
            ),
            models.CheckConstraint(
                name="candidates_institution_confirmed_on",
                condition=Q(status__in=(S.WISHED, S.AGREED), confirmed_on=None, confirmed_by="")
                | Q(status__in=(S.CONFIRMED, S.DONE), confirmed_on__isnull=False) & ~Q(confirmed_by="")
                | Q(status=S.CANCELLED),
                violation_error_message=_("A confirmation says who gave it and when."),
            ),
            models.CheckConstraint(
                name="candidates_institution_cancelled_because",
                condition=Q(status=S.CANCELLED) & ~Q(cancelled_because="")
                | ~Q(status=S.CANCELLED) & Q(cancelled_because=""),
                violation_error_message=_("Write why it is cancelled."),
            ),
            ExclusionConstraint(
                name="candidates_institution_one_at_a_time",
                expressions=[("candidate", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                condition=~Q(status=S.CANCELLED),
                violation_error_message=_("The candidate has other institution service in these dates."),
            ),
        )
        triggers = (
            pgtrigger.FSM(
                name="candidates_institution_moves", field="status", transitions=transitions(INSTITUTION_MOVES)
            ),
        )

    def __str__(self) -> str:
        return f"{self.institution} {self.status}"

    def get_absolute_url(self) -> str:
        return reverse("candidates:institution_detail", args=[self.pk])

    @property
    def where(self) -> str:
        """Name the institution with its department."""
        return ", ".join(part for part in (self.institution, self.department) if part)

"""What a municipality pays each year for the project leadership's administration: the charge and how it was counted."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from candidates.models import Candidate
from finance.models.voucher import Voucher
from municipalities.models import Municipality
from municipalities.models.succession import reached


class ChargeMode(models.TextChoices):
    """How the charge is settled. Every mode leaves the charge and its settlement as two visible entries."""

    INVOICE = "invoice", _("Invoice")
    NETTING = "netting", _("Netted in refunds")
    INTERNAL = "internal", _("Internal voucher")


class EgenandelChargeQuerySet(models.QuerySet["EgenandelCharge"]):
    def visible_to(self, user: User) -> Self:
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(reached(user))
        return self.none()

    def standing(self) -> Self:
        """Leave out what was credited: charges whose voucher is reversed."""
        return self.filter(credited=False)


@tracked()
class EgenandelCharge(models.Model):
    """A municipality's egenandel for a calendar year, in øre. `settled` is what was paid, netted or booked internally."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("Year"))
    mode = models.CharField(_("Settlement"), max_length=10, choices=ChargeMode)
    amount = models.BigIntegerField(_("Amount"), help_text="øre")
    settled = models.BigIntegerField(default=0, help_text="øre")
    due_on = models.DateField(_("Due on"), null=True)
    kid = models.CharField(_("KID"), max_length=25, blank=True)
    voucher = models.OneToOneField(Voucher, on_delete=models.PROTECT, related_name="egenandel_charge")
    credited = models.BooleanField(default=False)
    charged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    charged_at = models.DateTimeField()

    objects = EgenandelChargeQuerySet.as_manager()

    class Meta:
        ordering = ("-year", "municipality__name_sort", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("municipality", "year"),
                condition=Q(credited=False),
                name="finance_egenandel_once_a_year",
                violation_error_message=_("The municipality is already charged for this year."),
            ),
            models.CheckConstraint(
                name="finance_egenandel_settled_within_amount",
                condition=Q(amount__gt=0, settled__gte=0, settled__lte=F("amount")),
                violation_error_message=_("More than the charge cannot be settled."),
            ),
            models.CheckConstraint(
                name="finance_egenandel_credited_is_unsettled",
                condition=Q(credited=False) | Q(settled=0),
                violation_error_message=_("A charge with a payment is not credited before the payment is reversed."),
            ),
            models.CheckConstraint(
                name="finance_egenandel_invoice_has_kid_and_date",
                condition=Q(mode=ChargeMode.INVOICE, due_on__isnull=False) & ~Q(kid="")
                | ~Q(mode=ChargeMode.INVOICE) & Q(due_on=None, kid=""),
                violation_error_message=_("An invoice, and only an invoice, has a KID and a due date."),
            ),
        )
        triggers = (
            pgtrigger.Protect(name="egenandel_is_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="egenandel_amount_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__amount__df=pgtrigger.F("new__amount"))
                | pgtrigger.Q(old__municipality__df=pgtrigger.F("new__municipality"))
                | pgtrigger.Q(old__year__df=pgtrigger.F("new__year"))
                | pgtrigger.Q(old__voucher__df=pgtrigger.F("new__voucher")),
            ),
        )

    def __str__(self) -> str:
        return f"Egenandel {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("finance:egenandel_detail", args=[self.pk])

    @property
    def outstanding(self) -> int:
        """What is still owed, in øre."""
        return 0 if self.credited else self.amount - self.settled


class EgenandelLine(models.Model):
    """One candidate-year of a charge: months counted, and the dates and leave that explain them."""

    append_only = True

    charge = models.ForeignKey(EgenandelCharge, on_delete=models.PROTECT, related_name="lines")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="+")
    rate = models.BigIntegerField(help_text="øre a year")
    months = models.PositiveSmallIntegerField()
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True, help_text="last day")
    leave_months = models.PositiveSmallIntegerField(default=0)
    amount = models.BigIntegerField(help_text="øre")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("charge", "candidate"),
                name="finance_egenandel_line_once",
                violation_error_message=_("The candidate is on the charge already."),
            ),
            models.CheckConstraint(
                name="finance_egenandel_line_months_in_year",
                condition=Q(months__gte=1, months__lte=12, amount__gt=0),
                violation_error_message=_("A candidate-year has one to twelve months."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.charge_id}: {self.candidate_id} {self.months}/12"

"""Financial years and the series that numbers a year's vouchers."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.audit.tracking import tracked
from alisvest.core.rules import transitions
from finance.workflow import YEAR_MOVES, YearStatus


@tracked()
class FinancialYear(models.Model):
    """A calendar year of the ledger, known by its number. Closed for good; `chain_head` is the hash over its vouchers."""

    year = models.PositiveSmallIntegerField(_("Year"), primary_key=True)
    status = models.CharField(_("Status"), max_length=10, choices=YearStatus, default=YearStatus.OPEN)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    chain_head = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("-year",)
        constraints = (
            models.CheckConstraint(
                name="finance_year_closing_is_whole",
                condition=Q(status=YearStatus.OPEN, closed_by=None, closed_at=None, chain_head="")
                | Q(status=YearStatus.CLOSED, closed_by__isnull=False, closed_at__isnull=False)
                & Q(chain_head__regex=r"^[0-9a-f]{64}$"),
                violation_error_message=_(
                    "A closed year has who closed it, when, and its hash; an open year has none."
                ),
            ),
        )
        triggers = (
            pgtrigger.FSM(name="year_moves", field="status", transitions=transitions(YEAR_MOVES)),
            pgtrigger.Protect(name="year_is_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="year_closed_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__status=YearStatus.CLOSED),
            ),
        )

    def __str__(self) -> str:
        return str(self.year)


class VoucherSeries(models.Model):
    """The next voucher number of a year: drawn under the row's lock, given back when the posting fails."""

    untracked = "the next number; the vouchers themselves are numbered"

    year = models.OneToOneField(FinancialYear, primary_key=True, on_delete=models.PROTECT, related_name="series")
    next_number = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="finance_series_starts_at_one",
                condition=Q(next_number__gte=1),
                violation_error_message=_("Voucher numbers start at one."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.year_id}: {self.next_number}"

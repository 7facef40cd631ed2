"""Vouchers and their entries. Rows are only ever added; the database itself holds the rules that money needs.

Amounts are signed øre: debit is positive, credit negative.
"""

from collections.abc import Mapping
from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, Func, OuterRef, Q
from django.db.models.functions import ExtractYear
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.core.constraints import register_sentence
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from candidates.models import Candidate
from finance.models.account import Account
from finance.models.triggers import no_truncate, only_inserts
from finance.models.year import FinancialYear
from finance.workflow import Category, VoucherKind
from municipalities.models import Municipality
from municipalities.models.succession import reached

LEDGER_READERS = STAFF_ROLES

# Sentences that a reader without accounting can read, in the reader's language. The facts hold no personal names.
SENTENCES = {
    VoucherKind.GRANT_RECEIVED: _("Grant for %(year)s received from Helsedirektoratet, reference %(reference)s"),
    VoucherKind.REFUND_AUTHORISED: _("Refund to %(municipality)s authorised, claim %(claim)s"),
    VoucherKind.REFUND_PAID: _("Refund to %(municipality)s paid, claim %(claim)s, reference %(reference)s"),
    VoucherKind.EGENANDEL_CHARGED: _("Egenandel for %(year)s charged to %(municipality)s"),
    VoucherKind.EGENANDEL_RECEIVED: _("Egenandel for %(year)s received from %(municipality)s, reference %(reference)s"),
    VoucherKind.REVERSAL: _("Voucher %(voucher)s reversed"),
}


def voucher_sentence(kind: str, facts: Mapping[str, Any]) -> str:
    """Say what a voucher of this kind stands for, in the active language."""
    text: str = str(SENTENCES[VoucherKind(kind)]) % facts
    return text


for _name, _sentence in (
    ("finance_voucher_balances", _("A voucher must have at least two entries that sum to zero.")),
    ("finance_voucher_mirrors", _("A reversal must mirror the voucher that it reverses, and a reversal stays.")),
    ("finance_voucher_year_is_open", _("The year is closed and takes no more vouchers.")),
    ("finance_entry_own_transaction", _("A posted voucher takes no more entries.")),
    ("finance_voucher_reverses_id_key", _("The voucher is already reversed.")),
):
    register_sentence(_name, _sentence)


class VoucherQuerySet(models.QuerySet["Voucher"]):
    def visible_to(self, user: User) -> Self:
        """Staff read the whole ledger, a municipality the vouchers that concern it."""
        if user.role in LEDGER_READERS:
            return self
        if user.role in MUNICIPALITY_ROLES and user.scope is not None:
            return self.filter(Exists(Entry.objects.filter(reached(user), voucher=OuterRef("pk"))))
        return self.none()


class Voucher(models.Model):
    """The document behind a set of entries that sum to zero, numbered without gaps within its year."""

    append_only = True

    year = models.ForeignKey(FinancialYear, on_delete=models.PROTECT, related_name="vouchers")
    number = models.PositiveIntegerField(_("Voucher number"))
    kind = models.CharField(_("Kind"), max_length=20, choices=VoucherKind)
    booked_on = models.DateField(_("Booked on"))
    facts = models.JSONField(default=dict)
    reverses = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="reversed_by")
    posted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    posted_at = models.DateTimeField()
    tx = models.BigIntegerField(
        editable=False,
        db_default=Func(template="pg_current_xact_id()::text::bigint", output_field=models.BigIntegerField()),
    )

    objects = VoucherQuerySet.as_manager()

    class Meta:
        ordering = ("-year_id", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("year", "number"),
                name="finance_voucher_number_once",
                violation_error_message=_("The voucher number is taken."),
            ),
            models.CheckConstraint(
                name="finance_voucher_booked_in_its_year",
                condition=Q(year=ExtractYear("booked_on")),
                violation_error_message=_("The date lies outside the financial year."),
            ),
            models.CheckConstraint(
                name="finance_voucher_reversal_names_the_reversed",
                condition=Q(kind=VoucherKind.REVERSAL, reverses__isnull=False)
                | ~Q(kind=VoucherKind.REVERSAL) & Q(reverses=None),
                violation_error_message=_("A reversal, and only a reversal, names the voucher that it reverses."),
            ),
        )
        triggers = (
            only_inserts("voucher_only_inserts"),
            no_truncate("voucher_no_truncate"),
            # The lock, not only the look: a simultaneous closing waits for this posting, or this posting for it.
            pgtrigger.Trigger(
                name="voucher_year_open",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    PERFORM 1 FROM public.finance_financialyear
                     WHERE year = NEW.year_id AND status = 'open' FOR SHARE;
                    IF NOT FOUND THEN
                        RAISE EXCEPTION 'year % is not open', NEW.year_id
                        USING ERRCODE = 'check_violation', CONSTRAINT = 'finance_voucher_year_is_open';
                    END IF;
                    RETURN NEW;""",
            ),
            # Once a voucher at commit. Per entry it would be quadratic.
            pgtrigger.Trigger(
                name="voucher_balances",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                timing=pgtrigger.Deferred,
                declare=[("total", "numeric"), ("entries", "bigint")],
                func="""
                    SELECT coalesce(sum(amount), 0), count(*) INTO total, entries
                      FROM public.finance_entry WHERE voucher_id = NEW.id;
                    IF total <> 0 OR entries < 2 THEN
                        RAISE EXCEPTION 'voucher % of % does not balance: % øre in % entries',
                            NEW.number, NEW.year_id, total, entries
                        USING ERRCODE = 'check_violation', CONSTRAINT = 'finance_voucher_balances';
                    END IF;
                    RETURN NULL;""",
            ),
            pgtrigger.Trigger(
                name="voucher_mirrors",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                timing=pgtrigger.Deferred,
                condition=pgtrigger.Q(new__reverses__isnull=False),
                func="""
                    IF EXISTS (SELECT 1 FROM public.finance_voucher v
                                WHERE v.id = NEW.reverses_id AND v.reverses_id IS NOT NULL)
                    OR EXISTS (
                        (SELECT account_id, municipality_id, candidate_id, candidate_year, grant_year, category, amount
                           FROM public.finance_entry WHERE voucher_id = NEW.reverses_id
                         EXCEPT ALL
                         SELECT account_id, municipality_id, candidate_id, candidate_year, grant_year, category, -amount
                           FROM public.finance_entry WHERE voucher_id = NEW.id)
                        UNION ALL
                        (SELECT account_id, municipality_id, candidate_id, candidate_year, grant_year, category, -amount
                           FROM public.finance_entry WHERE voucher_id = NEW.id
                         EXCEPT ALL
                         SELECT account_id, municipality_id, candidate_id, candidate_year, grant_year, category, amount
                           FROM public.finance_entry WHERE voucher_id = NEW.reverses_id)
                    ) THEN
                        RAISE EXCEPTION 'voucher % of % does not mirror what it reverses', NEW.number, NEW.year_id
                        USING ERRCODE = 'check_violation', CONSTRAINT = 'finance_voucher_mirrors';
                    END IF;
                    RETURN NULL;""",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("finance:voucher_detail", args=[self.pk])

    @property
    def reference(self) -> str:
        """How people name the voucher: year and number."""
        return f"{self.year_id}-{self.number}"

    @property
    def text(self) -> str:
        """The sentence about the voucher, in the reader's language."""
        return voucher_sentence(self.kind, self.facts)


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, user: User) -> Self:
        """Staff read every entry, a municipality its own."""
        if user.role in LEDGER_READERS:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(reached(user))
        return self.none()


class Entry(models.Model):
    """One line of a voucher: an amount on an account, with what it concerns. `booked_on` is the voucher's."""

    append_only = True

    voucher = models.ForeignKey(Voucher, on_delete=models.PROTECT, related_name="entries")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    booked_on = models.DateField()
    amount = models.BigIntegerField(_("Amount"), help_text="øre, debit positive")
    municipality = models.ForeignKey(Municipality, null=True, on_delete=models.PROTECT, related_name="+")
    candidate = models.ForeignKey(Candidate, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    candidate_year = models.PositiveSmallIntegerField(null=True)
    grant_year = models.PositiveSmallIntegerField(null=True)
    category = models.CharField(max_length=20, choices=Category, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="finance_entry_amount_not_zero",
                condition=~Q(amount=0),
                violation_error_message=_("An entry has an amount."),
            ),
            models.CheckConstraint(
                name="finance_entry_candidate_with_year",
                condition=Q(candidate=None, candidate_year=None)
                | Q(candidate__isnull=False, candidate_year__isnull=False, municipality__isnull=False),
                violation_error_message=_("An entry about a candidate names the year and the municipality too."),
            ),
        )
        indexes = (
            models.Index(fields=("booked_on", "account"), include=("amount",), name="finance_entry_by_date"),
            models.Index(fields=("account", "municipality", "booked_on"), name="finance_entry_by_account"),
            models.Index(fields=("candidate", "candidate_year"), name="finance_entry_by_candidate"),
        )
        triggers = (
            only_inserts("entry_only_inserts"),
            no_truncate("entry_no_truncate"),
            pgtrigger.Trigger(
                name="entry_own_transaction",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="added"),  # type: ignore[no-untyped-call]
                func="""
                    IF EXISTS (
                        SELECT 1 FROM added JOIN public.finance_voucher v ON v.id = added.voucher_id
                         WHERE v.tx <> pg_current_xact_id()::text::bigint OR v.booked_on <> added.booked_on
                    ) THEN
                        RAISE EXCEPTION 'a posted voucher takes no more entries, and an entry has its date'
                        USING ERRCODE = 'check_violation', CONSTRAINT = 'finance_entry_own_transaction';
                    END IF;
                    RETURN NULL;""",
            ),
            # Sorted, so that simultaneous postings take the rows in the same order.
            pgtrigger.Trigger(
                name="entry_month_sums",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="added"),  # type: ignore[no-untyped-call]
                func="""
                    INSERT INTO public.finance_monthsum AS kept
                           (month, account_id, municipality_id, grant_year, debit, credit)
                    SELECT date_trunc('month', booked_on)::date, account_id, municipality_id, grant_year,
                           sum(greatest(amount, 0)), sum(greatest(-amount, 0))
                      FROM added
                     GROUP BY 1, 2, 3, 4
                     ORDER BY 1, 2, 3, 4
                    ON CONFLICT (month, account_id, municipality_id, grant_year) DO UPDATE
                       SET debit = kept.debit + excluded.debit, credit = kept.credit + excluded.credit;
                    RETURN NULL;""",
            ),
        )

    def __str__(self) -> str:
        return f"{self.voucher_id}: {self.account_id} {self.amount}"


class Seal(models.Model):
    """A voucher's place in its closed year's chain: sha256 over the seal before it and the voucher with its entries."""

    append_only = True

    voucher = models.OneToOneField(Voucher, primary_key=True, on_delete=models.PROTECT, related_name="seal")
    sha256 = models.CharField(max_length=64)

    class Meta:
        triggers = (only_inserts("seal_only_inserts"), no_truncate("seal_no_truncate"))

    def __str__(self) -> str:
        return self.sha256


class MonthSum(models.Model):
    """Debit and credit in øre of an account in a month, per municipality and grant year; kept by Entry's trigger."""

    untracked = "sums, kept by the ledger's own trigger and compared with it by verify_ledger"

    month = models.DateField()
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    municipality = models.ForeignKey(Municipality, null=True, on_delete=models.PROTECT, related_name="+")
    grant_year = models.PositiveSmallIntegerField(null=True)
    debit = models.BigIntegerField(help_text="øre")
    credit = models.BigIntegerField(help_text="øre")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("month", "account", "municipality", "grant_year"),
                name="finance_monthsum_once",
                nulls_distinct=False,
                violation_error_message=_("The month's sum exists."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.month} {self.account_id}"

"""Forms of the ledger: its filter, the grant, a new year."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.ui.forms import BaseForm, DateField, FilterForm, FormActions, MoneyField, OnceForm, primary, secondary
from finance.models import Account
from municipalities.models import Municipality

FIRST_YEAR, LAST_YEAR = 2016, 2099


class YearFilter(FilterForm):
    """Which year a page shows."""

    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, year) for year in years]  # type: ignore[attr-defined]


class LedgerFilter(YearFilter):
    """Which account, year and municipality the ledger shows."""

    account = forms.TypedChoiceField(label=_("Account"), required=False, coerce=int, empty_value=None)
    municipality = forms.TypedChoiceField(label=_("Municipality"), required=False, coerce=int, empty_value=None)

    def __init__(
        self,
        *args: Any,
        accounts: Sequence[Account],
        municipalities: Sequence[Municipality],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = [(account.pk, str(account)) for account in accounts]  # type: ignore[attr-defined]
        everyone = [("", _("All municipalities"))] if len(municipalities) != 1 else []
        names = [(municipality.pk, municipality.name) for municipality in municipalities]
        self.fields["municipality"].choices = [*everyone, *names]  # type: ignore[attr-defined]


class BudgetFilter(FilterForm):
    """For how many places the budget is worked out."""

    places = forms.IntegerField(label=_("Places"), required=False, min_value=1, max_value=500)


class GrantForm(OnceForm):
    """The grant as received."""

    year = forms.IntegerField(label=_("Grant year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    amount = MoneyField(label=_("Amount received"), lowest=1, help_text=_("In kroner."))
    received_on = DateField(label=_("Received on"))
    reference = forms.CharField(label=_("Reference of the letter"), max_length=60)

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "idempotency_key",
            Row(Column("year"), Column("amount")),
            Row(Column("received_on"), Column("reference")),
            FormActions(primary(_("Enter the grant")), secondary(_("Back"), back)),
        )


class YearForm(BaseForm):
    """The year to open."""

    year = forms.IntegerField(label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout("year", FormActions(primary(_("Open the year")), secondary(_("Back"), back)))

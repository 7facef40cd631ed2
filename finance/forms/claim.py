"""Forms of a claim and of payments."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.core.money import format_kroner
from alisvest.ui.forms import BaseForm, DateField, FormActions, MoneyField, OnceForm, danger, primary, secondary
from candidates.models import Candidate
from finance.models import ClaimLine
from finance.queries.claims import LineWithCap
from finance.workflow import Category


class DraftForm(BaseForm):
    """Which year the claim is for."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int)

    def __init__(self, *args: Any, years: Sequence[int], back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, year) for year in years]  # type: ignore[attr-defined]
        self.helper.layout = Layout("year", FormActions(primary(_("Start the claim")), secondary(_("Back"), back)))


class LineForm(OnceForm):
    """One documented cost."""

    candidate = forms.ChoiceField(label=_("Candidate"))
    category = forms.ChoiceField(label=_("Category"), choices=Category.choices)
    spent_on = DateField(label=_("Date of the cost"))
    what = forms.CharField(label=_("What it was for"), max_length=200)
    receipt_reference = forms.CharField(
        label=_("Receipt or voucher number"),
        max_length=60,
        help_text=_("The number the document has in your accounts, so that it can be found again."),
    )
    asked = MoneyField(
        label=_("Amount asked"),
        lowest=1,
        help_text=_("In kroner, net of VAT: the municipality is compensated for VAT elsewhere."),
    )
    fond2 = MoneyField(
        label=_("Covered by Fond II"),
        required=False,
        help_text=_("What the education fund has covered of the same cost. It is not part of the amount asked."),
    )

    def __init__(self, *args: Any, candidates: Sequence[Candidate], back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(candidate.pk): candidate for candidate in candidates}
        names = [(key, candidate.name) for key, candidate in self.people.items()]
        self.fields["candidate"].choices = names  # type: ignore[attr-defined]
        self.helper.layout = Layout(
            "idempotency_key",
            "candidate",
            Row(Column("category"), Column("spent_on")),
            "what",
            "receipt_reference",
            Row(Column("asked"), Column("fond2")),
            FormActions(primary(_("Save the line")), secondary(_("Back"), back)),
        )

    def clean_candidate(self) -> Candidate:
        return self.people[self.cleaned_data["candidate"]]

    def clean_fond2(self) -> int:
        return self.cleaned_data["fond2"] or 0


def initial_of(line: ClaimLine) -> dict[str, Any]:
    """Return a line's values as the form shows them."""
    names = ("category", "spent_on", "what", "receipt_reference", "asked", "fond2")
    return {name: getattr(line, name) for name in names} | {"candidate": str(line.candidate_id)}


class AttestForm(BaseForm):
    """A decision on each line: what is approved, and why when less. Starts from what fits under the cap."""

    def __init__(self, *args: Any, lines: Sequence[LineWithCap], back: str, **kwargs: Any) -> None:
        self.lines = lines
        super().__init__(*args, **kwargs)
        sections = [self._section(shown) for shown in lines]
        self.helper.layout = Layout(*sections, FormActions(primary(_("Attest the claim")), secondary(_("Back"), back)))

    def _section(self, shown: LineWithCap) -> Fieldset:
        line = shown.line
        approved, reason = f"approved_{line.pk}", f"reason_{line.pk}"
        self.fields[approved] = MoneyField(
            label=_("Approved"),
            highest=line.asked,
            initial=shown.suggested,
            help_text=_("Asked: %(asked)s. Left of the cap before this line: %(left)s.")
            % {"asked": format_kroner(line.asked), "left": format_kroner(shown.before)},
        )
        self.fields[reason] = forms.CharField(
            label=_("Reason for approving less"),
            required=False,
            max_length=200,
            initial=_("Above the cap.") if shown.suggested < line.asked else "",
        )
        return Fieldset(f"{line.candidate.name}: {line.what}", Row(Column(approved), Column(reason)))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for shown in self.lines:
            key = shown.line.pk
            approved = cleaned.get(f"approved_{key}")
            if approved is not None and approved < shown.line.asked and not cleaned.get(f"reason_{key}", "").strip():
                self.add_error(f"reason_{key}", _("Write the reason where less is approved than asked."))
        return cleaned

    @property
    def approvals(self) -> dict[int, tuple[int, str]]:
        """The decisions as the action takes them."""
        keys = [shown.line.pk for shown in self.lines]
        return {key: (self.cleaned_data[f"approved_{key}"], self.cleaned_data[f"reason_{key}"]) for key in keys}


class ReturnForm(BaseForm):
    """What the municipality should put right."""

    comment = forms.CharField(label=_("What the municipality should put right"), widget=forms.Textarea, max_length=2000)

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout("comment", FormActions(primary(_("Return the claim")), secondary(_("Back"), back)))


class PaymentForm(OnceForm):
    """When and under which reference a payment was made or received."""

    paid_on = DateField(label=_("Date of payment"))
    reference = forms.CharField(
        label=_("Payment reference"), max_length=60, help_text=_("The number of the payment or batch at the bank.")
    )

    def __init__(self, *args: Any, button: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "idempotency_key", "paid_on", "reference", FormActions(primary(button), secondary(_("Back"), back))
        )


class ReverseForm(BaseForm):
    """Why a voucher is reversed."""

    reason = forms.CharField(
        label=_("Why the voucher is reversed"),
        max_length=500,
        widget=forms.Textarea,
        help_text=_("Do not write names of persons: the reason is kept for as long as the ledger."),
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout("reason", FormActions(danger(_("Reverse the voucher")), secondary(_("Back"), back)))

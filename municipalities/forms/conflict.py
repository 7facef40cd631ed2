"""Declaring a conflict of interest."""

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alisvest.ui.forms import BaseForm, FormActions, primary, secondary
from municipalities.queries import DeclarationLine

ON_RECORD = _("It stands in the protocol of the case. Do not write more than is needed.")


class DeclareForm(BaseForm):
    """A box and a reason for each municipality that the reader has not declared about; the others are declared fit."""

    nothing_required = True  # the page says it once: leave the rest as it is

    def __init__(self, *args: Any, lines: list[DeclarationLine], back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows: list[Any] = ["seen"]
        self.fields["seen"] = forms.CharField(
            widget=forms.HiddenInput, initial=",".join(str(line.municipality.pk) for line in lines)
        )
        for line in lines:
            key, name = line.municipality.pk, line.municipality.name
            earlier = line.before is not None and not line.before.fit
            self.fields[f"unfit_{key}"] = forms.BooleanField(label=name, required=False, initial=earlier)
            self.fields[f"reason_{key}"] = forms.CharField(
                label=gettext("Why, about %(name)s") % {"name": name},
                required=False,
                max_length=500,
                initial=line.before.reason if line.before and earlier else "",
            )
            rows.append(Row(Column(f"unfit_{key}"), Column(f"reason_{key}"), css_class="declareline"))
        self.fields["others"] = forms.BooleanField(
            label=_("I have no conflict of interest with any of the others, and can judge them impartially"),
            error_messages={"required": _("Tick the box to say that you can judge the others impartially.")},
        )
        self.lines = lines
        self.helper.layout = Layout(
            *rows, "others", FormActions(primary(_("Declare for the round")), secondary(_("Back to the review"), back))
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for line in self.lines:
            key = line.municipality.pk
            if given.get(f"unfit_{key}") and not str(given.get(f"reason_{key}", "")).strip():
                self.add_error(f"reason_{key}", gettext("Give the reason in a sentence."))
            if str(given.get(f"reason_{key}", "")).strip() and not given.get(f"unfit_{key}"):
                self.add_error(f"unfit_{key}", gettext("Tick the box too, or take the reason away."))
        return given

    def answers(self) -> dict[str, Any]:
        """Return what the action takes."""
        seen = set(self.cleaned_data["seen"].split(","))  # who handed in since the page was shown is asked about next
        keys = [line.municipality.pk for line in self.lines if str(line.municipality.pk) in seen]
        unfit = {key: self.cleaned_data[f"reason_{key}"] for key in keys if self.cleaned_data[f"unfit_{key}"]}
        return {"asked": keys, "unfit": unfit}


class ChangeDeclarationForm(BaseForm):
    fit = forms.TypedChoiceField(
        label=_("What you declare now"),
        choices=[("no", _("I have a conflict of interest")), ("yes", _("I have no conflict of interest"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason for the change"), max_length=500, help_text=ON_RECORD, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "fit", "reason", FormActions(primary(_("Save the declaration")), secondary(_("Back to the list"), back))
        )

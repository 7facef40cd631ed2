"""What is typed when something happens to municipalities."""

from typing import Any, cast

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from alisvest.outbox.templates import plain
from alisvest.ui.forms import BaseForm, DateField, FormActions, danger, primary, secondary
from municipalities.models import EventKind, Municipality
from municipalities.models.municipality import LanguageForm, Title, validate_organisation_number
from municipalities.models.succession import SuccessionScope
from municipalities.rules.succession import Came, Facts, Plan

OF_KIND = {
    EventKind.MERGER: ("predecessors", "name", "number", "title", "county", "language_form", "population"),
    EventKind.SPLIT: ("predecessor", "scope", "successor"),
    EventKind.RENUMBERING: ("successor", "number", "title", "county", "language_form", "population"),
}

KEPT = ("title", "county", "language_form", "population")
"""What a municipality with a new number keeps, unless the form says otherwise."""


class SuccessionForm(BaseForm):
    """The fields that the kind of event asks for; `plan` is what they say."""

    on = DateField(label=_("First day on which it holds"))
    predecessors = forms.ModelMultipleChoiceField(
        label=_("Municipalities that merge"), queryset=Municipality.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    predecessor = forms.ModelChoiceField(
        label=_("From"), queryset=Municipality.objects.none(), empty_label=_("Choose a municipality")
    )
    scope = forms.ChoiceField(
        label=_("What goes"),
        choices=[
            (SuccessionScope.PART.value, SuccessionScope.PART.label),
            (SuccessionScope.MAIN.value, SuccessionScope.MAIN.label),
        ],
        help_text=_("Of a part nothing passes on here. With all but a part the municipality ends."),
    )
    successor = forms.ModelChoiceField(
        label=_("Municipality"), queryset=Municipality.objects.none(), empty_label=_("Choose a municipality")
    )
    name = forms.CharField(label=_("Name of the new municipality"), max_length=80)
    number = forms.CharField(
        label=_("New municipality number"), max_length=4, validators=[RegexValidator(r"\A[0-9]{4}\Z")]
    )
    title = forms.ChoiceField(label=_("Title"), choices=Title.choices)
    county = forms.CharField(label=_("County"), max_length=40)
    language_form = forms.ChoiceField(
        label=_("Language form"),
        choices=LanguageForm.choices,
        initial=LanguageForm.NEUTRAL,
        help_text=_("Neutral until the new municipality has decided."),
    )
    population = forms.IntegerField(label=_("Population"), required=False, min_value=0, max_value=10_000_000)
    organisation_number = forms.CharField(label=_("Organisation number"), required=False, max_length=11)
    note = forms.CharField(label=_("Note"), required=False, max_length=200)
    fingerprint = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, kind: EventKind, places: QuerySet[Municipality], asked: bool, back: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        own = OF_KIND[kind] + (("organisation_number",) if kind == EventKind.MERGER else ())
        for name in set(self.fields) - {"on", "note", "fingerprint", *own}:
            del self.fields[name]
        for name in {"predecessors", "predecessor", "successor"} & set(own):
            self.fields[name].queryset = places  # type: ignore[attr-defined]
        if kind == EventKind.SPLIT:
            self.fields["successor"].label = _("To")
        if kind == EventKind.RENUMBERING:
            self._keep_what_is_not_said()
        facts = [
            Row(Column("number"), Column("title")),
            Row(Column("county"), Column("language_form")),
            "population",
        ]
        shown: dict[EventKind, list[Any]] = {
            EventKind.MERGER: [
                "predecessors",
                Fieldset(_("The new municipality"), "name", *facts, "organisation_number"),
            ],
            EventKind.SPLIT: [Row(Column("predecessor"), Column("successor")), "scope"],
            EventKind.RENUMBERING: ["successor", *facts],
        }
        button = danger(_("Record the event")) if asked else primary(_("Show what follows"))
        actions = FormActions(button, secondary(_("Back to the events"), back))
        self.helper.layout = Layout("on", *shown[kind], "note", "fingerprint", actions)

    def _keep_what_is_not_said(self) -> None:
        """A new number alone changes neither title, county nor language form: what is left empty goes on as it is."""
        for name in ("title", "language_form"):
            field = cast("forms.ChoiceField", self.fields[name])
            field.choices = [("", _("Unchanged")), *cast("list[Any]", field.choices)]
            field.initial = ""
        for name in ("title", "language_form", "county"):
            self.fields[name].required = False
            self.fields[name].help_text = ""
        for name in ("county", "population"):
            self.fields[name].help_text = _("Left empty it stays as it is.")

    def clean_organisation_number(self) -> str:
        number = str(self.cleaned_data["organisation_number"]).replace(" ", "")
        if number:
            validate_organisation_number(number)
        return number

    def clean_name(self) -> str:
        return plain(self.cleaned_data["name"])

    def clean_county(self) -> str:
        return plain(self.cleaned_data["county"])

    @property
    def plan(self) -> Plan:
        given = self.cleaned_data
        facts = None
        if "number" in self.fields:
            went = given["successor"].versions.filter(valid__endswith=None).first() if given.get("successor") else None
            facts = Facts(
                number=given["number"],
                **{name: given[name] or getattr(went, name, given[name]) for name in KEPT},
                name=given.get("name", ""),
                organisation_number=given.get("organisation_number") or None,
            )
        came = [Came(each) for each in given.get("predecessors", ())]
        if "predecessor" in self.fields:
            came = [Came(given["predecessor"], SuccessionScope(given["scope"]))]
        return Plan(self.kind, given["on"], came, given.get("successor"), facts, plain(given["note"]))

    def now_shown(self, fingerprint: str) -> None:
        """Let the next sending of this form stand on the consequences just shown beside it."""
        data = cast("QueryDict", self.data).copy()
        data["fingerprint"] = fingerprint
        self.data = data


class TakeBackForm(BaseForm):
    reason = forms.CharField(
        label=_("Why the event is taken back"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "reason", FormActions(danger(_("Take the event back")), secondary(_("Back to the events"), back))
        )

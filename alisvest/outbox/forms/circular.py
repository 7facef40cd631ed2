"""Writing a circular: both language forms side by side, and whom it goes to."""

from typing import Any

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.outbox import groups, rules
from alisvest.outbox.models import Circular
from alisvest.ui.forms import FormActions, OnceForm, primary, secondary

HELP = _("{name} and {municipality} are filled in for each receiver. Do not write patient information.")


class CircularForm(OnceForm):
    """A draft may be half written."""

    nothing_required = True

    subject_nb = forms.CharField(label=_("Subject in bokmål"), max_length=200, required=False)
    body_nb = forms.CharField(
        label=_("Text in bokmål"), max_length=20_000, required=False, help_text=HELP, widget=forms.Textarea
    )
    subject_nn = forms.CharField(label=_("Subject in nynorsk"), max_length=200, required=False)
    body_nn = forms.CharField(
        label=_("Text in nynorsk"), max_length=20_000, required=False, help_text=HELP, widget=forms.Textarea
    )
    groups = forms.MultipleChoiceField(label=_("Groups"), required=False, widget=forms.CheckboxSelectMultiple)
    one = forms.ChoiceField(label=_("One municipality's people"), required=False)

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("groups", many=False)
        self._offer("one", many=True)
        self.helper.layout = Layout(
            "idempotency_key",
            Row(Column("subject_nb", "body_nb"), Column("subject_nn", "body_nn")),
            Fieldset(_("Whom it goes to"), "groups", "one"),
            FormActions(primary(_("Save the draft")), secondary(_("Back"), back)),
        )

    def _offer(self, name: str, *, many: bool) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        options = [option for group in groups.known().values() if group.many == many for option in group.options()]
        choices = [(option.value, option.label) for option in options]
        field.choices = [("", _("Nobody")), *choices] if many else choices

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name in ("subject_nb", "body_nb", "subject_nn", "body_nn"):
            if unknown := rules.unknown_places(str(cleaned.get(name, ""))):
                self.add_error(
                    name,
                    str(_("This is not filled in: %(places)s.")) % {"places": ", ".join(f"{{{p}}}" for p in unknown)},
                )
        return cleaned

    @property
    def texts(self) -> dict[str, Any]:
        """What the actions take."""
        data = self.cleaned_data
        return {
            "subjects": {form: data[f"subject_{form}"] for form in ("nb", "nn")},
            "bodies": {form: data[f"body_{form}"] for form in ("nb", "nn")},
            "chosen": [*data["groups"], *([data["one"]] if data["one"] else [])],
        }


def initial_of(circular: Circular) -> dict[str, Any]:
    """Return what the form starts with for a draft; a group that is no more is left out."""
    one = {option.value for group in groups.known().values() if group.many for option in group.options()}
    return {
        "subject_nb": circular.subject_nb,
        "body_nb": circular.body_nb,
        "subject_nn": circular.subject_nn,
        "body_nn": circular.body_nn,
        "groups": [value for value in circular.groups if value not in one],
        "one": next((value for value in circular.groups if value in one), ""),
    }

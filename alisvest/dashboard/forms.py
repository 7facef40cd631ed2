"""What a person types about notices, and the project leader about reminders."""

from typing import Any

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alisvest.dashboard.models.ladder import LONGEST
from alisvest.dashboard.workflow import OF_MUNICIPALITIES, OWN_DATE, Rhythm, TaskKind, Told
from alisvest.ui.forms import BaseForm, DateField, FormActions, primary, secondary

STEPS = range(1, 7)


class RhythmForm(BaseForm):
    rhythm = forms.ChoiceField(
        label=gettext_lazy("When do you want reminders and notices?"),
        help_text=gettext_lazy("Letters, receipts and codes always come at once."),
        choices=Rhythm.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout("rhythm", FormActions(primary(_("Save the choice"))))


class LadderForm(BaseForm):
    """A kind's time and up to six steps; a step is left out by leaving both its fields empty."""

    def __init__(self, kind: TaskKind, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [("", "–")] + [(to.value, to.label) for to in Told if to != Told.MANAGER or kind in OF_MUNICIPALITIES]
        rows: list[Any] = []
        if kind not in OWN_DATE:
            self.fields["term"] = forms.IntegerField(
                label=_("Days from when it comes up to when it should be done"),
                required=False,
                min_value=0,
                max_value=LONGEST,
            )
            rows.append("term")
        for n in STEPS:
            self.fields[f"offset_{n}"] = forms.IntegerField(
                label=_("%(number)s. Days after the date") % {"number": n},
                required=False,
                min_value=-LONGEST,
                max_value=LONGEST,
            )
            self.fields[f"to_{n}"] = forms.ChoiceField(
                label=_("%(number)s. Whom") % {"number": n}, choices=told, required=False
            )
            rows.append(Row(Column(f"offset_{n}"), Column(f"to_{n}")))
        self.helper.layout = Layout(
            *([rows.pop(0)] if kind not in OWN_DATE else []),
            Fieldset(_("Reminders. A negative number is before the date, 0 is the day itself."), *rows),
            FormActions(
                primary(_("Save the reminders")),
                secondary(_("Back to the reminders"), reverse("dashboard:reminder_list")),
            ),
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for n in STEPS:
            if f"offset_{n}" in self.errors or f"to_{n}" in self.errors:
                continue
            offset, to = cleaned.get(f"offset_{n}"), cleaned.get(f"to_{n}")
            if offset is None and to:
                self.add_error(f"offset_{n}", _("Fill in how many days before or after the date."))
            if offset is not None and not to:
                self.add_error(f"to_{n}", _("Choose whom to remind."))
        return cleaned

    @property
    def steps(self) -> list[tuple[int, Told]]:
        """What was typed, valid only after is_valid()."""
        cleaned = self.cleaned_data
        return [(cleaned[f"offset_{n}"], Told(cleaned[f"to_{n}"])) for n in STEPS if cleaned.get(f"to_{n}")]


class PauseForm(BaseForm):
    name = forms.CharField(label=gettext_lazy("What is the pause called?"), max_length=80)
    first = DateField(label=gettext_lazy("First day"))
    last = DateField(label=gettext_lazy("Last day"))
    every_year = forms.BooleanField(label=gettext_lazy("The same days every year"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "name",
            Row(Column("first"), Column("last")),
            "every_year",
            FormActions(
                primary(_("Save the pause")), secondary(_("Back to the reminders"), reverse("dashboard:reminder_list"))
            ),
        )

"""When a letter arrived, a complaint, and its answer."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.core import clock
from alisvest.ui.forms import BaseForm, DateField, FormActions, primary, secondary
from municipalities.models import Complaint, DecidedPlace, MainPosition
from municipalities.rules import Terms
from municipalities.workflow import ComplaintStatus


class ArrivalForm(BaseForm):
    arrived_on = DateField(label=_("The letter arrived on"))
    source = forms.CharField(
        label=_("How it is known"), max_length=200, help_text=_("For example that the municipality has confirmed it.")
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "arrived_on",
            "source",
            FormActions(primary(_("Record the arrival")), secondary(_("Back to the decision"), back)),
        )


class ComplaintForm(BaseForm):
    """A complaint; the programme's staff also say when it came."""

    arrived_on = DateField(label=_("The complaint arrived on"), initial=clock.today)
    text = forms.CharField(
        label=_("What is complained about, and why"), max_length=8000, widget=forms.Textarea(attrs={"rows": 8})
    )

    def __init__(self, *args: Any, own: bool, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if own:
            del self.fields["arrived_on"]
        button = _("Send the complaint") if own else _("Register the complaint")
        self.helper.layout = Layout(
            *self.fields, FormActions(primary(button), secondary(_("Back to the decision"), back))
        )

    def answers(self) -> dict[str, Any]:
        return {"arrived_on": clock.today()} | self.cleaned_data


class ComplaintAnswerForm(BaseForm):
    """What becomes of a complaint; of one that was sent on, what the complaints body answered."""

    outcome = forms.ChoiceField(label=_("Outcome"), widget=forms.RadioSelect)
    late_accepted_because = forms.CharField(
        label=_("Why it is heard although it came too late"), max_length=500, required=False
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("The municipality reads them in the letter. Write in its language form."),
    )
    body_name = forms.CharField(label=_("Complaints body"), max_length=120, required=False)
    body_answered_on = DateField(label=_("Date of the complaints body's answer"), required=False)
    places = forms.MultipleChoiceField(
        label=_("Places that are granted after all"), widget=forms.CheckboxSelectMultiple, required=False
    )
    start = DateField(label=_("The post may be filled from"), required=False)
    percentage = forms.IntegerField(
        label=_("Percentage of the post"), min_value=1, max_value=100, initial=100, required=False
    )
    main_position = forms.ChoiceField(label=_("Main position"), choices=MainPosition.choices, required=False)

    def __init__(
        self,
        *args: Any,
        complaint: Complaint,
        outcomes: Sequence[tuple[str, str | Promise]],
        places: Sequence[DecidedPlace],
        back: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        received = complaint.status == ComplaintStatus.RECEIVED
        unwanted = ["body_answered_on"] if received else ["body_name", "late_accepted_because"]
        if received and not complaint.late:
            unwanted.append("late_accepted_because")
        for name in unwanted:
            del self.fields[name]
        for name, choices in (
            ("outcome", list(outcomes)),
            ("places", [(str(each.pk), each.place.title) for each in places]),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices
        change = Fieldset(
            _("Where the decision is changed"),
            "places",
            Row(Column("start"), Column("percentage"), Column("main_position")),
        )
        first = ("outcome", "late_accepted_because", "reasons", "body_name", "body_answered_on")
        self.helper.layout = Layout(
            *(name for name in first if name in self.fields),
            change,
            FormActions(primary(_("Answer the complaint")), secondary(_("Back to the complaint"), back)),
        )

    def clean(self) -> dict[str, Any] | None:
        given = super().clean() or self.cleaned_data
        if given.get("outcome") == ComplaintStatus.CHANGED and not given.get("start"):
            self.add_error("start", _("Fill in from when the post may be filled."))
        return given

    def answers(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        start, percentage, main = given.pop("start"), given.pop("percentage"), given.pop("main_position")
        changed = given["outcome"] == ComplaintStatus.CHANGED
        terms = Terms(start, percentage or 100, main or MainPosition.GENERAL_PRACTICE) if changed else None
        return given | {"places": [int(key) for key in given["places"]] if changed else [], "terms": terms}

"""What people type about supervision, taken in and cleaned."""

from typing import Any

from crispy_forms.bootstrap import InlineRadios
from crispy_forms.layout import Column, Div, Layout, Row
from django import forms
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.core.dates import day_after
from alisvest.ui.forms import BaseForm, DateField, FilterForm, FormActions, OnceForm, primary, secondary
from candidates.models import Candidate
from municipalities.models import Municipality
from supervision.models import Supervisor
from supervision.workflow import Place, Theme

OTHER = "other"
DURATIONS: list[tuple[str, str | Promise]] = [("120", _("2 hours")), ("60", _("1 hour")), (OTHER, _("Other"))]


class MeetingForm(OnceForm):
    """Three fields in the usual case: candidate, date, duration. The rest may be left alone."""

    candidate: Any = forms.ModelChoiceField(label=_("Candidate"), queryset=None, empty_label=_("Choose a candidate"))
    held_on = DateField(label=_("Date of the meeting"), help_text=_("Cannot be in the future."))
    duration = forms.ChoiceField(label=_("Duration"), choices=DURATIONS, initial="120", widget=forms.RadioSelect)
    minutes = forms.CharField(
        label=_("Minutes"),
        error_messages={"required": _("Fill in how many minutes the meeting lasted.")},
        help_text=_("Whole minutes, for example 90."),
        validators=[RegexValidator(r"\A[0-9]{1,5}\Z", _("Write whole minutes with digits only, for example 90."))],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    place = forms.ChoiceField(
        label=_("Form of meeting"), choices=Place, initial=Place.IN_PERSON, widget=forms.RadioSelect
    )
    themes = forms.MultipleChoiceField(
        label=_("What did you talk about?"), choices=Theme, required=False, widget=forms.CheckboxSelectMultiple
    )
    notes = forms.CharField(
        label=_("Short notes"),
        required=False,
        max_length=10_000,
        help_text=_("Only you and the candidate can read them. Do not write patient information."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, candidates: QuerySet[Candidate], up: str, action: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["candidate"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = candidates
        ways_out = [secondary(_("Back to supervision"), up)] if up else []
        self.fields["minutes"].required = not self.is_bound or self.data.get("duration") == OTHER
        self.helper.form_action = action
        self.helper.layout = Layout(
            "idempotency_key",
            "candidate",
            "held_on",
            InlineRadios("duration"),
            Div("minutes", css_class="if-other"),
            InlineRadios("place"),
            "themes",
            "notes",
            FormActions(primary(_("Save the meeting")), *ways_out),
        )

    @property
    def facts(self) -> dict[str, Any]:
        """Return what record_meeting takes, without the candidate; `minutes` as a number."""
        given = self.cleaned_data
        typed = given["minutes"] if given["duration"] == OTHER else given["duration"]
        kept = {name: given[name] for name in ("held_on", "place", "themes", "notes", "idempotency_key")}
        return kept | {"minutes": int(typed)}


class SupervisorForm(BaseForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    hpr_number = forms.CharField(
        label=_("HPR number"),
        help_text=_("Seven digits, from the health personnel register."),
        validators=[RegexValidator(r"\A[0-9]{7}\Z", _("An HPR number has seven digits."))],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    specialist_since = DateField(label=_("Specialist in general practice since"))
    workplace = forms.CharField(
        label=_("Workplace"), max_length=120, help_text=_("Preferably the candidate's own office.")
    )
    municipality: Any = forms.ModelChoiceField(
        label=_("Municipality"), queryset=None, empty_label=_("Choose a municipality")
    )
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("With an e-mail address the supervisor can sign in.")
    )

    def __init__(self, *args: Any, municipalities: QuerySet[Municipality], up: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["municipality"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = municipalities
        self.helper.layout = Layout(
            "name",
            "hpr_number",
            "specialist_since",
            "workplace",
            "municipality",
            "email",
            FormActions(primary(_("Register the supervisor")), secondary(_("Back to the supervisors"), up)),
        )


class AssignForm(BaseForm):
    supervisor: Any = forms.ModelChoiceField(label=_("Supervisor"), queryset=None, empty_label=_("Choose a supervisor"))
    candidate: Any = forms.ModelChoiceField(label=_("Candidate"), queryset=None, empty_label=_("Choose a candidate"))
    start = DateField(label=_("First day"))
    last_day = DateField(
        label=_("Last day"), required=False, help_text=_("Leave empty when the supervisor stays through the course.")
    )

    def __init__(
        self,
        *args: Any,
        supervisors: QuerySet[Supervisor],
        candidates: QuerySet[Candidate],
        up: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, queryset in (("supervisor", supervisors), ("candidate", candidates)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
            field.queryset = queryset
        self.helper.layout = Layout(
            "supervisor",
            "candidate",
            Row(Column("start"), Column("last_day")),
            FormActions(primary(_("Assign the supervisor")), secondary(_("Back"), up)),
        )

    @property
    def dates(self) -> dict[str, Any]:
        """Return the half-open period."""
        last = self.cleaned_data["last_day"]
        return {"start": self.cleaned_data["start"], "end": day_after(last) if last else None}


class EndForm(BaseForm):
    last_day = DateField(
        label=_("Last day"), help_text=_("The last day on which the supervisor follows the candidate.")
    )

    def __init__(self, *args: Any, up: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout("last_day", FormActions(primary(_("End the assignment")), secondary(_("Back"), up)))


class SupervisorFilter(FilterForm):
    q = forms.CharField(label=_("Name, workplace, municipality or HPR number"), required=False, max_length=120)


class MeetingFilter(FilterForm):
    candidate: Any = forms.ModelChoiceField(
        label=_("Candidate"), queryset=None, required=False, empty_label=_("All candidates")
    )

    def __init__(self, *args: Any, candidates: QuerySet[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["candidate"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = candidates

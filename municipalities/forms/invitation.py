"""Whom to ask, a decline, a late hand-in, a meeting with its people, a question with its answer."""

from datetime import datetime
from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from alisvest.core.clock import OSLO
from alisvest.ui.forms import BaseForm, DateField, FormActions, TimeField, primary, secondary
from alisvest.ui.forms.buttons import another
from municipalities.models import InformationMeeting, Municipality, ReasonToDecline


class InviteesForm(BaseForm):
    """One box for each municipality of the opening day; or, by the other buttons, all of them or those of the meeting."""

    places = forms.ModelMultipleChoiceField(
        label=_("Municipalities"),
        queryset=Municipality.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, places: "QuerySet[Municipality]", with_meeting: bool, back: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["places"].queryset = places  # type: ignore[attr-defined]
        more = (
            [another(_("Take those signed up for the meeting"), name="take", value="meeting")] if with_meeting else []
        )
        self.helper.layout = Layout(
            "places",
            FormActions(
                primary(_("Save the list")),
                another(_("Invite all municipalities"), name="take", value="all"),
                *more,
                secondary(_("Back to the set-up"), back),
            ),
        )


class InviteAlsoForm(BaseForm):
    municipality = forms.ModelChoiceField(
        label=_("Municipality"), queryset=Municipality.objects.none(), empty_label=_("Choose a municipality")
    )

    def __init__(self, *args: Any, places: "QuerySet[Municipality]", back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = places  # type: ignore[attr-defined]
        self.helper.layout = Layout(
            "municipality", FormActions(primary(_("Send the invitation")), secondary(_("Back to the list"), back))
        )


class DeclineForm(BaseForm):
    reason = forms.ChoiceField(label=_("Why not this time?"), choices=ReasonToDecline.choices, widget=forms.RadioSelect)
    reason_text = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The programme learns from this. Write nothing about named persons."),
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "reason",
            "reason_text",
            FormActions(primary(_("Say that we do not apply")), secondary(_("Back to the round"), back)),
        )


class DispensationForm(BaseForm):
    municipality = forms.ModelChoiceField(
        label=_("Municipality"), queryset=Municipality.objects.none(), empty_label=_("Choose a municipality")
    )
    until_day = DateField(label=_("May hand in until"))
    until_time = TimeField(label=_("Time of day"), required=False, help_text=_("Norwegian time. Empty: the whole day."))
    reason = forms.CharField(
        label=_("Why may it hand in late?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands in the mail to the municipality and on record."),
    )

    def __init__(self, *args: Any, places: "QuerySet[Municipality]", back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = places  # type: ignore[attr-defined]
        self.helper.layout = Layout(
            "municipality",
            Row(Column("until_day"), Column("until_time")),
            "reason",
            FormActions(primary(_("Let it hand in late")), secondary(_("Back to the list"), back)),
        )


class MeetingForm(BaseForm):
    day = DateField(label=_("Date of the meeting"))
    begins = TimeField(label=_("From"))
    ends = TimeField(label=_("To"))
    place = forms.CharField(label=_("Where"), required=False, max_length=200)
    link = forms.URLField(label=_("Link"), required=False, max_length=300, assume_scheme="https")
    agenda = forms.CharField(
        label=_("Agenda"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 6})
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "day",
            Row(Column("begins"), Column("ends")),
            "place",
            "link",
            "agenda",
            FormActions(primary(_("Save the meeting")), secondary(_("Back to the round"), back)),
        )

    @property
    def meeting(self) -> dict[str, Any]:
        """Return what was typed as the action takes it."""
        given = self.cleaned_data
        return {
            "starts_at": datetime.combine(given["day"], given["begins"], tzinfo=OSLO),
            "ends_at": datetime.combine(given["day"], given["ends"], tzinfo=OSLO),
            **{name: given[name] for name in ("place", "link", "agenda")},
        }


def values_of(meeting: InformationMeeting) -> dict[str, Any]:
    """Return the form's values for a meeting that is changed."""
    start, end = meeting.starts_at.astimezone(OSLO), meeting.ends_at.astimezone(OSLO)
    given = {"day": start.date(), "begins": start.time(), "ends": end.time()}
    return given | {name: getattr(meeting, name) for name in ("place", "link", "agenda")}


class ParticipantForm(BaseForm):
    municipality = forms.ModelChoiceField(
        label=_("Municipality"), queryset=Municipality.objects.none(), empty_label=_("Choose a municipality")
    )
    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"), required=False)

    def __init__(self, *args: Any, places: "QuerySet[Municipality]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = places  # type: ignore[attr-defined]
        self.helper.layout = Layout(
            "municipality", Row(Column("name"), Column("email")), FormActions(primary(_("Sign the person up")))
        )


class QuestionForm(BaseForm):
    """A municipality asks; staff choose for whom they enter the question, or nobody where they make something clear."""

    municipality = forms.ModelChoiceField(
        label=_("Who asked?"),
        queryset=Municipality.objects.none(),
        required=False,
        empty_label=_("Nobody: we make something clear of our own accord"),
    )
    text = forms.CharField(label=_("Question"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, places: "QuerySet[Municipality] | None", back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = ["text"]
        if places is None:
            del self.fields["municipality"]
            self.fields["text"].help_text = _("All applicants read the question and its answer, but not who asked.")
        else:
            self.fields["municipality"].queryset = places  # type: ignore[attr-defined]
            names = ["municipality", "text"]
        send = primary(_("Send the question")) if places is None else primary(_("Enter the question"))
        self.helper.layout = Layout(*names, FormActions(send, secondary(_("Back to the questions"), back)))


class AnswerForm(BaseForm):
    public_text = forms.CharField(
        label=_("The question as all read it"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Take out what tells who asked."),
    )
    answer = forms.CharField(label=_("Answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "public_text",
            "answer",
            FormActions(primary(_("Answer for all to read")), secondary(_("Back to the questions"), back)),
        )

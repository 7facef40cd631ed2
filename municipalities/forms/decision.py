"""The resolution, the decision and the substitute. What cannot be undone is asked about before it is done."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.outbox import access_codes
from alisvest.ui.forms import BaseForm, DateField, FormActions, primary, secondary
from alisvest.ui.forms.buttons import another
from municipalities.forms.recommendation import PlacesMixin, of_round
from municipalities.models import MainPosition, Place
from municipalities.rules import Absent, Proposed, Terms, Votes

if TYPE_CHECKING:
    from django.http import QueryDict


class AskingForm(BaseForm):
    """A form that is read back before it is carried out: what was typed travels hidden through the question."""

    @property
    def confirmed(self) -> bool:
        return self.data.get("then") == "confirm"

    @property
    def taken_back(self) -> bool:
        """Whether the person chose to go on writing."""
        return self.data.get("then") == "write"

    @property
    def draft(self) -> bool:
        """Whether the person asks to see the letter as it would be."""
        return self.data.get("then") == "draft"

    def ask(self, confirm: str | Promise, keep: str | Promise, draft: str | Promise = "") -> None:
        """Turn the form into the question: all fields hidden, a button that does it, one that goes back, one to look."""
        for field in self.fields.values():
            field.widget = field.hidden_widget()
        self.helper.layout = Layout(
            *self.fields,
            FormActions(
                primary(confirm, name="then", value="confirm"),
                another(keep, name="then", value="write"),
                *([another(draft, name="then", value="draft")] if draft else []),
            ),
        )


class ResolutionForm(PlacesMixin, AskingForm):
    """What the steering group resolved: an outcome for each place, filled in from the recommendations."""

    meeting_on = DateField(label=_("Date of the meeting"))
    minutes_reference = forms.CharField(label=_("Reference of the minutes"), max_length=100)
    case_number = forms.CharField(label=_("Case number in the minutes"), max_length=60, required=False)
    text = forms.CharField(
        label=_("What the steering group resolved"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    unanimous = forms.ChoiceField(
        label=_("How was it resolved?"),
        choices=[("yes", _("Unanimously")), ("no", _("By vote"))],
        initial="yes",
        widget=forms.RadioSelect,
    )
    votes_for = forms.IntegerField(label=_("Votes for"), required=False, min_value=1, max_value=99)
    votes_against = forms.IntegerField(label=_("Votes against"), required=False, min_value=0, max_value=99)
    absent = forms.CharField(
        label=_("Who took no part for a conflict of interest"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A name on each line. Write a colon and the municipality after it where it was one case only."),
    )

    def __init__(
        self,
        *args: Any,
        places: Sequence[Place],
        before: dict[int, Proposed],
        municipalities: Mapping[str, int],
        back: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._municipalities = municipalities
        rows = self.add_places(of_round(places), before)
        self.helper.layout = Layout(
            "meeting_on",
            Row(Column("minutes_reference"), Column("case_number")),
            "text",
            "unanimous",
            Row(Column("votes_for"), Column("votes_against")),
            "absent",
            Fieldset(_("Outcome for each place"), *rows),
            FormActions(primary(_("Read through")), secondary(_("Back to the round"), back)),
        )

    def clean_absent(self) -> str:
        unknown = [
            name for _who, name in self._lines(self.cleaned_data["absent"]) if name and name not in self._known()
        ]
        if unknown:
            raise ValidationError(
                _("%(name)s has no application in this round. Write the municipality's name as it stands in the list.")
                % {"name": unknown[0]}
            )
        return str(self.cleaned_data["absent"])

    def clean(self) -> dict[str, Any] | None:
        super().clean()
        if self.cleaned_data.get("unanimous") == "no":
            for name in ("votes_for", "votes_against"):
                if self.cleaned_data.get(name) is None and name not in self.errors:
                    self.add_error(name, _("Fill in the number of votes."))
        return self.cleaned_data

    def _known(self) -> set[str]:
        return {name.casefold() for name in self._municipalities}

    def _lines(self, text: str) -> list[tuple[str, str]]:
        lines = (line.partition(":") for line in text.splitlines() if line.strip())
        return [(who.strip(), where.strip().casefold()) for who, _colon, where in lines]

    def answers(self) -> dict[str, Any]:
        """Return what the action takes."""
        keys = {name.casefold(): key for name, key in self._municipalities.items()}
        given = self.cleaned_data
        voted = given["unanimous"] == "no"
        return {
            "meeting_on": given["meeting_on"],
            "minutes_reference": given["minutes_reference"],
            "case_number": given["case_number"],
            "text": given["text"],
            "votes": Votes(given["votes_for"], given["votes_against"]) if voted else None,
            "absent": [Absent(who, keys.get(where)) for who, where in self._lines(given["absent"])],
            "outcomes": self.proposed(),
        }


class PrepareForm(BaseForm):
    """A decision in writing: its reasons, how the posts would begin, and feedback for the next time."""

    reasons = forms.CharField(
        label=_("Reasons"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("The municipality reads them in the decision. Write in its language form."),
    )
    access_code = forms.ChoiceField(
        label=_("Publicity of the letter"),
        required=False,
        help_text=_("A letter that is exempt is not sent by mail: the mail says that it waits in ALIS-Vest."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self,
        *args: Any,
        places: Sequence[Place],
        terms: Mapping[int, Terms],
        criteria: Sequence[tuple[int, str]],
        feedback: Mapping[int, str],
        back: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        publicity = self.fields["access_code"]
        if isinstance(publicity, forms.ChoiceField):
            publicity.choices = access_codes.choices_on(clock.today())
        posts = [self._add_terms(place, terms.get(place.pk)) for place in places]
        wishes = [self._add_feedback(key, title, feedback.get(key, "")) for key, title in criteria]
        fields: list[Any] = ["version", "reasons", *posts]
        if wishes:
            fields.append(Fieldset(_("What would lift the application another time"), *wishes))
        self.helper.layout = Layout(
            *fields,
            "access_code",
            FormActions(
                primary(_("Save the decision")),
                another(_("See the letter as PDF"), name="then", value="draft"),
                secondary(_("Back to the decisions"), back),
            ),
        )

    def _add_terms(self, place: Place, terms: Terms | None) -> Fieldset:
        key = place.pk
        self.fields[f"start_{key}"] = DateField(
            label=_("The post may be filled from"), initial=terms.start if terms else None
        )
        self.fields[f"percentage_{key}"] = forms.IntegerField(
            label=_("Percentage of the post"), min_value=1, max_value=100, initial=terms.percentage if terms else 100
        )
        self.fields[f"main_{key}"] = forms.ChoiceField(
            label=_("Main position"),
            choices=MainPosition.choices,
            initial=terms.main_position if terms else MainPosition.GENERAL_PRACTICE,
        )
        rows = Row(Column(f"start_{key}"), Column(f"percentage_{key}"), Column(f"main_{key}"))
        return Fieldset(place.title, rows)

    def _add_feedback(self, key: int, title: str, sentence: str) -> str:
        name = f"feedback_{key}"
        self.fields[name] = forms.CharField(
            label=title,
            max_length=500,
            required=False,
            initial=sentence,
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        return name

    @property
    def draft(self) -> bool:
        """Whether the person asks to see the letter as it would be."""
        return self.data.get("then") == "draft"

    def now_at(self, version: int) -> None:
        """Let the next sending of this form stand on the version just shown beside it."""
        data = cast("QueryDict", self.data).copy()
        data["version"] = str(version)
        self.data = data

    def answers(self) -> dict[str, Any]:
        given = self.cleaned_data
        keys = [int(name.partition("start_")[2]) for name in given if name.startswith("start_")]
        return {
            "reasons": given["reasons"],
            "access_code": given["access_code"],
            "version": given["version"],
            "terms": {
                key: Terms(given[f"start_{key}"], given[f"percentage_{key}"], given[f"main_{key}"]) for key in keys
            },
            "feedback": {
                int(name.partition("feedback_")[2]): words
                for name, words in given.items()
                if name.startswith("feedback_")
            },
        }


class ReleaseForm(AskingForm):
    """When all decisions of a round leave, and how long the municipalities have to answer."""

    day = DateField(
        label=_("Day"), required=False, help_text=_("Leave day and time empty to release the decisions at once.")
    )
    time = forms.TimeField(label=_("Time"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    answer_days = forms.IntegerField(label=_("Days to accept what is granted"), min_value=1, max_value=365)
    offer_days = forms.IntegerField(
        label=_("Days to accept an offer from the waiting list"), min_value=1, max_value=365
    )
    waiting_until = DateField(label=_("The waiting list holds until"))

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            Fieldset(_("When the municipalities see their decisions"), Row(Column("day"), Column("time"))),
            Row(Column("answer_days"), Column("offer_days")),
            "waiting_until",
            FormActions(primary(_("Read through")), secondary(_("Back to the round"), back)),
        )

    def clean(self) -> dict[str, Any] | None:
        given = super().clean() or self.cleaned_data
        if bool(given.get("day")) != (given.get("time") is not None) and not self.errors:
            self.add_error("time" if given.get("day") else "day", _("Fill in both day and time, or none of them."))
        return given

    def answers(self) -> dict[str, Any]:
        given = self.cleaned_data
        hour = datetime.combine(given["day"], given["time"], tzinfo=clock.OSLO) if given["day"] else None
        return {
            "visible_at": hour,
            "answer_days": given["answer_days"],
            "offer_days": given["offer_days"],
            "waiting_until": given["waiting_until"],
        }


class SubstituteForm(BaseForm):
    user = forms.ModelChoiceField(
        label=_("Substitute"),
        queryset=User.objects.none(),
        empty_label=_("Choose a person"),
        help_text=_("Somebody else who holds the role of project leader."),
    )
    reason = forms.CharField(
        label=_("Why a substitute decides"), max_length=300, help_text=_("It stands in the trail of every case.")
    )
    start = DateField(label=_("From"), initial=clock.today)

    def __init__(self, *args: Any, people: QuerySet[User], back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["user"]
        if isinstance(choice, forms.ModelChoiceField):
            choice.queryset = people
        self.helper.layout = Layout(
            "user",
            "reason",
            "start",
            FormActions(primary(_("Name the substitute")), secondary(_("Back to the municipality"), back)),
        )

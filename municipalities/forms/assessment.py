"""Scoring, asking people to read, screening, flags, and words about an application."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast
from uuid import uuid4

from crispy_forms.layout import Layout
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from alisvest.ui.forms import BaseForm, FormActions, OnceForm, primary
from municipalities.models import ApplicationFlag, Assessment, Flag, Score
from municipalities.queries import Asked
from municipalities.queries.assessment import Key
from municipalities.queries.screening import ScreenedPoint
from municipalities.rules.assessment import Points
from municipalities.rules.screening import Screened
from municipalities.workflow import ScreeningState

NO_PATIENTS = _("Do not write patient information.")


class AssessmentForm(OnceForm):
    """A value and a note for everything that is asked, named `v_<criterion>-<place>` and `n_…`; all may be left for later."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Your note on the whole application"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Seen by the other reviewers as your scores are. The municipality never sees it."),
    )

    def __init__(
        self,
        *args: Any,
        asked: Sequence[Asked],
        assessment: Assessment | None,
        given: Mapping[Key, Score],
        **kwargs: Any,
    ) -> None:
        initial = {
            "version": assessment.version if assessment else 0,
            "note": assessment.note if assessment else "",
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.asked = asked
        for each in asked:
            row = given.get(each.key)
            self.fields[f"v_{each.name}"] = forms.TypedChoiceField(
                label=each.title,
                choices=[(value, words) for value, words in each.scale],
                coerce=int,
                empty_value=None,
                required=False,
                initial=row.value if row else None,
                widget=forms.RadioSelect,
            )
            self.fields[f"n_{each.name}"] = forms.CharField(
                label=gettext("Note on %(title)s") % {"title": each.title},
                required=False,
                max_length=2000,
                initial=row.note if row else "",
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def scores(self) -> dict[Key, Points]:
        """Return what the action takes."""
        given = self.cleaned_data
        return {each.key: Points(given[f"v_{each.name}"], given[f"n_{each.name}"]) for each in self.asked}

    def now_at(self, version: int) -> None:
        """Let the next sending stand on what was saved meanwhile: both have then been seen."""
        data = cast("QueryDict", self.data).copy()
        data["version"], data["idempotency_key"] = str(version), str(uuid4())
        self.data = data


class AssignForm(BaseForm):
    """Pairs "<application>-<person>", one box each in the table of the page."""

    def __init__(self, *args: Any, pairs: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pairs"] = forms.MultipleChoiceField(
            label=_("Reviewers"), required=False, choices=[(pair, pair) for pair in pairs]
        )

    def ticked(self) -> set[str]:
        """Return what was sent, also where it will not do."""
        return set(cast("QueryDict", self.data).getlist("pairs"))

    def chosen(self) -> list[tuple[int, int]]:
        """Return (application, person)."""
        split = (pair.split("-") for pair in self.cleaned_data["pairs"])
        return [(int(application), int(person)) for application, person in split]


class ScreeningForm(BaseForm):
    """How each point stands, `s_<point>`, with its note, `note_<point>`; a point may be left for later."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, points: Sequence[ScreenedPoint], **kwargs: Any) -> None:
        newest = max((each.line.screened_at for each in points if each.line), default=None)
        super().__init__(*args, initial={"seen": newest.isoformat() if newest else ""}, **kwargs)
        self.points = points
        for each in points:
            heading = f"{each.point}. {each.title}"
            self.fields[f"s_{each.point}"] = forms.ChoiceField(
                label=heading,
                choices=ScreeningState.choices,
                required=False,
                initial=each.line.state if each.line else "",
                widget=forms.RadioSelect,
            )
            self.fields[f"note_{each.point}"] = forms.CharField(
                label=gettext("Note on point %(point)s") % {"point": each.point},
                required=False,
                max_length=1000,
                initial=each.line.note if each.line else "",
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for each in self.points:
            state, note = given.get(f"s_{each.point}"), str(given.get(f"note_{each.point}", "")).strip()
            if state in {ScreeningState.MISSING, ScreeningState.CLARIFIED} and not note:
                self.add_error(f"note_{each.point}", gettext("Say what is missing, or how it was clarified."))
            if note and not state and not self.rest_in_order:
                self.add_error(f"s_{each.point}", gettext("Say how the point stands."))
        return given

    @property
    def rest_in_order(self) -> bool:
        return self.data.get("rest") == "in_order"

    def answers(self) -> dict[str, Screened]:
        """Return the points that have a state; with the second button all others are in order."""
        given, found = self.cleaned_data, {}
        for each in self.points:
            state = given[f"s_{each.point}"] or (ScreeningState.IN_ORDER if self.rest_in_order else "")
            if state:
                found[each.point] = Screened(str(state), given[f"note_{each.point}"])
        return found

    def seen_at(self) -> datetime | None:
        """Return when the newest line that the page showed was saved; the beginning of time where it showed none."""
        try:
            return datetime.fromisoformat(self.cleaned_data["seen"])
        except ValueError:
            return datetime.fromisoformat("1970-01-01T00:00:00+00:00")


class FlagForm(BaseForm):
    """A reason for each flag of the round; an empty one takes the flag away."""

    def __init__(
        self, *args: Any, flags: QuerySet[Flag] | Sequence[Flag], held: Sequence[ApplicationFlag], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        reasons = {each.flag_id: each.reason for each in held}
        self.flags = list(flags)
        for each in self.flags:
            self.fields[f"f_{each.pk}"] = forms.CharField(
                label=each.title_in(get_language() or "nb"),
                required=False,
                max_length=500,
                initial=reasons.get(each.pk, ""),
                help_text=_("Why it holds for this application. Empty: it does not hold."),
            )
        self.helper.layout = Layout(*(f"f_{each.pk}" for each in self.flags), FormActions(primary(_("Save the flags"))))

    def reasons(self) -> dict[int, str]:
        return {each.pk: self.cleaned_data[f"f_{each.pk}"] for each in self.flags}


class InternalNoteForm(OnceForm):
    text = forms.CharField(
        label=_("Internal note"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}), help_text=NO_PATIENTS
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout("idempotency_key", "text", FormActions(primary(_("Save for the project alone"))))


class MessageForm(OnceForm):
    """The button names who reads it."""

    text = forms.CharField(
        label=_("Message"), max_length=4000, widget=forms.Textarea(attrs={"rows": 8}), help_text=NO_PATIENTS
    )

    def __init__(self, *args: Any, receiver: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "idempotency_key",
            "text",
            FormActions(primary(gettext("Send to %(receiver)s") % {"receiver": receiver})),
        )

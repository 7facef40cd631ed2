"""Forms of the exchange board. People write last days; what they clean to is half-open."""

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from alisvest.core.dates import day_after
from alisvest.ui.forms import BaseForm, DateField, FormActions, primary, secondary
from candidates.models import Candidate
from candidates.rules.exchange import ExchangeDates
from municipalities.models import Municipality, Position


class _WishForm(BaseForm):
    hospital = forms.CharField(
        label=_("Hospital"),
        max_length=120,
        help_text=_("Its whole name, the same on both sides of the board: only then do two wishes fit."),
    )
    start = DateField(label=_("First day"))
    last = DateField(label=_("Last day"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def _lay_out(self, back: str, *first: str) -> None:
        self.helper.layout = Layout(
            *first,
            "hospital",
            Row(Column("start"), Column("last")),
            "note",
            FormActions(primary(_("Enter the wish")), secondary(_("Back"), back)),
        )

    @property
    def answers(self) -> dict[str, Any]:
        """The action's arguments."""
        given = dict(self.cleaned_data)
        end = day_after(given.pop("last"))
        return given | {"end": end}


class CandidateWishForm(_WishForm):
    candidate = forms.ModelChoiceField(
        label=_("Candidate"), queryset=Candidate.objects.none(), empty_label=_("Choose a candidate")
    )
    municipality = forms.ModelChoiceField(
        label=_("Municipality"), queryset=Municipality.objects.none(), empty_label=_("Choose a municipality")
    )

    def __init__(
        self, *args: Any, people: QuerySet[Candidate], places: QuerySet[Municipality], back: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["candidate"].queryset = people  # type: ignore[attr-defined]
        self.fields["municipality"].queryset = places  # type: ignore[attr-defined]
        self._lay_out(back, "candidate", "municipality")


class TraineeWishForm(_WishForm):
    initials = forms.RegexField(
        r"^[A-Za-zÆØÅæøå]{0,4}$",
        label=_("Initials"),
        max_length=4,
        required=False,
        help_text=_("No name is kept of the hospital’s doctor."),
        error_messages={"invalid": _("Initials are at most four letters, no name.")},
    )
    municipality = forms.ModelChoiceField(
        label=_("Municipality wished for"),
        queryset=Municipality.objects.none(),
        required=False,
        empty_label=_("Any municipality"),
    )

    def __init__(self, *args: Any, places: QuerySet[Municipality], back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = places  # type: ignore[attr-defined]
        self._lay_out(back, "initials", "municipality")


class ProposeForm(BaseForm):
    position = forms.ModelChoiceField(label=_("Post"), queryset=Position.objects.none(), empty_label=_("Choose a post"))
    department = forms.CharField(label=_("Department"), max_length=120)
    start = DateField(label=_("First day in hospital"))
    last = DateField(label=_("Last day in hospital"))
    post_start = DateField(label=_("The trainee’s first day in the post"))
    post_last = DateField(label=_("The trainee’s last day in the post"))

    def __init__(self, *args: Any, posts: QuerySet[Position], back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].queryset = posts  # type: ignore[attr-defined]
        self.helper.layout = Layout(
            "position",
            "department",
            Row(Column("start"), Column("last")),
            Row(Column("post_start"), Column("post_last")),
            FormActions(primary(_("Propose the exchange")), secondary(_("Back"), back)),
        )

    @property
    def dates(self) -> ExchangeDates:
        given = self.cleaned_data
        return ExchangeDates(
            given["start"], day_after(given["last"]), given["post_start"], day_after(given["post_last"])
        )


class HospitalYesForm(BaseForm):
    hospital_agreed_on = DateField(label=_("The hospital agreed on"))
    hospital_agreed_by = forms.CharField(label=_("Who agreed for the hospital"), max_length=120)

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "hospital_agreed_on",
            "hospital_agreed_by",
            FormActions(primary(_("Record the hospital’s yes")), secondary(_("Back"), back)),
        )

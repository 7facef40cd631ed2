"""The resolution, the decision and the substitute. What cannot be undone is asked about before it is done."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.outbox import access_codes
from alisvest.ui.forms import BaseForm, DateField, FormActions, primary, secondary
from alisvest.ui.forms.buttons import another
from municipalities.models import MainPosition
from municipalities.queries import Case


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


class ResolutionForm(AskingForm):
    """What the steering group resolved: a number of posts for each application, filled in from the recommendations."""

    meeting_on = DateField(label=_("Date of the meeting"))
    minutes_reference = forms.CharField(
        label=_("Reference of the minutes"), max_length=100, help_text=_("Case number in the steering group's minutes.")
    )
    text = forms.CharField(
        label=_("What the steering group resolved"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, cases: Sequence[Case], back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for case in cases:
            self.fields[f"places_{case.application.pk}"] = self._places(case)
        names = [f"places_{case.application.pk}" for case in cases]
        self.helper.layout = Layout(
            "meeting_on",
            "minutes_reference",
            "text",
            Fieldset(_("Posts for each municipality; 0 is a refusal"), *names),
            FormActions(primary(_("Read through")), secondary(_("Back to the round"), back)),
        )

    @staticmethod
    def _places(case: Case) -> forms.IntegerField:
        wanted = case.application.places_wanted
        proposed = case.recommendation.places if case.recommendation else 0
        field = forms.IntegerField(
            label=case.application.municipality.name,
            min_value=0,
            max_value=wanted,
            initial=proposed,
            help_text=_("Applied for: %(wanted)d. Recommended: %(proposed)d.")
            % {"wanted": wanted, "proposed": proposed},
        )
        said = _("%(name)s applied for %(wanted)d: give from 0 to that number.") % {
            "name": case.application.municipality.name,
            "wanted": wanted,
        }
        field.validators = [MinValueValidator(0, said), MaxValueValidator(wanted, said)]
        field.error_messages |= {
            "required": _("%(name)s: fill in the number of posts.") % {"name": case.application.municipality.name},
        }
        return field

    def outcomes(self) -> dict[int, int]:
        """Return application key → posts."""
        given = ((name.partition("places_")[2], value) for name, value in self.cleaned_data.items())
        return {int(key): value for key, value in given if key}


class DecisionForm(AskingForm):
    """The reasons of a decision; for a grant also how its posts begin."""

    reasons = forms.CharField(
        label=_("Reasons"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("The municipality reads them in the decision. Write in its language form."),
    )
    start = DateField(label=_("The posts may be filled from"))
    main_position = forms.ChoiceField(
        label=_("Main position"),
        choices=MainPosition.choices,
        initial=MainPosition.GENERAL_PRACTICE,
        widget=forms.RadioSelect,
    )
    percentage = forms.IntegerField(label=_("Percentage of each post"), min_value=1, max_value=100, initial=100)
    access_code = forms.ChoiceField(
        label=_("Publicity of the letter"),
        required=False,
        help_text=_("A letter that is exempt is not sent by mail: the mail says that it waits in ALIS-Vest."),
    )

    def __init__(self, *args: Any, granted: bool, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        publicity = self.fields["access_code"]
        if isinstance(publicity, forms.ChoiceField):
            publicity.choices = access_codes.choices_on(clock.today())
        if not granted:
            for name in ("start", "main_position", "percentage"):
                del self.fields[name]
        posts = [Row(Column("start"), Column("percentage")), "main_position"] if granted else []
        self.helper.layout = Layout(
            "reasons",
            *posts,
            "access_code",
            FormActions(primary(_("Read through")), secondary(_("Back to the application"), back)),
        )

    def answers(self) -> dict[str, Any]:
        """Return what the action takes; a refusal has no posts, so its start is of no consequence."""
        return {"start": clock.today()} | self.cleaned_data


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

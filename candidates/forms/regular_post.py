"""Forms of the regular post at the end."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.ui.forms import BaseForm, DateField, FormActions, primary, secondary
from candidates.workflow import PracticeTerms, RegularPost
from municipalities.models import Municipality


class OfferForm(BaseForm):
    municipality = forms.ModelChoiceField(label=_("Municipality"), queryset=Municipality.objects.none())
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of work"), choices=RegularPost.choices, widget=forms.CheckboxSelectMultiple
    )
    practice_terms = forms.ChoiceField(
        label=_("Terms of the general practitioner"), choices=[("", "–"), *PracticeTerms.choices], required=False
    )
    offered_on = DateField(label=_("Offered on"))
    starts_on = DateField(
        label=_("First day in the regular post"),
        help_text=_("One, two and five years later it is asked whether the doctor is still there."),
    )

    def __init__(self, *args: Any, municipalities: Sequence[Municipality], back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["municipality"]
        asked.queryset = Municipality.objects.filter(pk__in=[each.pk for each in municipalities])
        if len(municipalities) == 1:
            asked.initial = municipalities[0].pk
        self.helper.layout = Layout(
            "municipality",
            "kinds",
            "practice_terms",
            Row(Column("offered_on"), Column("starts_on")),
            FormActions(primary(_("Record the offer")), secondary(_("Back"), back)),
        )


class AnswerForm(BaseForm):
    verb = forms.ChoiceField(
        label=_("Answer"), choices=[("accept", _("Accepted")), ("decline", _("Declined"))], widget=forms.RadioSelect
    )
    answered_on = DateField(label=_("Answered on"))

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "verb", "answered_on", FormActions(primary(_("Record the answer")), secondary(_("Back"), back))
        )


class StillThereForm(BaseForm):
    still_there = forms.TypedChoiceField(
        label=_("Is the doctor still there?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "still_there", FormActions(primary(_("Record the answer")), secondary(_("Back"), back))
        )

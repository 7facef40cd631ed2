"""The forms of an agreement: its dates, its terms, what is said when it is passed on, and the signature."""

from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.core import clock
from alisvest.ui.forms import BaseForm, DateField, FilterForm, FormActions, danger, primary, secondary
from municipalities.models import Delivery


def _long(label: Any, *, rows: int = 6, required: bool = True, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=4000,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
        **options,
    )


class DayFilter(FilterForm):
    """The day of which somebody asks what applied."""

    on = DateField(label=_("Day"), required=False)


class DraftForm(BaseForm):
    """When the agreement takes effect."""

    effective_from = DateField(label=_("In effect from"), help_text=_("Rates and norms are those of this day."))

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "effective_from",
            FormActions(primary(_("Make the agreement")), secondary(_("Back to the agreements"), back)),
        )


class VersionForm(BaseForm):
    """When a version takes effect and, for a later one, why it is made. The names are those of the actions."""

    effective_from = DateField(label=_("In effect from"))
    reason = forms.CharField(
        label=_("Why the agreement is changed"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands on the agreement, above the list of changes."),
    )

    def __init__(self, *args: Any, back: str, first: bool = False, button: str | Promise, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if first:
            del self.fields["reason"]
        names = [name for name in ("effective_from", "reason") if name in self.fields]
        self.helper.layout = Layout(*names, FormActions(primary(button), secondary(_("Back to the agreement"), back)))


class TermForm(BaseForm):
    """The project leader's wording of a term."""

    title = forms.CharField(label=_("Heading"), max_length=120)
    text = _long(_("What is agreed"), help_text=_("In the agreement's form of Norwegian: a council reads it."))
    due_on = DateField(
        label=_("To be confirmed by"),
        required=False,
        help_text=_("On this day the doctor in the post is asked whether it is kept. Empty: nobody is asked."),
    )
    answer = _long(
        _("Answer to the municipality"),
        rows=3,
        required=False,
        help_text=_("Why it is worded so. The municipality reads it."),
    )

    def __init__(self, *args: Any, back: str, answers: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not answers:
            del self.fields["answer"]
        names = [name for name in ("title", "text", "due_on", "answer") if name in self.fields]
        self.helper.layout = Layout(
            *names, FormActions(primary(_("Save the term")), secondary(_("Back to the agreement"), back))
        )


class AmendForm(BaseForm):
    """The municipality's wording of a term, with its reasons."""

    amended = _long(_("Your wording"), help_text=_("Write the whole term as you want it to stand."))
    because = forms.CharField(label=_("Why you propose it"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "amended",
            "because",
            FormActions(primary(_("Propose the wording")), secondary(_("Back to the agreement"), back)),
        )


class MessageForm(BaseForm):
    """What is said when the agreement is passed on."""

    message = forms.CharField(
        label=_("Message"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}), required=False
    )

    def __init__(
        self, *args: Any, button: str | Promise, back: str, reasoned: bool = False, harsh: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if reasoned:
            self.fields["message"].required = True
            self.fields["message"].label = _("Why")
        self.helper.layout = Layout(
            "message",
            FormActions(danger(button) if harsh else primary(button), secondary(_("Back to the agreement"), back)),
        )


class SettleForm(BaseForm):
    """The project leader's answer to an amendment: accepted, with a word to the municipality."""

    answer = _long(_("Answer to the municipality"), rows=3, required=False)

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "answer",
            FormActions(primary(_("Accept the wording")), secondary(_("Back to the agreement"), back)),
        )


class SignForm(BaseForm):
    """The signature: the hash of what was read travels along, so that no other text can be signed."""

    content_sha256 = forms.CharField(widget=forms.HiddenInput, max_length=64)
    read = forms.BooleanField(
        label=_("I have read the agreement and sign it for the party I act for"),
        error_messages={"required": _("Confirm that you have read the agreement before you sign")},
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "content_sha256",
            "read",
            FormActions(primary(_("Sign the agreement")), secondary(_("Back to the agreement"), back)),
        )


class TellForm(BaseForm):
    """Whether a promise is kept."""

    delivery = forms.ChoiceField(label=_("Is the promise kept?"), choices=Delivery.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Note"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Say what is missing where it is not kept. The municipality and the project leader read it."),
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "delivery", "note", FormActions(primary(_("Save the answer")), secondary(_("Back"), back))
        )


class AskForm(BaseForm):
    """When a promise is asked for."""

    due_on = DateField(label=_("To be confirmed by"), initial=clock.today)

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout("due_on", FormActions(primary(_("Save the date")), secondary(_("Back"), back)))

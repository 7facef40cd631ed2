"""The forms around writing: places, colleagues, the signer's comments, taking back, paper."""

from collections.abc import Iterable, Iterator
from typing import Any

from crispy_forms.layout import HTML, Layout
from django import forms
from django.db.models import QuerySet
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.ui.forms import BaseForm, DateField, FormActions, danger, primary, secondary
from municipalities.forms.application import place_field
from municipalities.models import Municipality, Place


class PlaceForm(BaseForm):
    name = forms.CharField(
        label=_("Workplace"),
        max_length=120,
        required=False,
        help_text=_("The doctors' office or health centre where the post is."),
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout("name", FormActions(primary(_("Save the place")), secondary(_("Back"), back)))


class ColleagueForm(BaseForm):
    user = forms.ModelChoiceField(label=_("Colleague"), queryset=User.objects.none(), empty_label=None)
    place = place_field()

    def __init__(
        self, *args: Any, colleagues: Iterable[User], back: str, place: Place | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, initial={"place": place.pk if place else ""}, **kwargs)
        field = self.fields["user"]
        field.queryset = User.objects.filter(pk__in=[each.pk for each in colleagues])  # type: ignore[attr-defined]
        field.label_from_instance = lambda user: user.name  # type: ignore[attr-defined]
        self.helper.layout = Layout(
            "user", "place", FormActions(primary(_("Give the point")), secondary(_("Back"), back))
        )


class ReturnForm(BaseForm):
    """A comment for each point; the page shows the answers between them, so it lays the fields out itself."""

    whole = forms.CharField(
        label=_("Comment on the whole application"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, points: Iterable[tuple[str, str, Place | None]], back: str, **kwargs: Any) -> None:
        """`points`: (anchor, name, place) of each point in order."""
        self.points = list(points)
        self.base_fields = {  # type: ignore[misc]
            **type(self).base_fields,
            **{
                self.name_of(anchor): forms.CharField(
                    label=_("Comment on %(point)s") % {"point": name},
                    required=False,
                    max_length=2000,
                    widget=forms.Textarea(attrs={"rows": 3}),
                )
                for anchor, name, _place in self.points
            },
        }
        super().__init__(*args, **kwargs)
        self.helper.form_error_title = ""
        self.helper.layout = Layout(
            "whole",
            *(self.name_of(anchor) for anchor, _name, _place in self.points),
            FormActions(primary(_("Send it back to the writers")), secondary(_("Back"), back)),
        )

    @staticmethod
    def name_of(anchor: str) -> str:
        return f"comment_{anchor.replace('-', '_')}"

    def comments(self) -> Iterator[tuple[str, Place | None, str]]:
        """Give (key, place, text) of what was written; an empty key is the whole application."""
        if self.cleaned_data["whole"]:
            yield "", None, self.cleaned_data["whole"]
        for anchor, _name, place in self.points:
            if text := self.cleaned_data[self.name_of(anchor)]:
                yield anchor.partition("-")[0], place, text


class CommentAnswerForm(BaseForm):
    answer = forms.CharField(
        label=_("What was done"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, action: str = "", comment: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.form_action = action
        shown = [HTML(f"<blockquote>{escape(comment)}</blockquote>")] if comment else []
        self.helper.layout = Layout(*shown, "answer", FormActions(primary(_("Mark as answered"))))


class WithdrawForm(BaseForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The programme keeps it with the application."),
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "reason", FormActions(danger(_("Withdraw the application")), secondary(_("Keep the application"), back))
        )


class PaperForm(BaseForm):
    municipality = forms.ModelChoiceField(
        label=_("Municipality"), queryset=Municipality.objects.none(), empty_label=str(_("Choose"))
    )
    received_on = DateField(label=_("Received on"))
    source = forms.CharField(
        label=_("How it came, and from whom"),
        max_length=300,
        help_text=_("For example: letter from the municipal director, scanned by the archive."),
    )

    def __init__(self, *args: Any, municipalities: "QuerySet[Municipality]", back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = municipalities  # type: ignore[attr-defined]
        self.helper.layout = Layout(
            "municipality",
            "received_on",
            "source",
            FormActions(primary(_("Begin to enter the application")), secondary(_("Back"), back)),
        )

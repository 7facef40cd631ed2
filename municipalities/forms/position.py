"""The forms of a post and of its advertisement."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.ui.forms import BaseForm, DateField, FilterForm, FormActions, PercentField, danger, primary, secondary
from municipalities.models import Position
from municipalities.models.choices import ListModel, MunicipalTask
from municipalities.models.decision import MainPosition

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


ROWS = 3
NONE = [("", "–")]


class SharesMixin(forms.Form):
    """Pairs of fields «name 1, share 1, …», read as a list of (name, share)."""

    def add_shares(
        self, prefix: str, label: "str | _StrPromise", given: Iterable[tuple[str, Decimal]] = (), *, choices: Any = None
    ) -> list[Row]:
        """Add rows of fields and return how they are laid out."""
        known = list(given)
        rows = []
        for number in range(1, max(ROWS, len(known)) + 1):
            name, share = known[number - 1] if number <= len(known) else (None, None)
            said: Any = {"label": f"{label} {number}", "required": False, "initial": name}
            self.fields[f"{prefix}_{number}"] = (
                forms.ChoiceField(choices=[*NONE, *choices], **said)
                if choices
                else forms.CharField(max_length=120, **said)
            )
            self.fields[f"{prefix}_share_{number}"] = PercentField(
                label=_("Share of the post"), required=False, initial=share
            )
            rows.append(Row(Column(f"{prefix}_{number}"), Column(f"{prefix}_share_{number}")))
        return rows

    def shares(self, prefix: str) -> list[tuple[str, Decimal]]:
        """Return what is filled in, in order."""
        found = []
        number = 1
        while f"{prefix}_{number}" in self.fields:
            name = " ".join(str(self.cleaned_data.get(f"{prefix}_{number}") or "").split())
            share = self.cleaned_data.get(f"{prefix}_share_{number}")
            if name and share is not None:
                found.append((name, share))
            number += 1
        return found

    def check_pairs(self, prefix: str) -> None:
        """Ask for the share of what is named, and for the name of a share."""
        number = 1
        while f"{prefix}_{number}" in self.fields:
            name, share = self.cleaned_data.get(f"{prefix}_{number}"), self.cleaned_data.get(f"{prefix}_share_{number}")
            if name and share is None and f"{prefix}_share_{number}" not in self.errors:
                self.add_error(f"{prefix}_share_{number}", _("Fill in the share of the post."))
            elif share is not None and not name:
                self.add_error(f"{prefix}_{number}", _("Say what the share is of."))
            number += 1


class DescribeForm(SharesMixin, BaseForm):
    """What a post is, written down once."""

    start = DateField(label=_("From"))
    percentage = PercentField(label=_("Percentage of a full post"), lowest=1)
    main_position = forms.ChoiceField(label=_("Main position"), choices=MainPosition.choices)
    list_model = forms.ChoiceField(label=_("List model"), choices=[*NONE, *ListModel.choices], required=False)
    list_length = forms.IntegerField(label=_("List length"), min_value=0, max_value=5000, required=False)

    def __init__(self, *args: Any, back: str, workplaces: Iterable[tuple[str, Decimal]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = self.add_shares("workplace", _("Workplace"), workplaces)
        sides = self.add_shares("side", _("Side position"), choices=MunicipalTask.choices)
        self.helper.layout = Layout(
            Row(Column("start"), Column("percentage")),
            "main_position",
            Fieldset(_("Side positions"), *sides),
            Fieldset(_("Workplaces"), *places),
            Fieldset(_("The patient list"), Row(Column("list_model"), Column("list_length"))),
            FormActions(primary(_("Save")), secondary(_("Back to the post"), back)),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.check_pairs("workplace")
        self.check_pairs("side")
        return cleaned

    @property
    def answers(self) -> dict[str, Any]:
        """The action's arguments."""
        names = ("start", "percentage", "main_position", "list_model", "list_length")
        given = {name: self.cleaned_data[name] for name in names}
        return given | {"workplaces": self.shares("workplace"), "sides": self.shares("side")}


class TasksForm(SharesMixin, BaseForm):
    """Main and side positions from a day on."""

    start = DateField(label=_("From"))
    main_position = forms.ChoiceField(label=_("Main position"), choices=MainPosition.choices)

    def __init__(self, *args: Any, back: str, sides: Iterable[tuple[str, Decimal]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = self.add_shares("side", _("Side position"), sides, choices=MunicipalTask.choices)
        self.helper.layout = Layout(
            "start",
            "main_position",
            Fieldset(_("Side positions"), *rows),
            FormActions(primary(_("Save")), secondary(_("Back to the post"), back)),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.check_pairs("side")
        return cleaned

    @property
    def answers(self) -> dict[str, Any]:
        names = ("start", "main_position")
        return {name: self.cleaned_data[name] for name in names} | {"sides": self.shares("side")}


class EndForm(BaseForm):
    """When and why a post ends."""

    last = DateField(label=_("Last day of the post"))
    reason = forms.CharField(label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "last", "reason", FormActions(danger(_("End the post")), secondary(_("Back to the post"), back))
        )


class AsOfForm(FilterForm):
    """The day on which a post is looked at."""

    day = DateField(label=_("The post as of"), required=False)


class PositionFilter(FilterForm):
    """Words, main position and doctor of a list of posts; without the doctor for whoever reads of none."""

    words = forms.CharField(label=_("Search"), required=False, max_length=80)
    main = forms.ChoiceField(label=_("Main position"), required=False)
    held = forms.ChoiceField(label=_("Doctor"), required=False)

    def __init__(self, *args: Any, sees_doctors: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["main"].choices = [("", _("All")), *MainPosition.choices]  # type: ignore[attr-defined]
        if not sees_doctors:
            del self.fields["held"]
            return
        self.fields["held"].choices = [  # type: ignore[attr-defined]
            ("", _("All")),
            ("yes", _("With a doctor today")),
            ("no", _("Without a doctor today")),
        ]


class AdvertisementForm(BaseForm):
    """The posts and the words of an advertisement."""

    posts = forms.MultipleChoiceField(label=_("Posts"), widget=forms.CheckboxSelectMultiple)
    title = forms.CharField(label=_("Heading"), max_length=200)
    text = forms.CharField(
        label=_("Text of the advertisement"), max_length=20000, widget=forms.Textarea(attrs={"rows": 18})
    )

    def __init__(self, *args: Any, posts: Iterable[Position], back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(post.pk): post for post in posts}
        choices = [(key, post.number) for key, post in self.offered.items()]
        self.fields["posts"].choices = choices  # type: ignore[attr-defined]
        self.helper.layout = Layout(
            "posts",
            "title",
            "text",
            FormActions(primary(_("Save the advertisement")), secondary(_("Back to the posts"), back)),
        )

    @property
    def answers(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        given["posts"] = [self.offered[key] for key in given["posts"]]
        return given


class PublishForm(BaseForm):
    """When and where it is published."""

    published_on = DateField(label=_("Published on"))
    deadline_on = DateField(
        label=_("Last day to apply"), required=False, help_text=_("Empty: three weeks after it is published.")
    )
    published_where = forms.CharField(
        label=_("Where it is published"),
        max_length=300,
        help_text=_("For example a job site, a journal, the web page."),
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            Row(Column("published_on"), Column("deadline_on")),
            "published_where",
            FormActions(primary(_("Save as published")), secondary(_("Back to the advertisement"), back)),
        )


def _number(label: "_StrPromise") -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=100_000, required=False)


class CountForm(BaseForm):
    """How many applied: numbers only, never names."""

    nothing_required = True
    applicants = _number(_("Applicants"))
    qualified = _number(_("Qualified"))
    interviewed = _number(_("Interviewed"))
    offered = _number(_("Offered the post"))
    declined = _number(_("Declined the offer"))

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "applicants",
            "qualified",
            "interviewed",
            "offered",
            "declined",
            FormActions(primary(_("Save the numbers")), secondary(_("Back to the advertisement"), back)),
        )


class HireForm(BaseForm):
    """When a doctor was hired for a post, and the first day."""

    hired_on = DateField(label=_("Hired on"))
    starts_on = DateField(label=_("First day"))

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            Row(Column("hired_on"), Column("starts_on")),
            FormActions(primary(_("Save as hired")), secondary(_("Back to the advertisement"), back)),
        )

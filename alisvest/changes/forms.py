"""Forms take input and clean it; they never save and never decide who may."""

from typing import TYPE_CHECKING, Any, cast

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.changes.workflow import AmendmentKind
from alisvest.core.dates import day_after
from alisvest.ui.forms import BaseForm, DateField, FormActions, PercentField, danger, primary, secondary
from candidates.workflow import LeavingReason
from municipalities.forms.position import SharesMixin
from municipalities.models.choices import ListModel
from municipalities.queries.position import PositionOn

if TYPE_CHECKING:
    from django.http import QueryDict


class AmendmentForm(SharesMixin, BaseForm):
    """What becomes different, and from when: the fields of one kind of amendment."""

    effect_on = DateField(label=_("Takes effect on"))
    percentage = PercentField(label=_("Percentage of a full post"), lowest=1)
    list_model = forms.ChoiceField(label=_("List model"), choices=[("", "–"), *ListModel.choices], required=False)
    list_length = forms.IntegerField(label=_("List length"), min_value=0, max_value=5000, required=False)
    last = DateField(label=_("Last day"))
    note = forms.CharField(label=_("Note"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    of_kind = {
        AmendmentKind.FRACTION: ("effect_on", "percentage", "note"),
        AmendmentKind.WORKPLACE: ("effect_on", "note"),
        AmendmentKind.LIST: ("effect_on", "list_model", "list_length", "note"),
        AmendmentKind.END: ("last", "note"),
        AmendmentKind.LEAVE: ("effect_on", "last"),
    }

    def __init__(self, *args: Any, kind: AmendmentKind, now: PositionOn, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for name in set(self.fields) - set(self.of_kind[kind]):
            del self.fields[name]
        rows: list[Any] = [name for name in self.of_kind[kind] if name != "note"]
        if kind == AmendmentKind.WORKPLACE:
            given = [(each.name, each.share) for each in now.workplaces]
            rows.append(Fieldset(_("Workplaces"), *self.add_shares("workplace", _("Workplace"), given)))
        if kind == AmendmentKind.LEAVE:
            self.fields["effect_on"].label = _("First day")
            self.fields["last"].help_text = _("Of leave only the dates are kept: do not write why.")
            rows = [Row(Column("effect_on"), Column("last"))]
        if kind == AmendmentKind.FRACTION:
            rows = [Row(Column("effect_on"), Column("percentage"))]
        rows += ["note"] if "note" in self.fields else []
        self.helper.layout = Layout(
            *rows, FormActions(primary(_("Show what follows")), secondary(_("Back to the post"), back))
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.check_pairs("workplace")
        return cleaned

    @property
    def answers(self) -> dict[str, Any]:
        """The action's arguments: a last day becomes the day after it."""
        names = ("effect_on", "percentage", "list_model", "list_length", "note")
        given = {name: self.cleaned_data[name] for name in names if name in self.fields}
        if self.kind == AmendmentKind.END:
            given["effect_on"] = day_after(self.cleaned_data["last"])
        if self.kind == AmendmentKind.LEAVE:
            given["until"] = day_after(self.cleaned_data["last"])
        if self.kind == AmendmentKind.WORKPLACE:
            given["workplaces"] = self.shares("workplace")
        return given | {"kind": self.kind}


class RefuseForm(BaseForm):
    because = forms.CharField(
        label=_("Why it is not approved"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "because", FormActions(danger(_("Do not approve")), secondary(_("Back to the amendment"), back))
        )


class LeaveForm(BaseForm):
    """The doctor's last day, why, where to, and whether the supervisor goes on."""

    last_day = DateField(label=_("Last day"))
    reason = forms.ChoiceField(label=_("Why"), choices=[("", "–"), *LeavingReason.choices])
    moves_to = forms.ChoiceField(
        label=_("Moves to"),
        required=False,
        help_text=_("Only where the doctor moves to another participating municipality."),
    )
    supervisor_ends = forms.BooleanField(
        label=_("The assignment of the supervisor ends with the same day"), required=False
    )
    fingerprint = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        municipalities: list[tuple[str, str]],
        may_end_supervisor: bool,
        asked: bool,
        back: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["moves_to"].choices = [("", "–"), *municipalities]  # type: ignore[attr-defined]
        if not may_end_supervisor:
            del self.fields["supervisor_ends"]
        names = [
            name for name in ("last_day", "reason", "moves_to", "supervisor_ends", "fingerprint") if name in self.fields
        ]
        button = danger(_("Record that the doctor leaves")) if asked else primary(_("Show what follows"))
        self.helper.layout = Layout(*names, FormActions(button, secondary(_("Back to the post"), back)))

    def now_shown(self, fingerprint: str) -> None:
        """Let the next sending of this form stand on the consequences just shown beside it."""
        data = cast("QueryDict", self.data).copy()
        data["fingerprint"] = fingerprint
        self.data = data

"""Asking about named points, and answering them."""

from collections.abc import Iterable, Mapping
from typing import Any

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.ui.forms import BaseForm, DateField, FormActions, OnceForm, TimeField, danger, primary, secondary
from municipalities.forms.application import DOCTOR, STAFF, OfficeForm, SectionForm
from municipalities.models import SECTIONS, OfficeSection, Place

DUE_HELP = _("The whole day counts, or until the time of day where one is set.")


class AskForm(OnceForm):
    """A question for each point; those left empty are not asked about."""

    due_on = DateField(label=_("Answer by"))
    due_time = TimeField(label=_("Time of day"), required=False, help_text=DUE_HELP)

    def __init__(self, *args: Any, points: Iterable[tuple[str, str, str, Place | None]], **kwargs: Any) -> None:
        """`points`: (anchor, key, name, place) of each point in order."""
        self.points = list(points)
        self.base_fields = {  # type: ignore[misc]
            **type(self).base_fields,
            **{
                self.name_of(anchor): forms.CharField(
                    label=name, required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
                )
                for anchor, _key, name, _place in self.points
            },
        }
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "idempotency_key",
            Row(Column("due_on"), Column("due_time")),
            Fieldset(
                _("Questions, at the points that should be answered"),
                *(self.name_of(anchor) for anchor, _key, _name, _place in self.points),
            ),
            FormActions(primary(_("Send the request"))),
        )

    @staticmethod
    def name_of(anchor: str) -> str:
        return f"ask_{anchor.replace('-', '_')}"

    def questions(self) -> list[tuple[str, Place | None, str]]:
        """Return (key, place, text) of what was written."""
        written = ((key, place, self.cleaned_data[self.name_of(anchor)]) for anchor, key, _name, place in self.points)
        return [each for each in written if each[2]]


class ExtendRequestForm(BaseForm):
    due_on = DateField(label=_("Answer by"))
    due_time = TimeField(label=_("Time of day"), required=False, help_text=DUE_HELP)
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            Row(Column("due_on"), Column("due_time")),
            "reason",
            FormActions(primary(_("Move the deadline")), secondary(_("Back"), back)),
        )


class EndRequestForm(BaseForm):
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, verb: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout("reason", FormActions(danger(verb), secondary(_("Back"), back)))


class _Requested:
    """What a point on request asks beside its fields: the answer in words, first."""

    def more_fields(self) -> dict[str, forms.Field]:
        more: dict[str, forms.Field] = super().more_fields()  # type: ignore[misc]
        reply = forms.CharField(
            label=_("Answer to the question"),
            required=False,
            max_length=4000,
            widget=forms.Textarea(attrs={"rows": 6}),
            help_text=_("In words. Where a field below is no longer right, change it as well."),
        )
        return {"reply": reply, **more}

    def layout(self) -> list[Any]:
        return ["reply", Fieldset(_("The point as you submitted it"), *super().layout())]  # type: ignore[misc]


class RequestedForm(_Requested, SectionForm):
    """The answer to a question about a point."""


class RequestedOfficeForm(_Requested, OfficeForm):
    """The answer to a question about point 6, with its lines."""


def requested_form(
    key: str, data: Mapping[str, Any] | None, *, values: Mapping[str, Any], reply: str, version: int, back: str
) -> SectionForm:
    """Make the form of a point on request. `values`: its answers in stored values, those submitted or those changed."""
    model = SECTIONS[key]
    initial: dict[str, Any] = {
        name: model.field(name).to_python(value) for name, value in values.items() if name not in ("doctors", "staff")
    }
    initial |= {"reply": reply, "version": version}
    if not issubclass(model, OfficeSection):
        return RequestedForm(data, model=model, back=back, initial=initial)
    for kind, names in (("doctor", DOCTOR), ("staff", STAFF)):
        for n, row in enumerate(values.get("doctors" if kind == "doctor" else "staff", []), start=1):
            initial |= {f"{kind}_{n}_{name}": row[name] for name in names}
    return RequestedOfficeForm(
        data=data,
        model=model,
        back=back,
        initial=initial,
        doctors=len(values.get("doctors", [])),
        staff=len(values.get("staff", [])),
    )

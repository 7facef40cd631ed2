"""One form for every section, made from the section's own fields: labels, choices and limits are said once."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from alisvest.ui.forms import BaseForm, DateField, FormActions, primary, secondary
from alisvest.ui.forms.buttons import another
from municipalities.models import SECTIONS, Municipality, OfficeSection, Place, Section
from municipalities.models.choices import Specialty, StaffRole

SPARE_ROWS = 3
NO_PATIENTS = _("Do not write patient information.")
CALLED_FOR = {
    "months_completed": _("For a doctor who is already employed."),
    "candidate": _("For a doctor who is already employed. Do not write patient information."),
}
"""Answers that another answer makes necessary (`rules.missing_answers`): not optional, and not always asked for."""
YES_NO = (("True", _("Yes")), ("False", _("No")))


def _form_field(field: Any) -> forms.Field:
    """Make the form's field of a section's field. Nothing is required in order to save."""
    common: dict[str, Any] = {"label": field.verbose_name, "required": False}
    if isinstance(field, models.BooleanField):
        return forms.TypedChoiceField(
            **common, choices=YES_NO, coerce=lambda value: value == "True", empty_value=None, widget=forms.RadioSelect
        )
    if isinstance(field, models.DateField):
        return DateField(**common)
    if isinstance(field, models.TextField):
        return forms.CharField(
            **common, max_length=field.max_length, widget=forms.Textarea(attrs={"rows": 6}), help_text=NO_PATIENTS
        )
    if hasattr(field, "base_field"):
        return forms.MultipleChoiceField(
            **common, choices=field.base_field.choices, widget=forms.CheckboxSelectMultiple
        )
    if field.choices:
        return forms.ChoiceField(**common, choices=field.choices, widget=forms.RadioSelect)
    made = field.formfield(required=False)
    made.label = field.verbose_name
    return made  # type: ignore[no-any-return]


def _doctor_fields(n: int) -> dict[str, forms.Field]:
    line = {"n": n}
    return {
        f"doctor_{n}_age": forms.IntegerField(
            label=_("Doctor %(n)s, age") % line, min_value=20, max_value=90, required=False
        ),
        f"doctor_{n}_specialty": forms.ChoiceField(
            label=_("Doctor %(n)s, specialty") % line, choices=[("", "–"), *Specialty.choices], required=False
        ),
        f"doctor_{n}_is_intern": forms.BooleanField(label=_("Doctor %(n)s is an intern") % line, required=False),
    }


def _staff_fields(n: int) -> dict[str, forms.Field]:
    line = {"n": n}
    return {
        f"staff_{n}_role": forms.ChoiceField(
            label=_("Staff %(n)s, kind") % line, choices=[("", "–"), *StaffRole.choices], required=False
        ),
        f"staff_{n}_number": forms.IntegerField(
            label=_("Staff %(n)s, number") % line, min_value=1, max_value=99, required=False
        ),
        f"staff_{n}_competence": forms.CharField(
            label=_("Staff %(n)s, competence") % line, max_length=200, required=False
        ),
    }


def place_field() -> forms.CharField:
    """Make the field that carries along whose point is written: the address names the place's rank, which may change."""
    return forms.CharField(widget=forms.HiddenInput, required=False)


class SectionForm(BaseForm):
    """Answers of one section. What a complete section needs shows without "optional", but saving asks for nothing."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    place = place_field()

    def __init__(self, *args: Any, model: type[Section], back: str, **kwargs: Any) -> None:
        self.model = model
        answers = {name: _form_field(model.field(name)) for name in model.answers}
        if model.may_be_left_out:
            answers["not_relevant"] = forms.CharField(
                label=model.field("not_relevant").verbose_name,
                required=False,
                max_length=300,
                help_text=_("Only if it does not: then nothing else is asked for here."),
            )
        self.base_fields = {**type(self).base_fields, **answers, **self.more_fields()}  # type: ignore[misc]
        super().__init__(*args, **kwargs)
        for name in CALLED_FOR.keys() & set(model.answers):
            self.fields[name].help_text = CALLED_FOR[name]
        self.helper.attrs["data-autosave"] = "true"  # static/autosave.js
        self.helper.layout = Layout(
            "version",
            "place",
            *self.layout(),
            *(["not_relevant"] if model.may_be_left_out else []),
            FormActions(
                primary(_("Save and next")),
                *self.more_buttons(),
                another(_("Save and close"), name="then", value="list"),
                secondary(_("Back to the list"), back),
            ),
        )
        for name in (*model.required, *self.unmarked()):  # after the helper: only the mark "optional" reads it
            self.fields[name].required = True

    def unmarked(self) -> list[str]:
        """Name further fields that go without the mark "optional"."""
        return [name for name in self.model.answers if name in CALLED_FOR]

    def more_fields(self) -> dict[str, forms.Field]:
        """Give what is not a field of the section itself."""
        return {}

    def layout(self) -> list[Any]:
        return list(self.model.answers)

    def more_buttons(self) -> list[Any]:
        return []

    def full_clean(self) -> None:
        """Check everything but presence: a half-filled section can be saved."""
        demanded = [field for name, field in self.fields.items() if field.required and name != "version"]
        for field in demanded:
            field.required = False
        super().full_clean()
        for field in demanded:
            field.required = True

    def answers(self) -> dict[str, Any]:
        """Return what save_section takes."""
        names = [*self.model.answers, *(["not_relevant"] if self.model.may_be_left_out else [])]
        return {name: self.cleaned_data[name] for name in names}

    def now_at(self, version: int) -> None:
        """Let the next sending of this form stand on the version just shown beside it."""
        self.data = now_at(self.data, version)


def now_at(sent: Any, version: int) -> QueryDict:
    """Return what was sent, standing on a version."""
    data = cast("QueryDict", sent).copy()
    data["version"] = str(version)
    return data


class OrganisationForm(SectionForm):
    """Point 0 also asks together with whom, and in which parts."""

    def __init__(self, *args: Any, others: "models.QuerySet[Municipality]", **kwargs: Any) -> None:
        self.others = others
        super().__init__(*args, **kwargs)

    def more_fields(self) -> dict[str, forms.Field]:
        fields: dict[str, forms.Field] = {}
        for n, (partner, share) in enumerate(zip(PARTNERS, SHARES, strict=True), start=1):
            fields[partner] = forms.ModelChoiceField(
                label=_("Together with, municipality %(n)s") % {"n": n},
                queryset=self.others,
                required=False,
                empty_label=str(_("None")),
            )
            fields[share] = _share(_("Share of municipality %(n)s, per cent") % {"n": n})
        fields["own_share"] = _share(_("Own share, per cent"))
        fields["own_share"].help_text = _("Whole per cent, 100 in sum. Leave all shares empty to make them equal.")
        return fields

    def layout(self) -> list[Any]:
        rows = [Row(Column(partner), Column(share)) for partner, share in zip(PARTNERS, SHARES, strict=True)]
        return [*rows, "own_share", *self.model.answers]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for partner, share in zip(PARTNERS, SHARES, strict=True):
            if cleaned.get(share) and not cleaned.get(partner) and partner not in self.errors:
                self.add_error(partner, _("Choose the municipality that has this share, or empty the share."))
        return cleaned

    def answers(self) -> dict[str, Any]:
        """`shares`: the applicant's first, then those of the partners; empty where nobody takes part."""
        named = {
            self.cleaned_data[partner]: self.cleaned_data[share]
            for partner, share in zip(PARTNERS, SHARES, strict=True)
            if self.cleaned_data[partner]
        }
        shares = [self.cleaned_data["own_share"], *named.values()] if named else []
        return super().answers() | {"partners": list(named), "shares": shares}


def _share(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1, max_value=99, required=False)


class OfficeForm(SectionForm):
    """Point 6 with its rows: one line for each doctor and each kind of staff, and a few empty ones."""

    doctor_rows = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=60)
    staff_rows = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=60)

    def __init__(self, *args: Any, doctors: int, staff: int, **kwargs: Any) -> None:
        posted: Mapping[str, Any] = kwargs.get("data") or {}
        self.doctors = _posted_count(posted, "doctor_rows", doctors + SPARE_ROWS)
        self.staff = _posted_count(posted, "staff_rows", staff + SPARE_ROWS)
        kwargs["initial"] = {"doctor_rows": self.doctors, "staff_rows": self.staff} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def more_fields(self) -> dict[str, forms.Field]:
        fields: dict[str, forms.Field] = {}
        for n in range(1, self.doctors + 1):
            fields |= _doctor_fields(n)
        for n in range(1, self.staff + 1):
            fields |= _staff_fields(n)
        return fields

    def unmarked(self) -> list[str]:
        """The lines: each is whole or left out."""
        return [name for name in self.fields if name.startswith(("doctor_", "staff_")) and name not in LINE_COUNTS]

    def layout(self) -> list[Any]:
        return [
            "doctor_rows",
            "staff_rows",
            Fieldset(_("a. The doctors of the office, a line for each"), *self._lines("doctor", self.doctors, DOCTOR)),
            Fieldset(_("b. An office for the candidate"), "own_office", "room"),
            Fieldset(_("c. Auxiliary staff, a line for each kind"), *self._lines("staff", self.staff, STAFF)),
            Fieldset(_("d. Equipment"), "equipment", "equipment_other"),
        ]

    def _lines(self, kind: str, count: int, names: tuple[str, ...]) -> Iterator[Row]:
        for n in range(1, count + 1):
            yield Row(*(Column(f"{kind}_{n}_{name}") for name in names), css_class="trio")

    def more_buttons(self) -> list[Any]:
        return [another(_("Save and add lines"), name="then", value="here")]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for n in range(1, self.doctors + 1):
            self._whole_line(f"doctor_{n}", ("age", "specialty"), cleaned, ("is_intern",))
        for n in range(1, self.staff + 1):
            self._whole_line(f"staff_{n}", ("role", "number"), cleaned, ("competence",))
        return cleaned

    def _whole_line(self, line: str, needed: tuple[str, ...], cleaned: dict[str, Any], others: tuple[str, ...]) -> None:
        if not any(cleaned.get(f"{line}_{name}") for name in (*needed, *others)):
            return
        for name in needed:
            field = f"{line}_{name}"
            if field not in self.errors and not cleaned.get(field):
                self.add_error(field, _("Fill in the whole line, or leave all of it empty."))

    def _rows(self, kind: str, count: int, names: tuple[str, ...]) -> list[dict[str, Any]]:
        rows = [{name: self.cleaned_data[f"{kind}_{n}_{name}"] for name in names} for n in range(1, count + 1)]
        return [row for row in rows if row[names[0]]]

    def answers(self) -> dict[str, Any]:
        return super().answers() | {
            "doctors": self._rows("doctor", self.doctors, DOCTOR),
            "staff": self._rows("staff", self.staff, STAFF),
        }


LINE_COUNTS = ("doctor_rows", "staff_rows")
PARTNERS = ("partner_1", "partner_2", "partner_3")
SHARES = ("share_1", "share_2", "share_3")
DOCTOR = ("age", "specialty", "is_intern")
STAFF = ("role", "number", "competence")


def _posted_count(posted: Mapping[str, Any], name: str, default: int) -> int:
    """Return how many lines the page had; a number that nobody printed gives the default."""
    typed = str(posted.get(name, ""))
    return int(typed) if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= 60 else default


def partner_fields(own_share: int, partners: Iterable[tuple[int, int]]) -> dict[str, int]:
    """Return what the fields of a joint application hold: `partners` as (municipality, share)."""
    filled: dict[str, int] = {}
    for (municipality, share), name, share_name in zip(partners, PARTNERS, SHARES, strict=False):
        filled |= {name: municipality, share_name: share, "own_share": own_share}
    return filled


def section_form(
    key: str,
    data: Mapping[str, Any] | None,
    *,
    section: Section | None,
    partners: Mapping[str, int],
    others: "models.QuerySet[Municipality]",
    back: str,
    place: Place | None = None,
) -> SectionForm:
    """Make the form of a section, filled with what is saved. `partners`: values of the fields of `partner_fields`."""
    model = SECTIONS[key]
    initial = {name: getattr(section, name) for name in (*model.answers, "not_relevant")} if section else {}
    initial["version"], initial["place"] = section.version if section else 0, place.pk if place else ""
    if key == "organisation":
        return OrganisationForm(data, model=model, others=others, back=back, initial=initial | dict(partners))
    if not issubclass(model, OfficeSection):
        return SectionForm(data, model=model, back=back, initial=initial)
    doctors = list(section.doctors.all()) if isinstance(section, OfficeSection) else []
    staff = list(section.staff.all()) if isinstance(section, OfficeSection) else []
    for n, doctor in enumerate(doctors, start=1):
        initial |= {f"doctor_{n}_{name}": getattr(doctor, name) for name in DOCTOR}
    for n, row in enumerate(staff, start=1):
        initial |= {f"staff_{n}_{name}": getattr(row, name) for name in STAFF}
    return OfficeForm(data=data, model=model, back=back, initial=initial, doctors=len(doctors), staff=len(staff))


class SubmitForm(BaseForm):
    """`seen` is the hash of the answers on the page: what is submitted is what was read."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    confirmed = forms.BooleanField(label=_("I have read the whole application and submit it for the municipality"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.form_error_title = _("The application is not submitted")
        self.helper.layout = Layout("seen", "confirmed", FormActions(primary(_("Submit the application"))))

    def now_seen(self, content_sha256: str) -> None:
        """Let the next sending of this form stand on the answers that are now on the page, to be confirmed anew."""
        if self.is_bound:
            data = cast("QueryDict", self.data).copy()
            if data.get("seen") != content_sha256:
                data.pop("confirmed", None)
            data["seen"] = content_sha256
            self.data = data
        self.initial["seen"] = content_sha256

"""What a field says when its value will not do: what to do, with the label's own word first."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Sentences = dict[str, str | Promise]

FILL_IN = _("Fill in %(label)s.")
CHOOSE = _("Choose %(label)s.")
ANSWER = _("Answer: %(label)s")
CONFIRM = _("Tick the box: %(label)s.")
CHOOSE_FILE = _("Choose a file: %(label)s.")
COMMON: Sentences = {
    "max_length": _("%(Label)s can have at most %(limit)s characters."),
    "min_length": _("%(Label)s must have at least %(limit)s characters."),
    "max_value": _("%(Label)s cannot be above %(limit)s."),
    "min_value": _("%(Label)s cannot be below %(limit)s."),
    "max_decimal_places": _("%(Label)s can have at most %(limit)s decimals."),
    "null_characters_not_allowed": _("%(Label)s holds a character that cannot be saved."),
    "empty": _("The file is empty. Choose another file."),
    "missing": CHOOSE_FILE,
    "invalid_list": CHOOSE,
    "invalid_choice": _("Choose %(label)s from the list."),
    "invalid_pk_value": _("Choose %(label)s from the list."),
    "invalid_date": _("%(Label)s must be a valid date, for example 12.09.2018."),
    "invalid_time": _("%(Label)s must be a valid time, for example 14:30."),
}
INVALID: tuple[tuple[type[forms.Field], str | Promise], ...] = (
    (forms.EmailField, _("Write a valid e-mail address, for example name@municipality.no.")),
    (forms.URLField, _("Write a whole web address, for example https://www.example.no.")),
    (forms.DateTimeField, _("%(Label)s must be a valid date and time.")),
    (forms.DateField, COMMON["invalid_date"]),
    (forms.TimeField, COMMON["invalid_time"]),
    (forms.IntegerField, _("%(Label)s must be a whole number.")),
    (forms.DecimalField, _("%(Label)s must be a number.")),
    (forms.FloatField, _("%(Label)s must be a number.")),
    (forms.FileField, CHOOSE_FILE),
    (forms.UUIDField, CHOOSE),
)
"""Decimal and float fields are integer fields too: of all that match, the most special class counts."""


def required(field: forms.Field) -> str | Promise:
    """Return the sentence for an empty field of this kind."""
    if str(field.label or "").endswith("?"):
        return ANSWER
    if isinstance(field, forms.BooleanField):
        return CONFIRM
    if isinstance(field, forms.FileField):
        return CHOOSE_FILE
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        return CHOOSE
    return FILL_IN


def invalid(field: forms.Field) -> str | Promise | None:
    """Return the sentence for a value that this kind of field cannot read."""
    by_depth = sorted((pair for pair in INVALID if isinstance(field, pair[0])), key=lambda p: -len(p[0].__mro__))
    return by_depth[0][1] if by_depth else None


def words(field: forms.Field) -> dict[str, str]:
    """Return the label as it stands first in a sentence and inside one; names in capitals stay as they are."""
    label = str(field.label or "").strip().rstrip(":")
    inside = label[:1].lower() + label[1:] if label[1:2].islower() else label
    return {"Label": label, "label": label if label.endswith("?") else inside}


def sentences(field: forms.Field) -> dict[str, Any]:
    """Return the messages to use where the field still has Django's own."""
    own: dict[str, str | Promise | None] = {**COMMON, "required": required(field), "invalid": invalid(field)}
    return {code: text for code, text in own.items() if text is not None and code in field.error_messages | LIMITS}


LIMITS = dict.fromkeys(("max_length", "min_length", "max_value", "min_value", "max_decimal_places"), "")
"""Codes of validators, which the field's own table may override."""

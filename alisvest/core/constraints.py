"""The sentence a user reads when the database itself refuses. Each constraint carries it as violation_error_message.

Triggers of ours raise with a constraint name too, registered by `register_sentence`. The one constraint that nearly
every dated table has is made here.
"""

from functools import cache

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import Error
from django.db.models import BaseConstraint, CheckConstraint, Field, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_of_triggers: dict[str, str | Promise] = {}


def register_sentence(constraint: str, sentence: str | Promise) -> None:
    """Give the words for a constraint name that a trigger raises with."""
    _of_triggers[constraint] = sentence


@cache
def _of_constraints() -> dict[str, BaseConstraint]:
    return {c.name: c for model in apps.get_models() for c in model._meta.constraints}


@cache
def _of_fields() -> dict[str, str | Promise]:
    """Return the words for fields that are unique by themselves, by the name that Postgres gives their constraint."""
    return {
        f"{model._meta.db_table}_{field.column}_key": field.error_messages["unique"]
        for model in apps.get_models()
        for field in model._meta.local_fields
        if field.unique and field.error_messages["unique"] is not Field.default_error_messages["unique"]
    }


def sentence_for(error: Error) -> str | None:
    """Return the words for the constraint that a database error names, or None where it has none."""
    diagnostics = getattr(error.__cause__, "diag", None)
    name = getattr(diagnostics, "constraint_name", None)
    if name is None:
        return None
    if name in _of_triggers or name in _of_fields():
        return str(_of_triggers.get(name) or _of_fields()[name])
    constraint = _of_constraints().get(name)
    if constraint is None or str(constraint.violation_error_message) == str(
        BaseConstraint.default_violation_error_message
    ):
        return None
    return ValidationError(constraint.get_violation_error_message()).messages[0]


def days_in_order(name: str, *, both: bool = False) -> CheckConstraint:
    """Make the constraint that `valid`, [start, end), begins somewhere and is not empty; `both`: it ends somewhere too."""
    ends = {"valid__endswith__isnull": False} if both else {}
    return CheckConstraint(
        name=name,
        condition=Q(valid__isempty=False, valid__startswith__isnull=False, **ends),
        violation_error_message=_("The last day is before the first."),
    )

"""The whole register: every app's own, by the model's label, and what is derived from it."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from alisvest.accounts.privacy import REGISTER as ACCOUNTS
from alisvest.audit.privacy import REGISTER as AUDIT
from alisvest.audit.tracking import FieldHistory
from alisvest.changes.privacy import REGISTER as CHANGES
from alisvest.core.privacy import Kept, Path, Who
from alisvest.dashboard.privacy import REGISTER as DASHBOARD
from alisvest.documents.privacy import REGISTER as DOCUMENTS
from alisvest.outbox.privacy import REGISTER as OUTBOX
from alisvest.privacy.own import REGISTER as OWN
from alisvest.privacy.third_party import REGISTER as THIRD_PARTY
from alisvest.programme.privacy import REGISTER as PROGRAMME
from candidates.privacy import REGISTER as CANDIDATES
from finance.privacy import REGISTER as FINANCE
from municipalities.privacy import REGISTER as MUNICIPALITIES
from supervision.privacy import REGISTER as SUPERVISION

PARTS = (
    ACCOUNTS,
    MUNICIPALITIES,
    CANDIDATES,
    SUPERVISION,
    FINANCE,
    DOCUMENTS,
    OUTBOX,
    CHANGES,
    DASHBOARD,
    AUDIT,
    OWN,
    PROGRAMME,
    THIRD_PARTY,
)
PERSON_MODELS = frozenset(who.value for who in Who)


@cache
def register() -> dict[str, Kept]:
    """Return what each model keeps, by label. A table of earlier rows keeps what its model keeps."""
    return {label: kept for part in PARTS for label, kept in part.items()}


def kept_by(model: type[models.Model]) -> Kept:
    """Return a model's entry. Raises KeyError where nobody has said anything."""
    return register()[tracked_by(model)._meta.label_lower]


def tracked_by(model: type[models.Model]) -> type[models.Model]:
    """Return the model whose earlier rows a table holds; of any other table itself."""
    tracked: type[models.Model] | None = model.pgh_tracked_model if issubclass(model, FieldHistory) else None
    return tracked or model


def history_of(model: type[models.Model]) -> type[Any] | None:
    """Return the table of a model's earlier rows."""
    found = getattr(model, "pgh_event_models", {})
    return next(iter(found.values()), None)


def everything() -> Iterator[tuple[type[models.Model], Kept]]:
    """Walk every model with its entry, in the order of the register; earlier rows are reached by `history_of`."""
    for label, kept in register().items():
        yield apps.get_model(label), kept


def needs_no_class(column: "models.Field[Any, Any]") -> bool:
    """Keys, generated columns and links say nothing by themselves; a link to a person must be in `about` or `did`."""
    return column.primary_key or isinstance(column, models.GeneratedField | models.ForeignKey)


def leads_to_a_person(column: "models.Field[Any, Any]") -> bool:
    target = column.remote_field.model if isinstance(column, models.ForeignKey) else None
    return target is not None and target._meta.label_lower in PERSON_MODELS


def first_steps(paths: tuple[Path, ...]) -> set[str]:
    """Name the fields that paths begin with."""
    return {path.lookup.split("__")[0] for path in paths}

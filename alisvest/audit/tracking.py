"""What a row was before each change, kept by the database itself: `@tracked` on every model that can change.

A trigger stores the OLD row at each UPDATE that changes it and at each DELETE, whichever way the change came: a form, a
bulk update, raw SQL. Who and why stands in the trail's own line (`audit.Event`), written in the same transaction: the two
are told together by `began_at`, the transaction's start, and put in order by the wall clock. The tables take rows and
give none back. What a row became is in the next stored row, or in the row itself.
"""

from collections.abc import Callable, Mapping
from typing import ClassVar, TypeVar

import pghistory
from django.db import models
from pghistory.models import Event as StoredRow

from alisvest.audit.models import ClockTimestamp

CHANGED, DELETED = "changed", "deleted"
LIBRARIES: Mapping[str, str] = {
    "auth": "Groups and permissions of Django are not used.",
    "contenttypes": "Names of models, written by Django when it migrates.",
    "sessions": "A session is a cookie's other half; it ends by itself.",
    "django_tasks_database": "A job's progress; what the job does leaves its own trail.",
    "account": "Addresses kept by the sign-in library; the verbs of sign-in leave their own trail.",
    "mfa": "Secrets of the second factor; the verbs of sign-in leave their own trail.",
    "socialaccount": "The outside provider's identity, kept by the sign-in library.",
    "usersessions": "A list of sessions; each ends by itself.",
    "pghistory": "A table of the library that nothing writes to: who and why stands in the trail.",
}
"""Apps of others whose tables are not tracked, each with its reason."""


M = TypeVar("M", bound=type[models.Model])


class FieldHistory(StoredRow):
    """One earlier state of a row. `pgh_created_at` is the start of the transaction that changed it."""

    append_only: ClassVar[bool] = True

    pgh_id = models.BigAutoField(primary_key=True)
    pgh_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    class Meta:
        abstract = True


def tracked(*, without: tuple[str, ...] = ()) -> Callable[[M], M]:
    """Keep the model's earlier rows in a table `<Model>History`; fields in `without` never enter it.

    Leave out secrets, and texts that only few may read. Generated columns are left out by themselves.
    """

    def keep(model: M) -> M:
        generated = [field.name for field in model._meta.local_fields if isinstance(field, models.GeneratedField)]
        pghistory.track(
            pghistory.UpdateEvent(CHANGED, row=pghistory.Old, trigger_name="history_changed"),
            pghistory.DeleteEvent(DELETED, row=pghistory.Old, trigger_name="history_deleted"),
            base_model=FieldHistory,
            model_name=f"{model.__name__}History",
            obj_field=pghistory.ObjForeignKey(related_name="+", related_query_name="+", db_index=True),
            context_field=None,  # type: ignore[arg-type]  # what the documentation says, and its types do not
            exclude=[model._meta.pk.name, *generated, *without],
        )(model)
        return model

    return keep

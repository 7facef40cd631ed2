"""Writing the trail. Called by every action inside its transaction."""

import hashlib
import json
from typing import Any, Protocol
from uuid import UUID

from django.db import connection, models
from django.utils.translation import gettext as _

from alisvest.audit.models import Event, Submission
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import not_now, require


class Actor(Protocol):
    """A signed-in person, as the ground knows one."""

    pk: Any

    @property
    def role(self) -> Role | None: ...


def record(
    verb: str,
    subject: models.Model,
    *,
    by: Actor | None,
    changes: dict[str, Any] | None = None,
    reason: str = "",
) -> None:
    """Write one line of the trail. `changes` is field → [from, to] or plain facts; by=None is the system itself.

    Texts that only the two may read (minutes) never go into `changes`.
    """
    Event.objects.create(
        on=clock.today(),
        by_id=by.pk if by else None,
        role=(by.role or "") if by else "",
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        changes=json.loads(json.dumps(changes or {}, default=str)),
        reason=reason,
    )


def _fingerprint(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, default=str, sort_keys=True).encode()).hexdigest()


def earlier_result(key: UUID | None, content: dict[str, Any], *, verb: str, by: Actor) -> int | None:
    """Return the key of the row that this very form made before, or None when it is new; waits for a simultaneous one.

    Call first in the action, inside its transaction. Raises RefusedError when the key was used with other content.
    """
    if key is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(key)])
    earlier = Submission.objects.filter(key=key).first()
    if earlier is None:
        return None
    if (earlier.fingerprint, earlier.verb, earlier.by_id) != (_fingerprint(content), verb, by.pk):
        require(not_now(_("This form was already sent with other content. Open the page again and start afresh.")))
    return earlier.subject_id


def remember_result(key: UUID | None, content: dict[str, Any], *, verb: str, by: Actor, subject: models.Model) -> None:
    """Remember what a form made, in the same transaction as the row itself."""
    if key is not None:
        Submission.objects.create(
            key=key, by_id=by.pk, verb=verb, fingerprint=_fingerprint(content), subject_id=subject.pk
        )

"""Screening an application point by point, and the words that are written about it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import earlier_result, record, remember_result
from alisvest.core import clock
from alisvest.core.rules import require
from municipalities import letters, rules
from municipalities.actions.application import locked
from municipalities.models import Application, InternalNote, MunicipalityMessage, ScreeningLine
from municipalities.queries.conflict import refuse_opening
from municipalities.rules.screening import Screened


@transaction.atomic
def screen_application(
    application: Application, *, points: Mapping[str, Screened], seen_at: datetime | None = None, by: User
) -> list[ScreeningLine]:
    """Save how these points stand; the others stay. Returns the lines that changed. Raises RefusedError.

    `seen_at`: when the newest line that the page showed was saved; a point that somebody else has saved since, and
    otherwise, is not overwritten. None compares nothing.
    """
    application = locked(application, by)
    require(refuse_opening(by, application))
    held = {each.point: each for each in application.screening_lines.select_related("screened_by")}
    changed = {
        point: Screened(state, note.strip())
        for point, (state, note) in points.items()
        if point not in held or (held[point].state, held[point].note) != (state, note.strip())
    }
    newer = [
        held[point] for point in changed if point in held and seen_at is not None and held[point].screened_at > seen_at
    ]
    require(rules.refuse_screen(application, changed, by=by) or rules.refuse_screened_since(newer))
    lines = []
    for point, (state, note) in changed.items():
        line = held.get(point) or ScreeningLine(application=application, point=point)
        before = line.state or None
        line.state, line.note, line.screened_by, line.screened_at = state, note, by, clock.now()
        line.save()
        record(
            "municipalities.point_screened",
            line,
            by=by,
            changes={"point": point, "state": [before, state]},
        )
        lines.append(line)
    return lines


@transaction.atomic
def write_internal_note(
    application: Application, *, text: str, idempotency_key: UUID | None = None, by: User
) -> InternalNote:
    """Write a note that only the programme's staff read. Raises RefusedError."""
    verb, content = "municipalities.note_written", {"application": application.pk, "text": text}
    if (made := earlier_result(idempotency_key, content, verb=verb, by=by)) is not None:
        return InternalNote.objects.get(pk=made)
    application = locked(application, by)
    require(refuse_opening(by, application) or rules.refuse_write_note(text, by=by))
    note = InternalNote.objects.create(
        application=application, text=text.strip(), written_by=by, written_at=clock.now()
    )
    record(verb, note, by=by)
    remember_result(idempotency_key, content, verb=verb, by=by, subject=note)
    return note


@transaction.atomic
def send_message(
    application: Application, *, text: str, idempotency_key: UUID | None = None, by: User
) -> MunicipalityMessage:
    """Send a message about the application to its municipality: by mail, and on the application's page.

    It cannot be taken back. Raises RefusedError.
    """
    verb, content = "municipalities.message_sent", {"application": application.pk, "text": text}
    if (made := earlier_result(idempotency_key, content, verb=verb, by=by)) is not None:
        return MunicipalityMessage.objects.get(pk=made)
    application = locked(application, by)
    require(refuse_opening(by, application) or rules.refuse_send_message(application, text, by=by))
    message = MunicipalityMessage.objects.create(
        application=application, text=text.strip(), sent_by=by, sent_at=clock.now()
    )
    record(verb, message, by=by)
    letters.send_message(message)
    remember_result(idempotency_key, content, verb=verb, by=by, subject=message)
    return message

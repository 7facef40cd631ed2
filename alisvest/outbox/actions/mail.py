"""Putting mail into the outbox."""

from collections.abc import Mapping
from typing import Any, Protocol

from django.db import models

from alisvest.core import clock
from alisvest.documents.models import Document
from alisvest.outbox import templates
from alisvest.outbox.gathering import is_gathered
from alisvest.outbox.models import Mail
from alisvest.outbox.workflow import READ_FIRST, MailKind, MailStatus

UNWRITTEN = "missing: "  # how the error of a letter that lacks a value begins


class Person(Protocol):
    """Somebody with an account, as the ground knows one."""

    pk: Any


def queue_mail(
    *,
    to: str,
    subject: str,
    body: str,
    language: str,
    kind: MailKind = MailKind.NOTICE,
    receiver: Person | None = None,
    about: models.Model | None = None,
    template: str = "",
    document: Document | None = None,
    once: str | None = None,
    hold: bool | None = None,
) -> Mail:
    """Put a mail into the outbox, inside the transaction of the verb that causes it: it leaves only if that holds.

    A letter is held until somebody has read and released it; all other kinds leave by themselves. `hold` says otherwise:
    False where the page that sends has shown the text to whoever sends it, True for any mail that must be read first.
    A notice or reminder to somebody who wants them gathered waits for the digest instead (outbox.gathering).
    With `once` the mail of that key is made a single time, whoever asks for it again, also at the same moment; the one
    that is there is returned.
    """
    held = kind in READ_FIRST if hold is None else hold
    gathered = not held and is_gathered(kind, receiver.pk if receiver else None)
    return _put(
        MailStatus.HELD if held else MailStatus.GATHERED if gathered else MailStatus.WAITING,
        once=once,
        kind=kind,
        to=to,
        receiver_id=receiver.pk if receiver else None,
        subject=" ".join(subject.split())[:200],
        body=body,
        language=language,
        template=template,
        document=document,
        **_about(about),
    )


def send_letter(
    key: str,
    *,
    to: str,
    language: str,
    values: Mapping[str, object],
    kind: MailKind = MailKind.LETTER,
    receiver: Person | None = None,
    about: models.Model | None = None,
    once: str | None = None,
    hold: bool | None = None,
) -> Mail:
    """Write the registered text `key` in the language, filled in, and queue it (see queue_mail for `hold`, `once`).

    A text that lacks a value is not sent: its row stands in the outbox as failed and names what lacks
    (outbox.queries.unwritten). In a language that the text does not have it is written in bokmål.
    """
    language = templates.written_in(key, language)
    try:
        words = templates.write(key, language, values)
    except templates.MissingPlaceholderError as error:
        return put_unwritten(
            key, str(error), to=to, language=language, kind=kind, receiver=receiver, about=about, once=once
        )
    return queue_mail(
        to=to,
        subject=words.subject,
        body=words.body,
        language=language,
        kind=kind,
        receiver=receiver,
        about=about,
        template=key,
        once=once,
        hold=hold,
    )


def put_unwritten(
    key: str,
    lacking: str,
    *,
    to: str,
    language: str,
    kind: MailKind = MailKind.LETTER,
    receiver: Person | None = None,
    about: models.Model | None = None,
    once: str | None = None,
) -> Mail:
    """Keep the row of a letter that could not be written, so that somebody sees that it never left."""
    return _put(
        MailStatus.FAILED,
        once=once,
        kind=kind,
        to=to,
        receiver_id=receiver.pk if receiver else None,
        subject=str(templates.known()[key].name)[:200],
        body="",
        language=language,
        template=key,
        last_error=f"{UNWRITTEN}{lacking}"[:500],
        **_about(about),
    )


def _about(row: models.Model | None) -> dict[str, Any]:
    return {"about_type": row._meta.label_lower if row else "", "about_id": row.pk if row else None}


def _put(status: MailStatus, *, once: str | None, **values: Any) -> Mail:
    values |= {"status": status, "queued_at": clock.now()}
    if once is None:
        return Mail.objects.create(**values)
    return Mail.objects.get_or_create(once=once, defaults=values)[0]

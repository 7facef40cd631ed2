"""Queueing and sending mail."""

from collections.abc import Mapping
from smtplib import SMTPException
from typing import Any, Protocol

from django.core.mail import EmailMessage
from django.db import models, transaction

from alisvest.core import clock
from alisvest.documents.models import Document
from alisvest.outbox import templates
from alisvest.outbox.models import Mail, MailKind, MailStatus

ATTEMPTS = 8


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
    hold: bool = False,
) -> Mail:
    """Put a mail into the outbox, inside the transaction of the verb that causes it: it leaves only if that holds.

    With `once` the mail of that key is made a single time, whoever asks for it again, also at the same moment; the one
    that is there is returned. `hold` keeps it until somebody has read and released it.
    """
    values = {
        "kind": kind,
        "to": to,
        "receiver_id": receiver.pk if receiver else None,
        "subject": " ".join(subject.split())[:200],
        "body": body,
        "language": language,
        "template": template,
        "about_type": about._meta.label_lower if about else "",
        "about_id": about.pk if about else None,
        "document": document,
        "status": MailStatus.HELD if hold else MailStatus.WAITING,
        "queued_at": clock.now(),
    }
    if once is None:
        return Mail.objects.create(**values)
    return Mail.objects.get_or_create(once=once, defaults=values)[0]


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
    hold: bool = False,
) -> Mail:
    """Write the registered text `key` in the language, filled in, and queue it.

    A text that lacks a value is not sent: its row stands in the outbox as failed and names what lacks.
    """
    try:
        words = templates.write(key, language, values)
    except templates.MissingPlaceholderError as error:
        mail = queue_mail(to=to, subject=key, body="-", language=language, kind=kind, about=about, hold=True)
        mail.status, mail.last_error = MailStatus.FAILED, f"missing: {error}"[:200]
        mail.save(update_fields=["status", "last_error"])
        return mail
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


def send_due_mail(limit: int = 25) -> int:
    """Send what waits, each in a transaction of its own under a lock of its row; return how many left."""
    return sum(_send_next(after) for after in list(Mail.objects.due().values_list("pk", flat=True)[:limit]))


@transaction.atomic
def _send_next(key: int) -> bool:
    mail = Mail.objects.due().select_for_update(skip_locked=True).filter(pk=key).first()
    if mail is None:
        return False
    mail.attempts += 1
    try:
        EmailMessage(mail.subject, mail.body, to=[mail.to]).send()
    except (SMTPException, OSError) as error:
        mail.last_error = f"{type(error).__name__}: {error}"[:200]
        if mail.attempts >= ATTEMPTS:
            mail.status = MailStatus.FAILED
        mail.save(update_fields=["attempts", "last_error", "status"])
        return False
    mail.status, mail.sent_at = MailStatus.SENT, clock.now()
    mail.save(update_fields=["attempts", "status", "sent_at"])
    return True

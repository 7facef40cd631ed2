"""Queueing and sending mail."""

from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.db import transaction

from alisvest.core import clock
from alisvest.outbox.models import Mail, MailStatus

ATTEMPTS = 8


def queue_mail(*, to: str, subject: str, body: str, language: str) -> Mail:
    """Put a mail into the outbox, inside the transaction of the verb that causes it: it leaves only if that holds."""
    return Mail.objects.create(to=to, subject=subject, body=body, language=language, queued_at=clock.now())


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

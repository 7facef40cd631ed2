from datetime import timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from django.db.models.functions import Now

from alisvest.core import clock
from alisvest.outbox.actions import queue_mail
from alisvest.outbox.models import Mail, MailStatus

_serial = count(1)


def mail(**fields: Any) -> Mail:
    """Make a mail of kind notice, which waits to leave."""
    n = next(_serial)
    given = {"to": f"receiver{n}@example.no", "subject": f"Mail {n}", "body": "Hei på deg", "language": "nb"} | fields
    return queue_mail(**given)


def again(mail: Mail) -> Mail:
    """Read the row anew."""
    return Mail.objects.get(pk=mail.pk)


def in_status(status: str, **fields: Any) -> Mail:
    """Make a mail and bring it to a status by the moves that the database allows."""
    made = mail(**{"hold": status == MailStatus.HELD} | fields)
    for step in _WAYS[MailStatus(status)]:
        values: dict[str, Any] = {"status": step}
        if step == MailStatus.HANDING_OVER:
            values |= {"claim": uuid4(), "lease_until": Now() + timedelta(minutes=1)}
        if step == MailStatus.SENT:
            values["sent_at"] = clock.now()
        Mail.objects.filter(pk=made.pk).update(**values)
    return again(made)


_OVER = MailStatus.HANDING_OVER
_WAYS: dict[MailStatus, tuple[MailStatus, ...]] = {
    MailStatus.HELD: (),
    MailStatus.WAITING: (),
    MailStatus.HANDING_OVER: (_OVER,),
    MailStatus.SENT: (_OVER, MailStatus.SENT),
    MailStatus.IN_DOUBT: (_OVER, MailStatus.IN_DOUBT),
    MailStatus.FAILED: (MailStatus.FAILED,),
    MailStatus.RETURNED: (MailStatus.RETURNED,),
    MailStatus.WITHDRAWN: (MailStatus.WITHDRAWN,),
    MailStatus.GATHERED: (MailStatus.GATHERED,),
}

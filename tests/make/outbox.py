from datetime import timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from django.db.models import Model
from django.db.models.functions import Now

from alisvest.core import clock
from alisvest.documents.actions import archive
from alisvest.outbox.actions import queue_mail
from alisvest.outbox.models import FormalLetter, Mail, MailStatus
from tests.make import people

_serial = count(1001)  # no number is the beginning of another


def mail(**fields: Any) -> Mail:
    """Make a mail of kind notice, which waits to leave."""
    n = next(_serial)
    given = {"to": f"receiver{n}@example.no", "subject": f"Mail {n}", "body": "Hei på deg", "language": "nb"} | fields
    return queue_mail(**given)


def letter(about: Model, receiver: str = "Kvam herad", **fields: Any) -> FormalLetter:
    """Make a formal letter about a row, its paper archived as a few bytes."""
    n = next(_serial)
    content = b"%PDF-1.7 letter " + str(n).encode()
    document = archive(content, kind="letter", shown_name=f"brev{n}.pdf", media_type="application/pdf", by=None)
    given = {
        "template": "municipalities.decision",
        "language": "nn",
        "subject": f"Letter {n}",
        "receiver": receiver,
        "about_type": about._meta.label_lower,
        "about_id": about.pk,
        "written_on": clock.today(),
        "signed_by": people.user(),
        "document": document,
    }
    return FormalLetter.objects.create(**given | fields)


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

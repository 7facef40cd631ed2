from itertools import count
from typing import Any

from alisvest.outbox.actions import queue_mail
from alisvest.outbox.models import Mail

_serial = count(1)


def mail(**fields: Any) -> Mail:
    """Make a mail of kind notice, which waits to leave."""
    n = next(_serial)
    given = {"to": f"receiver{n}@example.no", "subject": f"Mail {n}", "body": "Hei på deg", "language": "nb"} | fields
    return queue_mail(**given)


def again(mail: Mail) -> Mail:
    """Read the row anew."""
    return Mail.objects.get(pk=mail.pk)

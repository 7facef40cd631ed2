"""What the mail server pipes in when a mail did not arrive.

Exit codes are those of sysexits.h, which mail servers know: 0 noted (or nothing to note: only delayed, or known already),
65 not a delivery status notification that can be read, 67 about no mail of ours, 75 the database does not answer, so the
mail server shall try again.
"""

import logging
import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from alisvest.outbox.actions.bounces import note_bounce
from alisvest.outbox.bounce import LARGEST, read_bounce

logger = logging.getLogger(__name__)

NOTED, UNREADABLE, NOT_OURS, TRY_AGAIN = 0, 65, 67, 75


class Command(BaseCommand):
    help = "Read a delivery status notification from standard input and mark its mail as returned."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        code = receive(sys.stdin.buffer.read(LARGEST + 1))
        if code:
            sys.exit(code)


def receive(content: bytes) -> int:
    """Note one notice; return the exit code."""
    bounce = read_bounce(content)
    if bounce.failed is None:
        logger.info("What came to the address for bounces is no delivery status notification.")
        return UNREADABLE
    if not bounce.failed:
        return NOTED
    try:
        mail = note_bounce(bounce)
    except DatabaseError:
        logger.warning("The database does not answer; the mail server tries the bounce again.")
        return TRY_AGAIN
    if mail is None:
        logger.info("A bounce is about no mail of ours.")
        return NOT_OURS
    logger.info("Mail %s came back.", mail.pk)
    return NOTED

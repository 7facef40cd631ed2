"""Sending what waits, each mail exactly once, although worker, database and mail server may end at any moment.

A mail is claimed for a while, announced to the server, marked as being handed over (committed), handed over, and
settled. Whoever dies before the mark has sent nothing: the claim runs out and another worker takes it. Whoever dies
after it leaves a mark that is never taken up by itself: it becomes a doubt that a person settles. No lock is held while
the mail server is talked to. Decision "exactly once" in docs/decisions.md.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from alisvest.core import clock
from alisvest.documents.responses import DamagedFileError
from alisvest.outbox import smtp
from alisvest.outbox.message import message_of
from alisvest.outbox.models import Mail, MailAttempt, Outcome
from alisvest.outbox.workflow import MailKind, MailStatus

logger = logging.getLogger(__name__)

ATTEMPTS = 20
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=4)
AWAY_WAIT = timedelta(seconds=30)


def send_due_mail(
    limit: int = 25, *, stop: Callable[[], bool] = bool, open_way: Callable[[], smtp.Way] = smtp.open_way
) -> int:
    """Send what waits, oldest first, at most `limit` and until `stop` says so; return how many left.

    `open_way` is another way out than the one that EMAIL_URL names; it raises smtp.AwayError where it is closed.
    """
    notice_lost_mail()
    sent, way = 0, None
    for _number in range(limit):
        mail = None if stop() else _claim()
        if mail is None:
            break
        if way is None:
            way = _open(open_way)
        if way is None:
            break
        if _send(mail, way):
            sent += 1
        else:
            way.drop()
            way = None
    if way is not None:
        way.leave()
    return sent


def wait_before(attempt: int) -> timedelta:
    """Return how long to wait after so many attempts: a minute, then twice as long each time, up to four hours."""
    return min(FIRST_WAIT * (1 << min(attempt - 1, 10)), LONGEST_WAIT)


def notice_lost_mail() -> int:
    """Turn what a worker left in the middle of handing over into doubts; return how many."""
    lost = 0
    with transaction.atomic():
        for mail in Mail.objects.lost().select_for_update(skip_locked=True, of=("self",)):
            lost += _settle(mail, MailStatus.IN_DOUBT, Outcome.LOST, "")
    return lost


def _claim() -> Mail | None:
    with transaction.atomic():
        key = Mail.objects.due().select_for_update(skip_locked=True).values_list("pk", flat=True).first()
        if key is None:
            return None
        Mail.objects.filter(pk=key).update(claim=uuid4(), lease_until=_lease())
    return Mail.objects.select_related("document").get(pk=key)


def _lease() -> Any:
    return Now() + timedelta(seconds=smtp.lease_seconds())


def _open(open_way: Callable[[], smtp.Way]) -> smtp.Way | None:
    try:
        return open_way()
    except smtp.AwayError as error:
        logger.warning("The mail server is not reached: %s", error)
        Mail.objects.filter(status=MailStatus.WAITING, next_attempt_at__lte=Now()).update(
            last_error=str(error)[:500], next_attempt_at=Now() + AWAY_WAIT, lease_until=None
        )
        return None


def _send(mail: Mail, way: smtp.Way) -> bool:
    """Take one claimed mail through; answer whether it left, and so whether the way is still good."""
    try:
        message = message_of(mail)
        way.announce(message)
        return _mark(mail) and _hand_over(mail, message, way)
    except smtp.PutOffError as error:
        put_off = mail.attempts + 1 < ATTEMPTS
        outcome = (MailStatus.WAITING, Outcome.PUT_OFF) if put_off else (MailStatus.FAILED, Outcome.GIVEN_UP)
        _settle(mail, *outcome, str(error), next_attempt_at=Now() + wait_before(mail.attempts + 1))
    except smtp.RejectedError as error:
        _settle(mail, MailStatus.RETURNED, Outcome.REJECTED, str(error), **blanked(mail))
    except (smtp.SenderRefusedError, DamagedFileError) as error:
        _settle(mail, MailStatus.FAILED, Outcome.REJECTED, f"{type(error).__name__}: {error}")
    except smtp.NoAnswerError as error:
        _settle(mail, MailStatus.IN_DOUBT, Outcome.UNKNOWN, str(error))
    return False


def _mark(mail: Mail) -> bool:
    """Commit that the text goes now. Answers no where the mail is no longer ours: then nothing is sent."""
    ours = Mail.objects.filter(pk=mail.pk, claim=mail.claim, status=MailStatus.WAITING, lease_until__gt=Now())
    return ours.update(status=MailStatus.HANDING_OVER, lease_until=_lease()) == 1


def _hand_over(mail: Mail, message: EmailMessage, way: smtp.Way) -> bool:
    way.hand_over(message)
    _settle(mail, MailStatus.SENT, Outcome.SENT, "", sent_at=clock.now(), **blanked(mail))
    return True


def blanked(mail: Mail) -> dict[str, str]:
    """Return what a mail loses when it is done with: a code its text, which opens a door. The catcher keeps it."""
    return {"body": ""} if mail.kind == MailKind.CODE and not settings.MAIL_CATCHER else {}


@transaction.atomic
def _settle(mail: Mail, status: MailStatus, outcome: Outcome, words: str, **fields: Any) -> bool:
    """Write what became of an attempt, unless somebody has meanwhile settled it otherwise."""
    in_our_hands = (MailStatus.WAITING, MailStatus.HANDING_OVER, MailStatus.IN_DOUBT)
    ours = Mail.objects.filter(pk=mail.pk, claim=mail.claim, status__in=in_our_hands)
    settled = ours.update(status=status, attempts=F("attempts") + 1, last_error=words[:500], lease_until=None, **fields)
    if not settled:
        return False
    MailAttempt.objects.create(mail=mail, outcome=outcome, words=words[:500])
    if outcome != Outcome.SENT:
        logger.warning("Mail %s (%s): %s %s", mail.pk, mail.message_id, outcome.value, words)
    return True

"""Choosing when notices come, and sending the digests."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import translation

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.links import absolute
from alisvest.dashboard.letters import DIGEST
from alisvest.dashboard.models import NoticeChoice
from alisvest.dashboard.queries.reminders import PREFIX, open_tasks, task_of
from alisvest.dashboard.rules.digest import latest_slot
from alisvest.dashboard.workflow import Rhythm
from alisvest.outbox.actions import drop_gathered, send_letter
from alisvest.outbox.models import Mail
from alisvest.outbox.workflow import MailKind, MailStatus
from alisvest.ui import formats


def _choice_of(user: User) -> NoticeChoice:
    """Return the person's choice under a lock: a digest of theirs and a change of mind wait for each other."""
    NoticeChoice.objects.get_or_create(user_id=user.pk)
    return NoticeChoice.objects.select_for_update(of=("self",)).get(user_id=user.pk)


@transaction.atomic
def choose_rhythm(user: User, rhythm: Rhythm) -> int:
    """Let notices to the person come at once, daily or on Mondays; return how many gathered ones are let go now."""
    choice = _choice_of(user)
    if choice.rhythm == rhythm:
        return 0
    before, choice.rhythm = choice.rhythm, rhythm
    choice.save(update_fields=["rhythm"])
    record("dashboard.rhythm_chosen", choice, by=user, changes={"rhythm": [before, rhythm.value]})
    return _let_go(user) if rhythm == Rhythm.AT_ONCE else 0


def _let_go(user: User) -> int:
    return _gathered(user).update(status=MailStatus.WAITING, waiting_since=Now(), next_attempt_at=Now())


def _gathered(user: User) -> QuerySet[Mail]:
    """Return what waits for the person's next digest."""
    return Mail.objects.filter(receiver_id=user.pk, status=MailStatus.GATHERED, digest=None)


def send_digests() -> int:
    """Send everybody's digest whose moment has come; return how many. Each is one transaction: whole or not at all."""
    now = clock.now()
    waiting = Mail.objects.filter(status=MailStatus.GATHERED, digest=None)
    people = User.objects.filter(pk__in=waiting.values("receiver")).order_by("pk")
    reminds = waiting.filter(once__startswith=PREFIX).exists()
    still = open_tasks(clock.today()) if reminds else set()
    return sum(_send_digest(person, now, still) for person in people)


@transaction.atomic
def _send_digest(user: User, now: datetime, still: set[str]) -> bool:
    """Send a person's digest: without the reminders whose task is not among those that still wait."""
    choice = _choice_of(user)
    slot = latest_slot(Rhythm(choice.rhythm), now)
    if slot is None:  # a mail that was being queued while the person changed their mind
        _let_go(user)
        return False
    gathered = list(_gathered(user).filter(queued_at__lt=slot).select_for_update(of=("self",)).order_by("pk"))
    notices = [each for each in gathered if not (task := task_of(each.once)) or task in still]
    drop_gathered([each for each in gathered if each not in notices])
    if not notices:
        return False
    with translation.override(user.language):
        values = {
            "count": formats.number(len(notices)),
            "notices": "\n\n".join(f"{n}. {each.subject}\n\n{each.body}" for n, each in enumerate(notices, start=1)),
            "link": absolute(reverse("dashboard:notices")),
        }
    digest = send_letter(
        DIGEST.key,
        to=user.email,
        language=user.language,
        values=values,
        kind=MailKind.DIGEST,
        receiver=user,
        once=f"digest:{user.pk}:{slot:%Y-%m-%d}",
    )
    Mail.objects.filter(pk__in=[each.pk for each in notices]).update(digest=digest)
    return True

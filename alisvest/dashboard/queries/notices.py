"""What a person has chosen about notices and calendar."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from alisvest.accounts.models import User
from alisvest.dashboard.models import CalendarFeed, NoticeChoice
from alisvest.dashboard.workflow import Rhythm
from alisvest.outbox.models import Mail
from alisvest.outbox.workflow import MailStatus


def wants_gathered(person: int) -> bool:
    """Tell whether notices to the person wait for a digest."""
    return NoticeChoice.objects.filter(user_id=person).exclude(rhythm=Rhythm.AT_ONCE).exists()


def rhythm_of(user: User) -> Rhythm:
    chosen = NoticeChoice.objects.visible_to(user).values_list("rhythm", flat=True).first()
    return Rhythm(chosen) if chosen else Rhythm.AT_ONCE


def gathered_for(user: User) -> int:
    """Count what waits for the person's next digest."""
    return Mail.objects.filter(receiver_id=user.pk, status=MailStatus.GATHERED, digest=None).count()


def feed_since(user: User) -> datetime | None:
    """Return when the calendar address in use was made; None where there is none."""
    return CalendarFeed.objects.visible_to(user).filter(ended_at=None).values_list("made_at", flat=True).first()


def feed_owner(token_sha256: str) -> User | None:
    """Return whose calendar the address gives: of somebody active, and only while the address is in use."""
    feeds = CalendarFeed.objects.filter(user=OuterRef("pk"), token_sha256=token_sha256, ended_at=None)
    return User.objects.filter(Exists(feeds), is_active=True).first()

"""The secret address of a person's calendar: made, renewed, stopped."""

import hashlib
import secrets

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.dashboard.models import CalendarFeed

LENGTH = 32  # bytes of chance in an address


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make_feed(user: User) -> str:
    """Give the person a new address and end the one in use; return the token, which is kept nowhere."""
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    _end(user)
    token = secrets.token_urlsafe(LENGTH)
    feed = CalendarFeed.objects.create(user_id=user.pk, token_sha256=hash_of(token), made_at=clock.now())
    record("dashboard.calendar_made", feed, by=user)
    return token


@transaction.atomic
def stop_feed(user: User) -> bool:
    """Let the address answer no more; tell whether there was one."""
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    return _end(user)


def _end(user: User) -> bool:
    feed = CalendarFeed.objects.visible_to(user).filter(ended_at=None).first()
    if feed is None:
        return False
    feed.ended_at = clock.now()
    feed.save(update_fields=["ended_at"])
    record("dashboard.calendar_stopped", feed, by=user)
    return True

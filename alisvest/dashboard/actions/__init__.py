"""Reminding, changing who is reminded when, gathering notices, and the calendar's address."""

from alisvest.dashboard.actions.feed import hash_of, make_feed, stop_feed
from alisvest.dashboard.actions.ladder import add_pause, change_ladder, end_pause, load_reminders
from alisvest.dashboard.actions.notices import choose_rhythm, send_digests
from alisvest.dashboard.actions.remind import remind, remind_today

__all__ = [
    "add_pause",
    "change_ladder",
    "choose_rhythm",
    "end_pause",
    "hash_of",
    "load_reminders",
    "make_feed",
    "remind",
    "remind_today",
    "send_digests",
    "stop_feed",
]

"""Reminding, and changing who is reminded when."""

from alisvest.dashboard.actions.ladder import add_pause, change_ladder, end_pause, load_reminders
from alisvest.dashboard.actions.remind import remind, remind_today

__all__ = ["add_pause", "change_ladder", "end_pause", "load_reminders", "remind", "remind_today"]

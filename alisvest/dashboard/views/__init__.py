"""The pages of the roof."""

from alisvest.dashboard.views.notices import calendar_feed, calendar_make, calendar_stop, notices
from alisvest.dashboard.views.reminders import (
    pause_add,
    pause_end,
    reminder_change,
    reminder_list,
    reminder_preview,
)
from alisvest.dashboard.views.start import start, task_list

__all__ = [
    "calendar_feed",
    "calendar_make",
    "calendar_stop",
    "notices",
    "pause_add",
    "pause_end",
    "reminder_change",
    "reminder_list",
    "reminder_preview",
    "start",
    "task_list",
]

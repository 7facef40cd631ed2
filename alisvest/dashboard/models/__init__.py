"""How long a task may take, who is reminded when, when nobody is; what each person has chosen."""

from alisvest.dashboard.models.ladder import Pause, ReminderStep, Term
from alisvest.dashboard.models.notices import CalendarFeed, NoticeChoice

__all__ = ["CalendarFeed", "NoticeChoice", "Pause", "ReminderStep", "Term"]

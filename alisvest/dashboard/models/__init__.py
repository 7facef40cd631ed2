"""How long a task may take, who is reminded when, and when nobody is."""

from alisvest.dashboard.models.ladder import Pause, ReminderStep, Term

__all__ = ["Pause", "ReminderStep", "Term"]

"""What each URL of the app lets a person do, in words: the rights page shows it beside the views' own audiences."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, str | Promise] = {
    "dashboard:start": _("See the own overview"),
    "dashboard:task_list": _("See the own tasks"),
    "dashboard:notices": _("Choose when notices come"),
    "dashboard:calendar_make": _("Make a calendar address"),
    "dashboard:calendar_feed": _("Read a calendar by its secret address"),
    "dashboard:calendar_stop": _("Stop the own calendar address"),
    "dashboard:reminder_list": _("See who is reminded when"),
    "dashboard:reminder_preview": _("See who is reminded in the next days"),
    "dashboard:reminder_change": _("Change who is reminded when"),
    "dashboard:pause_add": _("Let reminders pause"),
    "dashboard:pause_end": _("End a pause of reminders"),
}

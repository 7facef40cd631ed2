"""The verbs about the ladder of reminders as the trail tells them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.audit import words

VERBS: dict[str, str | Promise] = {
    "dashboard.term_entered": _("A term was entered"),
    "dashboard.term_ended": _("A term was ended"),
    "dashboard.reminderstep_entered": _("A step of reminding was entered"),
    "dashboard.reminderstep_ended": _("A step of reminding was ended"),
    "dashboard.pause_entered": _("A pause of reminding was entered"),
    "dashboard.calendar_made": _("A calendar address was made"),
    "dashboard.calendar_stopped": _("The calendar address was stopped"),
    "dashboard.rhythm_chosen": _("How often to be written to was chosen"),
    "dashboard.pause_ended": _("A pause of reminding was ended"),
}


def register() -> None:
    """Called from AppConfig.ready()."""
    words.register(VERBS)

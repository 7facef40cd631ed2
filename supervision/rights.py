"""What each URL of the app lets a person do, in words: the rights page shows it beside the views' own audiences."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, str | Promise] = {
    "supervision:month_grid": _("See which months have had supervision"),
    "supervision:candidate_detail": _("See a candidate’s supervision"),
    "supervision:meeting_list": _("See meetings"),
    "supervision:meeting_detail": _("See a meeting"),
    "supervision:meeting_record": _("Record one’s own meeting"),
    "supervision:supervisor_list": _("See the list of supervisors"),
    "supervision:supervisor_detail": _("See a supervisor"),
    "supervision:supervisor_register": _("Register a new supervisor"),
    "supervision:supervisor_assign": _("Give a candidate a supervisor"),
    "supervision:assignment_end": _("End a supervisor’s assignment"),
}

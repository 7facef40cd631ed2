"""The promises of an application and the programme's own terms: what each is about, and which are asked for later."""

from typing import NamedTuple

from django.utils.functional import Promise as Words
from django.utils.translation import gettext_lazy as _


class Promise(NamedTuple):
    """What one term is about, in every agreement. `checked`: somebody confirms after the start that it is kept."""

    key: str
    point: str
    title: str | Words
    checked: bool = False


PROMISES = {
    each.key: each
    for each in (
        Promise("organisation", "0", _("How the post is organised")),
        Promise("recruitment", "1", _("Recruitment situation")),
        Promise("patient_list", "2", _("The candidate's own listed patients"), checked=True),
        Promise("daily_supervision", "3", _("Daily supervision by a colleague"), checked=True),
        Promise("supervisor", "4", _("The candidate's own local supervisor"), checked=True),
        Promise("backup", "5", _("Back-up doctor on out-of-hours duty"), checked=True),
        Promise("own_office", "6b", _("Own office from the start"), checked=True),
        Promise("equipment", "6d", _("Equipment at the office")),
        Promise("tasks", "7", _("Municipal work and breadth"), checked=True),
        Promise("absence", "8", _("Locums and absence")),
        Promise("candidate", "9", _("New or already employed doctor")),
    )
}
SHARE = Promise("share", "", _("How the post is shared"))
PROGRAMME = {
    each.key: each
    for each in (
        Promise("employer", "", _("Employer and salary")),
        Promise("paid_supervisor", "", _("Paid supervisor")),
        Promise("right_specialty", "", _("Daily supervision by the right specialty")),
        Promise("development", "", _("Room for education")),
        Promise("plan", "", _("Plan for five years")),
        Promise("egenandel", "", _("Egenandel")),
        Promise("support", "", _("The project's support")),
        Promise("following_up", "", _("Following up")),
    )
}

"""What each URL of the app lets a person do, in words: the rights page shows it beside the views' own audiences."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, str | Promise] = {
    "candidates:candidate_list": _("See the list of candidates"),
    "candidates:candidate_mine": _("Go to one’s own plan"),
    "candidates:candidate_detail": _("Read a candidate’s plan and its requirements"),
    "candidates:plan_make": _("Make a plan"),
    "candidates:plan_agree": _("Agree a plan"),
    "candidates:period_add": _("Add a period to a plan"),
    "candidates:period_change": _("Change a period of a plan"),
    "candidates:period_remove": _("Remove a period from a plan"),
    "candidates:position_list": _("See the posts"),
    "candidates:position_detail": _("See a post"),
    "candidates:position_end": _("End a post"),
    "candidates:position_fill": _("Employ a doctor in a post"),
    "candidates:institution_list": _("See who serves in which institution"),
    "candidates:institution_candidate": _("See a candidate’s service in institutions and regular posts"),
    "candidates:institution_detail": _("Read an agreement on service in an institution"),
    "candidates:institution_wish": _("Enter a wish for service in an institution"),
    "candidates:institution_change": _("Change a wish for service in an institution"),
    "candidates:institution_agree": _("Record that service in an institution is agreed"),
    "candidates:institution_confirm": _("Record an institution’s confirmation"),
    "candidates:institution_finish": _("Record that service in an institution is done"),
    "candidates:institution_cancel": _("Cancel service in an institution"),
    "candidates:offer_make": _("Offer a specialist a regular post"),
    "candidates:offer_detail": _("Read an offer of a regular post"),
    "candidates:offer_answer": _("Record the answer to an offer of a regular post"),
    "candidates:offer_check": _("Record whether a specialist is still there"),
}

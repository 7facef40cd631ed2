"""What each URL of the app lets a person do, in words: the rights page shows it beside the views' own audiences."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, str | Promise] = {
    "changes:amendment_list": _("See the amendments of posts"),
    "changes:amendment_detail": _("See an amendment and what follows from it"),
    "changes:amendment_propose": _("Propose an amendment of a post"),
    "changes:amendment_approve": _("Approve an amendment"),
    "changes:amendment_refuse": _("Not approve an amendment"),
    "changes:amendment_withdraw": _("Withdraw a proposed amendment"),
    "changes:doctor_leave": _("Record that a doctor leaves a post"),
    "changes:succession_list": _("See what happened to municipalities"),
    "changes:succession_record": _("Record a merger, a part that moved or a new number"),
    "changes:succession_take_back": _("Take back what was recorded to have happened"),
}

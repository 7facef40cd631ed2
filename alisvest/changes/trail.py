"""The app's verbs as the trail tells them, and whose history may be read by whom."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.audit import words
from alisvest.changes.workflow import AmendmentKind
from alisvest.core import subjects
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from alisvest.core.subjects import Subject

VERBS: dict[str, str | Promise] = {
    "changes.amendment_proposed": _("An amendment of the post was proposed"),
    "changes.amendment_approved": _("The amendment was approved"),
    "changes.amendment_refused": _("The amendment was not approved"),
    "changes.amendment_withdrawn": _("The proposal was withdrawn"),
    "changes.doctor_left": _("It was recorded that the doctor leaves the post"),
}


def register() -> None:
    """Called from AppConfig.ready()."""
    words.register(VERBS)
    kinds = {each.value: each.label for each in AmendmentKind}
    words.register_fact("amendment_kind", _("What is changed"), lambda key: str(kinds.get(str(key), key)))
    subjects.register(Subject("changes.amendment", history=STAFF_ROLES | MUNICIPALITY_ROLES))
    subjects.call("changes.amendment", _("Amendment"), lambda row: f"{row.position}, {row.get_kind_display()}")
    subjects.name_urls("municipalities.position", "changes:amendment_propose")
    subjects.name_urls("candidates.employment", "changes:doctor_leave")
    for verb in ("detail", "approve", "refuse", "withdraw"):
        subjects.name_urls("changes.amendment", f"changes:amendment_{verb}")

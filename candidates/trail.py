"""The app's verbs as the trail tells them, and whose history may be read by whom."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.audit import words
from alisvest.core import subjects
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.subjects import Part, Subject
from candidates.workflow import LeavingReason

VERBS: dict[str, str | Promise] = {
    "candidates.account_attached": _("The candidate took over the record by a link"),
    "candidates.candidate_registered": _("The candidate was registered"),
    "candidates.user_linked": _("The candidate was given a sign-in"),
    "candidates.position_filled": _("The candidate was employed in a post"),
    "candidates.employment_ended": _("The doctor’s last day in the post was recorded"),
    "candidates.percentage_changed": _("The doctor’s position percentage was changed"),
    "candidates.last_day_moved": _("The doctor’s last day in the post was changed"),
    "candidates.plan_reworked": _("The plan was written anew by an amendment"),
    "candidates.plan_reopened": _("The agreed plan was opened by an amendment"),
    "candidates.plan_made": _("The plan was made"),
    "candidates.plan_agreed": _("The plan was agreed on"),
    "candidates.period_added": _("A period was added"),
    "candidates.period_changed": _("A period was changed"),
    "candidates.period_removed": _("A period was removed"),
    "candidates.rule_set_entered": _("The rules were entered"),
    "candidates.rule_line_entered": _("A requirement was entered"),
    "candidates.rule_line_changed": _("A requirement was changed"),
}


def register() -> None:
    """Called from AppConfig.ready()."""
    words.register(VERBS)
    reasons = {each.value: each.label for each in LeavingReason}
    words.register_fact("leaving_reason", _("Reason"), lambda key: str(reasons.get(str(key), key)))
    readers = STAFF_ROLES | MUNICIPALITY_ROLES | {Role.CANDIDATE}
    opened = frozenset({Role.PROJECT_LEADER, Role.CANDIDATE})
    subjects.register(Subject("candidates.candidate", history=readers, openings=opened))
    subjects.attach(
        "candidates.candidate",
        Part("candidates.employment", "candidate"),
        Part("candidates.educationplan", "candidate"),
        Part("candidates.serviceperiod", "plan__candidate"),
    )
    subjects.attach("municipalities.position", Part("candidates.employment", "position"))
    subjects.name_urls("municipalities.position", "candidates:position_fill", "candidates:position_end")
    subjects.name_urls("candidates.educationplan", "candidates:plan_agree", "candidates:period_add")
    subjects.name_urls("candidates.candidate", "candidates:plan_make")
    subjects.name_urls("candidates.serviceperiod", "candidates:period_change", "candidates:period_remove")

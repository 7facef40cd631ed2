"""The app's verbs as the trail tells them, and whose history may be read by whom."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.audit import words
from alisvest.core import subjects
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.subjects import Part, Subject

VERBS: dict[str, str | Promise] = {
    "supervision.account_attached": _("The supervisor took over the record by a link"),
    "supervision.supervisor_registered": _("The supervisor was registered"),
    "supervision.supervisor_assigned": _("A supervisor was assigned"),
    "supervision.assignment_ended": _("An assignment was ended"),
    "supervision.meeting_recorded": _("A meeting was recorded"),
}


def register() -> None:
    """Called from AppConfig.ready()."""
    words.register(VERBS)
    own = STAFF_ROLES | {Role.SUPERVISOR}
    subjects.register(
        Subject("supervision.supervisor", history=own, openings=frozenset({Role.PROJECT_LEADER, Role.SUPERVISOR})),
        Subject("supervision.meeting", history=own | {Role.CANDIDATE}),
    )
    for subject in ("supervisor", "candidate"):
        whole = f"{'supervision' if subject == 'supervisor' else 'candidates'}.{subject}"
        subjects.attach(whole, Part("supervision.assignment", subject), Part("supervision.meeting", subject))
    subjects.name_urls("supervision.assignment", "supervision:assignment_end")
    subjects.name_urls("candidates.candidate", "supervision:candidate_detail")

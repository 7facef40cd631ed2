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
    "candidates.service_brought_in": _("Earlier service was brought in from the application"),
    "candidates.plan_start_moved": _("The first day of the education was moved"),
    "candidates.period_changed": _("A period was changed"),
    "candidates.period_removed": _("A period was removed"),
    "candidates.institution_wished": _("Service in an institution was wished for"),
    "candidates.institution_changed": _("The wish for service in an institution was changed"),
    "candidates.institution_agreed": _("The service in an institution was agreed"),
    "candidates.institution_confirmed": _("The institution confirmed the service"),
    "candidates.institution_finished": _("The service in an institution is done"),
    "candidates.institution_cancelled": _("The service in an institution was cancelled"),
    "candidates.regular_post_offered": _("A regular post was offered"),
    "candidates.regular_post_answered": _("The offer of a regular post was answered"),
    "candidates.still_there_recorded": _("It was recorded whether the doctor is still there"),
    "candidates.exchange_wished": _("A wish was entered on the exchange board"),
    "candidates.exchange_wish_withdrawn": _("A wish was withdrawn from the exchange board"),
    "candidates.exchange_proposed": _("An exchange with a hospital was proposed"),
    "candidates.exchange_municipality_agreed": _("The municipality said yes to the exchange"),
    "candidates.exchange_hospital_agreed": _("The hospital said yes to the exchange"),
    "candidates.exchange_agreed": _("Both sides agreed on the exchange"),
    "candidates.exchange_begun": _("The exchange came into force"),
    "candidates.exchange_finished": _("The exchange is done"),
    "candidates.exchange_given_up": _("The exchange was given up"),
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
    subjects.register(Subject("candidates.institutionagreement", history=readers))
    subjects.register(Subject("candidates.regularpostoffer", history=readers))
    subjects.register(Subject("candidates.exchange", history=readers))
    subjects.attach("candidates.regularpostoffer", Part("candidates.stillthere", "offer"))
    subjects.attach(
        "candidates.candidate",
        Part("candidates.employment", "candidate"),
        Part("candidates.educationplan", "candidate"),
        Part("candidates.serviceperiod", "plan__candidate"),
        Part("candidates.institutionagreement", "candidate"),
        Part("candidates.regularpostoffer", "candidate"),
        Part("candidates.stillthere", "offer__candidate"),
        Part("candidates.exchangewish", "candidate"),
    )
    subjects.attach("municipalities.position", Part("candidates.employment", "position"))
    subjects.name_urls("municipalities.position", "candidates:position_fill", "candidates:position_end")
    subjects.name_urls("candidates.educationplan", "candidates:plan_agree", "candidates:period_add")
    subjects.name_urls("candidates.educationplan", "candidates:service_bring_in", "candidates:service_take_out")
    subjects.name_urls("candidates.candidate", "candidates:plan_make")
    subjects.name_urls("candidates.serviceperiod", "candidates:period_change", "candidates:period_remove")
    subjects.call("candidates.candidate", _("Candidate"))
    subjects.call("candidates.educationplan", _("Education plan"), lambda row: str(row.candidate))
    subjects.call(
        "candidates.serviceperiod", _("Period"), lambda row: f"{row.plan.candidate}, {row.get_kind_display()}"
    )
    _institutions()


def _institutions() -> None:
    subjects.call(
        "candidates.institutionagreement", _("Institution service"), lambda row: f"{row.candidate}, {row.where}"
    )
    subjects.call("candidates.regularpostoffer", _("Offer"), lambda row: str(row.candidate))
    verbs = ("change", "agree", "confirm", "finish", "cancel")
    subjects.name_urls("candidates.candidate", "candidates:institution_wish", "candidates:offer_make")
    subjects.name_urls("candidates.institutionagreement", *(f"candidates:institution_{verb}" for verb in verbs))
    subjects.name_urls("candidates.regularpostoffer", "candidates:offer_answer", "candidates:offer_check")
    exchanging = ("agree_municipality", "agree_hospital", "begin", "finish", "give_up")
    subjects.name_urls("candidates.exchange", *(f"candidates:exchange_{verb}" for verb in exchanging))
    subjects.name_urls("candidates.exchangewish", "candidates:exchange_wish_withdraw", "candidates:exchange_propose")

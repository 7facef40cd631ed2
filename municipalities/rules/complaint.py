"""Whether a decision can be complained about, until when, and how a complaint may be answered."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import Refusal, not_now, refuse_move, refuse_role
from municipalities.models import Complaint, Decision, DecisionKind
from municipalities.workflow import COMPLAINT_MOVES, ComplaintStatus

VERBS = {
    ComplaintStatus.DISMISSED: "dismiss",
    ComplaintStatus.SENT_ON: "send_on",
    ComplaintStatus.UPHELD: "uphold",
    ComplaintStatus.CHANGED: "change",
}
COMPLAINERS = STAFF_ROLES | {Role.SIGNER}  # staff enter what came on paper or by mail


def last_day_to_complain(arrived_on: date, days: int) -> date:
    """Return the last day in time: so many days after the day the decision's letter arrived."""
    return arrived_on + timedelta(days=days)


def is_late(arrived_on: date, last_day: date | None) -> bool:
    """Answer whether a complaint came after the last day. Before the clock has begun nothing is late."""
    return last_day is not None and arrived_on > last_day


def refuse_record_arrival(
    decision: Decision, *, arrived_on: date, source: str, today: date, complained: bool, by: User
) -> Refusal | None:
    """`complained`: a complaint was counted by the day as it stood; it is not moved under it."""
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    if complained:
        return not_now(_("A complaint was registered by the day that stood then. It cannot be changed now."))
    if arrived_on < decision.issued_at.astimezone(clock.OSLO).date():
        return not_now(_("The letter cannot have arrived before it was sent."), field="arrived_on")
    if arrived_on > today:
        return not_now(_("The day cannot be in the future."), field="arrived_on")
    if not source.strip():
        return not_now(_("Say how the day of arrival is known."), field="source")
    return None


def refuse_complaining(decision: Decision, *, open_one: bool, by: User) -> Refusal | None:
    """Say why no complaint can be registered, before anything is typed."""
    if refusal := refuse_role(by, COMPLAINERS):
        return refusal
    if decision.kind != DecisionKind.ADMINISTRATIVE:
        return not_now(_("This kind of decision gives no right of complaint."))
    if open_one:
        return not_now(_("A complaint against this decision is already being dealt with."))
    return None


def refuse_register_complaint(
    decision: Decision, *, arrived_on: date, text: str, open_one: bool, today: date, by: User
) -> Refusal | None:
    if refusal := refuse_complaining(decision, open_one=open_one, by=by):
        return refusal
    if arrived_on > today:
        return not_now(_("The day cannot be in the future."), field="arrived_on")
    if arrived_on < decision.issued_at.astimezone(clock.OSLO).date():
        return not_now(_("The complaint cannot have come before the decision."), field="arrived_on")
    if not text.strip():
        return not_now(_("Write what is complained about."), field="text")
    return None


def refuse_answering_complaint(complaint: Complaint, *, by: User) -> Refusal | None:
    """Say why a complaint cannot be answered, before anything is typed."""
    label = complaint.get_status_display()
    return refuse_move(COMPLAINT_MOVES, "uphold", status=complaint.status, status_label=label, by=by)


def refuse_answer_complaint(
    complaint: Complaint,
    *,
    outcome: str,
    reasons: str,
    body: str,
    places: int,
    late_because: str,
    answered_on: date | None,
    today: date,
    by: User,
) -> Refusal | None:
    """`places`: how many posts a changed decision grants; `late_because`: why a late complaint is heard all the same."""
    label = complaint.get_status_display()
    verb = VERBS[ComplaintStatus(outcome)]
    if refusal := refuse_move(COMPLAINT_MOVES, verb, status=complaint.status, status_label=label, by=by):
        return refusal
    if outcome == ComplaintStatus.DISMISSED and not complaint.late:
        return not_now(_("The complaint came in time. It cannot be dismissed."), field="outcome")
    if complaint.status == ComplaintStatus.RECEIVED and complaint.late:
        heard = outcome != ComplaintStatus.DISMISSED
        if heard and not late_because.strip():
            return not_now(_("The complaint came too late. Say why it is heard."), field="late_accepted_because")
    if not reasons.strip():
        return not_now(_("Write the reasons: the municipality reads them."), field="reasons")
    if outcome == ComplaintStatus.SENT_ON and not body.strip():
        return not_now(_("Say which body the complaint is sent on to."), field="body_name")
    if outcome == ComplaintStatus.CHANGED and not places:
        return not_now(_("Choose at least one place that is granted after all."), field="places")
    if answered_on is not None and answered_on > today:
        return not_now(_("The day cannot be in the future."), field="body_answered_on")
    return None

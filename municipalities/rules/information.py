"""When more may be asked about an application, until when it may be answered, and what becomes of a silent one."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.identity import holds_national_identity_number
from alisvest.core.roles import STAFF_ROLES
from alisvest.core.rules import Refusal, not_now, refuse_move, refuse_role
from municipalities.models import Application, InformationRequest
from municipalities.rules.application import refuse_inherited
from municipalities.rules.round import deadline_words
from municipalities.workflow import INFORMATION_MOVES, REVIEWABLE, InformationStatus


def _refuse(verb: str, request: InformationRequest, *, by: User) -> Refusal | None:
    label = str(InformationStatus(request.status).label)
    return refuse_move(INFORMATION_MOVES, verb, status=request.status, status_label=label, by=by)


def _not_under_review(application: Application) -> Refusal | None:
    if application.status in REVIEWABLE:
        return None
    return not_now(_("The application is not under review: nothing more is asked or answered about it."))


def refuse_ask(
    application: Application,
    *,
    due_at: datetime,
    questions: Sequence[str],
    waiting: Sequence[str],
    now: datetime,
    by: User,
) -> Refusal | None:
    """`questions`: their texts; `waiting`: the names of points among them that are asked about already, and open."""
    if refusal := refuse_role(by, STAFF_ROLES) or _not_under_review(application):
        return refusal
    if not questions:
        return not_now(_("Write a question at one point at least."))
    if any(holds_national_identity_number(text) for text in questions):
        return not_now(_("Take the national identity number out of the questions."))
    if waiting:
        return not_now(_("These points wait for an answer already: %(points)s") % {"points": ", ".join(waiting)})
    return _refuse_past(due_at, now)


def _refuse_past(due_at: datetime, now: datetime) -> Refusal | None:
    return not_now(_("The deadline is already past."), field="due_on") if due_at <= now else None


def refuse_answering(request: InformationRequest, *, now: datetime, by: User) -> Refusal | None:
    """The last second before `due_at` is in time; the status may still say open when the worker has not been there."""
    application = request.application
    if refusal := refuse_inherited(application, by=by) or _refuse("answer", request, by=by):
        return refusal
    if refusal := _not_under_review(application):
        return refusal
    if now >= request.due_at:
        words = deadline_words(request.due_on, request.due_time)
        return not_now(_("The deadline was %(end)s. Contact the project leader.") % {"end": words})
    return None


def refuse_write_requested(request: InformationRequest, *, reply: str, now: datetime, by: User) -> Refusal | None:
    if refusal := refuse_answering(request, now=now, by=by):
        return refusal
    if holds_national_identity_number(reply):
        return not_now(_("Take the national identity number out of the answer."), field="reply")
    return None


def refuse_send_answer(
    request: InformationRequest, *, silent: Sequence[str], now: datetime, by: User
) -> Refusal | None:
    """`silent`: the names of the points without a word or a change. All that was asked is answered at once."""
    if refusal := refuse_answering(request, now=now, by=by):
        return refusal
    if silent:
        return not_now(_("These points are not answered yet: %(points)s") % {"points": ", ".join(silent)})
    return None


def refuse_extend_request(
    request: InformationRequest, *, due_at: datetime, reason: str, now: datetime, by: User
) -> Refusal | None:
    if refusal := _refuse("extend", request, by=by) or _not_under_review(request.application):
        return refusal
    if not reason.strip():
        return not_now(_("Say why the deadline is moved."), field="reason")
    if due_at <= request.due_at:
        return not_now(_("The new deadline must be later than the one that holds."), field="due_on")
    return _refuse_past(due_at, now)


def refuse_end_request(verb: str, request: InformationRequest, *, reason: str, by: User) -> Refusal | None:
    """`verb`: withdraw or close."""
    if refusal := _refuse(verb, request, by=by):
        return refusal
    return None if reason.strip() else not_now(_("Say why the request is withdrawn or closed."), field="reason")


def refuse_read_answer(request: InformationRequest, *, by: User) -> Refusal | None:
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    if request.status != InformationStatus.ANSWERED:
        return not_now(_("The request is not answered."))
    return not_now(_("The answer is marked as read already.")) if request.read_at else None

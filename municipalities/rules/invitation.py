"""When a municipality may be invited, decline, change its mind, be reminded or hand in late."""

from datetime import datetime

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import Refusal, not_now, refuse_role
from municipalities.models import Application, Invitation, InvitationAnswer, Question, Round
from municipalities.rules.round import LEADER, end_words
from municipalities.workflow import ApplicationStatus, RoundStatus

ANSWERERS = frozenset({Role.WRITER, Role.SIGNER, Role.MANAGER})


def refuse_invite_also(round_: Round, *, invited: bool, now: datetime, by: User) -> Refusal | None:
    """One more municipality may be invited while the round takes applications."""
    if refusal := refuse_role(by, LEADER):
        return refusal
    if round_.status != RoundStatus.CALLED:
        return not_now(_("Municipalities are invited one by one only while the round is called."))
    if now >= round_.closes_at:
        return not_now(_("The deadline was %(end)s.") % {"end": end_words(round_)})
    if invited:
        return not_now(_("The municipality is already invited to this round."), field="municipality")
    return None


def refuse_decline(
    round_: Round,
    *,
    invitation: Invitation | None,
    answer: InvitationAnswer | None,
    application: Application | None,
    now: datetime,
    by: User,
) -> Refusal | None:
    if refusal := refuse_role(by, ANSWERERS):
        return refusal
    if invitation is None:
        return not_now(_("Your municipality is not invited to this round."))
    if now >= round_.closes_at:
        return not_now(_("The deadline was %(end)s.") % {"end": end_words(round_)})
    if application is not None and application.status != ApplicationStatus.DRAFT:
        return not_now(_("The application is handed in. Withdraw it instead."))
    if answer is not None and answer.is_declined:
        return not_now(_("Your municipality has already declined."))
    return None


def refuse_reconsider(round_: Round, *, answer: InvitationAnswer | None, now: datetime, by: User) -> Refusal | None:
    if refusal := refuse_role(by, ANSWERERS):
        return refusal
    if answer is None or not answer.is_declined:
        return not_now(_("Your municipality has not declined."))
    if now >= round_.closes_at:
        return not_now(_("The deadline was %(end)s.") % {"end": end_words(round_)})
    return None


def refuse_remind(round_: Round, *, now: datetime, by: User) -> Refusal | None:
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    if round_.status != RoundStatus.CALLED or now >= round_.closes_at:
        return not_now(_("The round takes no applications now. There is nothing to remind of."))
    return None


def refuse_dispensation(round_: Round, *, until: datetime, reason: str, now: datetime, by: User) -> Refusal | None:
    """A late application is let in until a moment after the deadline and in the future, with a reason."""
    if refusal := refuse_role(by, LEADER):
        return refusal
    if round_.status != RoundStatus.CALLED:
        return not_now(_("Only a round that is called, and not yet resolved, takes a late application."))
    if not reason.strip():
        return not_now(_("Say why the municipality may hand in late."), field="reason")
    if until <= round_.closes_at:
        return not_now(_("Choose a moment after the deadline."), field="until_day")
    if until <= now:
        return not_now(_("Choose a moment in the future."), field="until_day")
    return None


def refuse_ask(round_: Round, *, now: datetime, by: User) -> Refusal | None:
    """Questions come in from the call until the deadline; staff enter those that came by telephone or in a meeting."""
    if refusal := refuse_role(by, ANSWERERS | STAFF_ROLES):
        return refusal
    if round_.status == RoundStatus.RELEASED or now >= round_.closes_at:
        return not_now(_("The deadline is past. Questions are no longer taken."))
    return None


def refuse_answer(question: Question, *, by: User) -> Refusal | None:
    """An answer stands once it is given: all applicants have read it. A new entry makes clear what was not."""
    if refusal := refuse_role(by, LEADER):
        return refusal
    if question.answered_at is not None:
        return not_now(_("The question is answered, and all may have read it. Enter a clarification instead."))
    return None

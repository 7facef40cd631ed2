"""May this application be signed, sent, opened again or taken back now?"""

from datetime import date, datetime

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import STAFF_ROLES
from alisvest.core.rules import Refusal, not_now, not_yours, refuse_move, refuse_role
from municipalities.models import Application, Round, SectionComment
from municipalities.rules.application import NO_MORE, Standing, refuse_inherited, refuse_too_late, refuse_writer
from municipalities.rules.round import refuse_outside_dates
from municipalities.workflow import MOVES, ApplicationStatus, told_status


def _refuse(verb: str, application: Application, *, by: User) -> Refusal | None:
    label = str(told_status(application.status, by.role).label)
    return refuse_inherited(application, by=by) or refuse_move(
        MOVES, verb, status=application.status, status_label=label, by=by
    )


def _refuse_in_time(
    verb: str, application: Application, *, now: datetime, by: User, standing: Standing
) -> Refusal | None:
    return _refuse(verb, application, by=by) or refuse_too_late(application, now=now, by=by, standing=standing)


def refuse_send_to_sign(
    application: Application, *, now: datetime, by: User, signers: int, standing: Standing = NO_MORE
) -> Refusal | None:
    """`signers`: how many of the municipality can sign today."""
    if refusal := _refuse_in_time("send_to_sign", application, now=now, by=by, standing=standing):
        return refusal
    if not signers:
        return not_now(_("Nobody in the municipality has the role signer yet. The municipality's manager can give it."))
    return None


def refuse_take_back(
    application: Application, *, now: datetime, by: User, standing: Standing = NO_MORE
) -> Refusal | None:
    return _refuse_in_time("take_back", application, now=now, by=by, standing=standing)


def refuse_return(
    application: Application, *, comments: int, now: datetime, by: User, standing: Standing = NO_MORE
) -> Refusal | None:
    """`comments`: how many the signer wrote; what comes back says why."""
    if refusal := _refuse_in_time("return", application, now=now, by=by, standing=standing):
        return refusal
    return None if comments else not_now(_("Write at least one comment: the writers need to know what to change."))


def refuse_submit(application: Application, *, now: datetime, by: User, standing: Standing = NO_MORE) -> Refusal | None:
    """An application that lacks answers may be handed in: what it lacks is told to both sides, and blocks nothing."""
    if by.role in STAFF_ROLES and (refusal := refuse_writer(standing, by=by)):
        return refusal
    return _refuse_in_time("submit", application, now=now, by=by, standing=standing)


def refuse_unread(read_sha256: str | None, *, content_sha256: str) -> Refusal | None:
    """What is signed is what was read; None asks for no comparison."""
    if read_sha256 is None or read_sha256 == content_sha256:
        return None
    return not_now(_("The application was changed after you opened the page. Read it again before you submit it."))


def refuse_reopen(application: Application, *, now: datetime, by: User, standing: Standing = NO_MORE) -> Refusal | None:
    """By whoever signs, before the deadline; until it is sent again the last submission stands."""
    return _refuse_in_time("reopen", application, now=now, by=by, standing=standing)


def refuse_withdraw(application: Application, *, reason: str, by: User) -> Refusal | None:
    """At any time until it is decided: nobody is held to an application that they no longer want."""
    if refusal := _refuse("withdraw", application, by=by):
        return refusal
    return None if reason.strip() else not_now(_("Say why the application is withdrawn."), field="reason")


def refuse_stand(application: Application, *, now: datetime, dispensed_until: datetime | None) -> Refusal | None:
    """The programme's own move: after the deadline, what was reopened and not sent again stands as it was last sent."""
    if application.status not in MOVES["stand"].sources or application.submitted_at is None:
        return not_now(_("Nothing was reopened."))
    if refuse_outside_dates(application.round, now=now, dispensed_until=dispensed_until) is None:
        return not_now(_("The round is still open."))
    return None


def refuse_give_point(
    application: Application, user: User, *, member: bool, now: datetime, by: User, standing: Standing = NO_MORE
) -> Refusal | None:
    """`member`: the colleague holds a role in the municipality today."""
    if refusal := refuse_inherited(application, by=by) or refuse_role(by, MOVES["send_to_sign"].roles):
        return refusal
    if application.status != ApplicationStatus.DRAFT:
        return not_now(_("Points are given to colleagues while the application is written."))
    if not member:
        return not_now(_("%(name)s has no role in the municipality.") % {"name": user.name}, field="user")
    return refuse_too_late(application, now=now, by=by, standing=standing)


def refuse_answer_comment(comment: SectionComment, *, writer: bool) -> Refusal | None:
    """`writer`: may write the point that the comment is about."""
    if not writer:
        return not_yours(_("The comment is answered by whoever writes the point."))
    return not_now(_("The comment is already answered.")) if comment.answered_at else None


def refuse_enter_paper(round_: Round, *, received_on: date, existing: bool, now: datetime, by: User) -> Refusal | None:
    """What arrived on paper by the deadline's day is entered by the project, also afterwards."""
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    if received_on > now.astimezone(clock.OSLO).date():
        return not_now(_("The day is in the future."), field="received_on")
    if not round_.opens_on <= received_on <= round_.deadline_on:
        return not_now(
            _("It did not arrive within the round's dates. A late application needs a dispensation."),
            field="received_on",
        )
    if existing:
        return not_now(_("The municipality already has an application in this round."), field="municipality")
    return None

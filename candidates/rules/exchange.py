"""When wishes fit, and when an exchange may be proposed, agreed, begun and given up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.dates import calendar_months
from alisvest.core.roles import STAFF_ROLES
from alisvest.core.rules import Refusal, not_now, refuse_move, refuse_role
from candidates.models import Exchange, ExchangeWish
from candidates.rules.employment import refuse_identity_number
from candidates.workflow import EXCHANGE_MOVES, ExchangeStatus
from municipalities.models import Municipality, Position


@dataclass(frozen=True, slots=True)
class ExchangeDates:
    """The candidate is in hospital in [start, end), the trainee in the post in [post_start, post_end)."""

    start: date
    end: date
    post_start: date
    post_end: date


def fits(seeker: ExchangeWish, trainee: ExchangeWish, *, months: int) -> bool:
    """Say whether a candidate and a trainee could change places for at least so many months."""
    start = max(seeker.valid.lower, trainee.valid.lower)
    end = min(seeker.valid.upper, trainee.valid.upper)
    return (
        seeker.hospital.casefold() == trainee.hospital.casefold()
        and trainee.municipality_id in {None, seeker.municipality_id}
        and start < end
        and calendar_months(start, end) >= months
    )


def refuse_wish(*, start: date, end: date, hospital: str, texts: Sequence[tuple[str, str]], by: User) -> Refusal | None:
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    if not hospital:
        return not_now(_("Name the hospital."), field="hospital")
    if end <= start:
        return not_now(_("The last day is before the first."), field="last")
    return refuse_identity_number(*texts)


def refuse_wish_from(municipality: Municipality, *, holds_post: bool) -> Refusal | None:
    """`holds_post`: the candidate has, or will have, a post there: a match looks for that municipality's post."""
    if holds_post:
        return None
    return not_now(
        _("The candidate has no post in %(municipality)s then.") % {"municipality": municipality}, field="municipality"
    )


def refuse_withdraw_wish(wish: ExchangeWish, *, is_open: bool, by: User) -> Refusal | None:
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    return None if is_open else not_now(_("The wish is withdrawn or in an exchange."))


def refuse_propose(
    seeker: ExchangeWish,
    trainee: ExchangeWish,
    position: Position,
    dates: ExchangeDates,
    *,
    department: str,
    both_open: bool,
    held: bool,
    months: int,
    by: User,
) -> Refusal | None:
    """`months` is how long the trainee serves at least; `held`: the candidate holds the post in the hospital's dates."""
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    if not both_open:
        return not_now(_("One of the wishes is withdrawn or in an exchange."))
    if not fits(seeker, trainee, months=months):
        return not_now(_("The wishes do not fit: hospital, municipality or dates."))
    if not department:
        return not_now(_("Name the hospital’s department."), field="department")
    if refusal := _refuse_dates(seeker, trainee, dates, months):
        return refusal
    if position.municipality_id != seeker.municipality_id or not held:
        return not_now(_("The candidate does not hold this post in these dates."), field="position")
    return None


def _refuse_dates(seeker: ExchangeWish, trainee: ExchangeWish, dates: ExchangeDates, months: int) -> Refusal | None:
    if dates.end <= dates.start:
        return not_now(_("The last day is before the first."), field="last")
    if dates.post_end <= dates.post_start:
        return not_now(_("The last day is before the first."), field="post_last")
    if dates.start < seeker.valid.lower or seeker.valid.upper < dates.end:
        return not_now(_("The hospital’s dates lie outside the candidate’s wish."), field="start")
    if dates.post_start < trainee.valid.lower or trainee.valid.upper < dates.post_end:
        return not_now(_("The post’s dates lie outside the trainee’s wish."), field="post_start")
    if dates.post_start < dates.start or dates.end < dates.post_end:
        return not_now(_("The trainee serves in the post while the candidate is in hospital."), field="post_start")
    if calendar_months(dates.post_start, dates.post_end) < months:
        return not_now(
            _("The trainee serves at least %(months)d months in the post.") % {"months": months}, field="post_last"
        )
    return None


def refuse_exchange_move(exchange: Exchange, verb: str, *, by: User) -> Refusal | None:
    status = ExchangeStatus(exchange.status)
    return refuse_move(EXCHANGE_MOVES, verb, status=status, status_label=str(status.label), by=by)


def refuse_municipality_yes(exchange: Exchange, *, by: User) -> Refusal | None:
    if refusal := refuse_exchange_move(exchange, "agree_municipality", by=by):
        return refusal
    return not_now(_("The municipality has said yes already.")) if exchange.municipality_agreed_at else None


def refuse_hospital_yes(exchange: Exchange, *, on: date, who: str, today: date, by: User) -> Refusal | None:
    if refusal := refuse_exchange_move(exchange, "agree_hospital", by=by):
        return refusal
    if exchange.hospital_agreed_on:
        return not_now(_("The hospital has said yes already."))
    if on > today:
        return not_now(_("The day is in the future."), field="hospital_agreed_on")
    if not who:
        return not_now(_("Write who agreed for the hospital."), field="hospital_agreed_by")
    return refuse_identity_number(("hospital_agreed_by", who))


def refuse_begin(exchange: Exchange, *, plan_holds: bool, by: User) -> Refusal | None:
    """An agreed plan is never changed past those who agreed it: the exchange waits until the plan holds the service."""
    if refusal := refuse_exchange_move(exchange, "begin", by=by):
        return refusal
    if not plan_holds:
        return not_now(_("The candidate’s plan does not hold this hospital service. Let the plan be changed first."))
    return None


def refuse_finish_exchange(exchange: Exchange, *, today: date, by: User) -> Refusal | None:
    if refusal := refuse_exchange_move(exchange, "finish", by=by):
        return refusal
    return not_now(_("The service is not over yet.")) if today < exchange.hospital_valid.upper else None


def refuse_give_up(exchange: Exchange, *, reason: str, by: User) -> Refusal | None:
    if refusal := refuse_exchange_move(exchange, "give_up", by=by):
        return refusal
    if not reason:
        return not_now(_("Write why the exchange is given up."), field="reason")
    return refuse_identity_number(("reason", reason))

"""The exchange board: wishes, a match, both sides' yes, and what it writes in the candidate's plan."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from alisvest.programme.models import NormKind
from alisvest.programme.queries import norm_on
from candidates.actions.plan import add_period, change_period
from candidates.models import (
    Candidate,
    EducationPlan,
    Employment,
    Exchange,
    ExchangeWish,
    InstitutionAgreement,
    ServicePeriod,
)
from candidates.queries.exchange import plan_holds
from candidates.rules import exchange as board
from candidates.workflow import (
    EXCHANGE_MOVES,
    BoardSide,
    InstitutionStatus,
    PlanStatus,
    SalaryPayer,
    ServiceKind,
)
from municipalities.models import Municipality, Position, TakenOver


def _enter(wish: ExchangeWish, by: User) -> ExchangeWish:
    wish.entered_by, wish.entered_at = by, clock.now()
    wish.save()
    record("candidates.exchange_wished", wish, by=by, changes={"side": wish.side, "hospital": wish.hospital})
    return wish


@transaction.atomic
def wish_for_candidate(
    candidate: Candidate, *, municipality: Municipality, hospital: str, note: str, start: date, end: date, by: User
) -> ExchangeWish:
    """Enter that a candidate seeks a hospital in [start, end). Raises RefusedError."""
    candidate = Candidate.objects.visible_to(by).get(pk=candidate.pk)
    hospital = " ".join(hospital.split())
    require(board.refuse_wish(start=start, end=end, hospital=hospital, texts=[("note", note)], by=by))
    before = TakenOver.objects.filter(heir=municipality).values("municipality")
    there = Q(position__municipality=municipality) | Q(position__municipality__in=before)
    held = Employment.objects.filter(there, candidate=candidate)
    holds_post = held.exclude(valid__fully_lt=DateRange(start, None)).exists()
    require(board.refuse_wish_from(municipality, holds_post=holds_post))
    wish = ExchangeWish(
        side=BoardSide.CANDIDATE,
        candidate=candidate,
        municipality=municipality,
        hospital=hospital,
        note=note,
        valid=DateRange(start, end),
    )
    return _enter(wish, by)


@transaction.atomic
def wish_for_trainee(
    *, initials: str, municipality: Municipality | None, hospital: str, note: str, start: date, end: date, by: User
) -> ExchangeWish:
    """Enter that a hospital's trainee seeks a municipality in [start, end): initials, never a name. Raises RefusedError."""
    hospital = " ".join(hospital.split())
    require(board.refuse_wish(start=start, end=end, hospital=hospital, texts=[("note", note)], by=by))
    wish = ExchangeWish(
        side=BoardSide.TRAINEE,
        initials=initials.strip().upper(),
        municipality=municipality,
        hospital=hospital,
        note=note,
        valid=DateRange(start, end),
    )
    return _enter(wish, by)


@transaction.atomic
def withdraw_wish(wish: ExchangeWish, *, by: User) -> ExchangeWish:
    """Take a wish off the board; one that is in an exchange stays. Raises RefusedError."""
    wish = ExchangeWish.objects.visible_to(by).select_for_update(of=("self",)).get(pk=wish.pk)
    is_open = ExchangeWish.objects.open().filter(pk=wish.pk).exists()
    require(board.refuse_withdraw_wish(wish, is_open=is_open, by=by))
    wish.withdrawn_at = clock.now()
    wish.save(update_fields=["withdrawn_at"])
    record("candidates.exchange_wish_withdrawn", wish, by=by)
    return wish


@transaction.atomic
def propose_exchange(
    seeker: ExchangeWish,
    trainee: ExchangeWish,
    position: Position,
    dates: board.ExchangeDates,
    *,
    department: str,
    by: User,
) -> Exchange:
    """Match a candidate's wish with a trainee's. Raises RefusedError, NotDecidedError without the norm of months."""
    wishes = ExchangeWish.objects.visible_to(by).select_for_update(of=("self",)).order_by("pk")
    locked = {wish.pk: wish for wish in wishes.filter(pk__in=[seeker.pk, trainee.pk])}
    seeker, trainee = locked[seeker.pk], locked[trainee.pk]
    hospital_valid = DateRange(dates.start, dates.end)
    held = Employment.objects.filter(
        candidate=seeker.candidate_id,
        position=position,
        valid__overlap=DateRange(dates.start, max(dates.start, dates.end)),
    )
    require(
        board.refuse_propose(
            seeker,
            trainee,
            position,
            dates,
            department=department,
            both_open=ExchangeWish.objects.open().filter(pk__in=locked).count() == len({seeker.pk, trainee.pk})
            and (seeker.side, trainee.side) == (BoardSide.CANDIDATE, BoardSide.TRAINEE),
            held=held.exists(),
            months=norm_on(NormKind.EXCHANGE_MONTHS, clock.today()),
            by=by,
        )
    )
    exchange = Exchange.objects.create(
        candidate_wish=seeker,
        trainee_wish=trainee,
        position=position,
        department=department,
        hospital_valid=hospital_valid,
        post_valid=DateRange(dates.post_start, dates.post_end),
        proposed_by=by,
        proposed_at=clock.now(),
    )
    record("candidates.exchange_proposed", exchange, by=by, changes={"candidate": seeker.candidate_id})
    return exchange


def _locked(pk: int, by: User) -> Exchange:
    return Exchange.objects.visible_to(by).select_for_update(of=("self",)).get(pk=pk)


@transaction.atomic
def agree_for_municipality(exchange: Exchange, *, by: User) -> Exchange:
    """Record the municipality's yes; with the hospital's it makes the exchange agreed. Raises RefusedError."""
    exchange = _locked(exchange.pk, by)
    require(board.refuse_municipality_yes(exchange, by=by))
    exchange.municipality_agreed_by, exchange.municipality_agreed_at = by, clock.now()
    exchange.save(update_fields=["municipality_agreed_by", "municipality_agreed_at"])
    record("candidates.exchange_municipality_agreed", exchange, by=by)
    return _agreed_by_both(exchange, by)


@transaction.atomic
def agree_for_hospital(exchange: Exchange, *, hospital_agreed_on: date, hospital_agreed_by: str, by: User) -> Exchange:
    """Record the hospital's yes; with the municipality's it makes the exchange agreed. Raises RefusedError."""
    exchange, who = _locked(exchange.pk, by), " ".join(hospital_agreed_by.split())
    require(board.refuse_hospital_yes(exchange, on=hospital_agreed_on, who=who, today=clock.today(), by=by))
    exchange.hospital_agreed_on, exchange.hospital_agreed_by = hospital_agreed_on, who
    exchange.save(update_fields=["hospital_agreed_on", "hospital_agreed_by"])
    record("candidates.exchange_hospital_agreed", exchange, by=by)
    return _agreed_by_both(exchange, by)


def _agreed_by_both(exchange: Exchange, by: User) -> Exchange:
    """With both sides' yes the hospital's place is confirmed, and a plan that is a draft gets it."""
    if not (exchange.municipality_agreed_at and exchange.hospital_agreed_on):
        return exchange
    wish = exchange.candidate_wish
    exchange.agreement = InstitutionAgreement.objects.create(
        candidate=Candidate.objects.get(exchange_wishes=wish),
        kind=ServiceKind.HOSPITAL,
        institution=wish.hospital,
        department=exchange.department,
        valid=exchange.hospital_valid,
        salary_paid_by=SalaryPayer.HEALTH_AUTHORITY,
        status=InstitutionStatus.CONFIRMED,
        confirmed_on=exchange.hospital_agreed_on,
        confirmed_by=exchange.hospital_agreed_by,
        recorded_by=by,
        recorded_at=clock.now(),
    )
    exchange.status = EXCHANGE_MOVES["both_agreed"].target
    exchange.save(update_fields=["status", "agreement"])
    record("candidates.institution_confirmed", exchange.agreement, by=by)
    record("candidates.exchange_agreed", exchange, by=by)
    _write_in_draft(exchange, by)
    return exchange


def _write_in_draft(exchange: Exchange, by: User) -> None:
    """Use the plan's own verbs, and only in a draft: an agreed plan is left as it is."""
    wish, valid = exchange.candidate_wish, exchange.hospital_valid
    plan = EducationPlan.objects.filter(candidate=wish.candidate_id, status=PlanStatus.DRAFT).first()
    if plan is None:
        return
    planned = list(ServicePeriod.objects.filter(plan=plan, kind=ServiceKind.HOSPITAL, valid__overlap=valid))
    if len(planned) == 1:
        change_period(
            planned[0],
            kind=ServiceKind.HOSPITAL,
            place=wish.hospital,
            percentage=Decimal(100),
            start=valid.lower,
            end=valid.upper,
            by=by,
        )
    elif not planned:
        add_period(
            plan,
            kind=ServiceKind.HOSPITAL,
            place=wish.hospital,
            percentage=Decimal(100),
            start=valid.lower,
            end=valid.upper,
            by=by,
        )


def _moved(exchange: Exchange, verb: str, told: str, by: User, *fields: str) -> Exchange:
    exchange.status = EXCHANGE_MOVES[verb].target
    exchange.save(update_fields=["status", *fields])
    record(f"candidates.exchange_{told}", exchange, by=by)
    return exchange


@transaction.atomic
def begin_exchange(exchange: Exchange, *, by: User) -> Exchange:
    """Let the exchange be in force, once the candidate's plan holds the service. Raises RefusedError."""
    exchange = _locked(exchange.pk, by)
    require(board.refuse_begin(exchange, plan_holds=plan_holds(exchange), by=by))
    return _moved(exchange, "begin", "begun", by)


@transaction.atomic
def finish_exchange(exchange: Exchange, *, by: User) -> Exchange:
    exchange = _locked(exchange.pk, by)
    require(board.refuse_finish_exchange(exchange, today=clock.today(), by=by))
    return _moved(exchange, "finish", "finished", by)


@transaction.atomic
def give_up_exchange(exchange: Exchange, *, reason: str, by: User) -> Exchange:
    """Give up with a reason: both wishes are open again; agreed service and the plan stay. Raises RefusedError."""
    exchange, reason = _locked(exchange.pk, by), " ".join(reason.split())
    require(board.refuse_give_up(exchange, reason=reason, by=by))
    exchange.given_up_because = reason
    return _moved(exchange, "give_up", "given_up", by, "given_up_because")

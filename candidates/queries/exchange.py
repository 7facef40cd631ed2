"""The exchange board as its pages read it."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from alisvest.accounts.models import User
from alisvest.programme.models import NormKind
from alisvest.programme.queries import NotDecidedError, norm_on
from candidates.models import Exchange, ExchangeWish, ServicePeriod
from candidates.rules.exchange import fits
from candidates.workflow import BoardSide, ServiceKind
from municipalities.models import Position


@dataclass(frozen=True, slots=True)
class Seeker:
    """A candidate's open wish with the trainees' wishes that fit it."""

    wish: ExchangeWish
    matches: list[ExchangeWish] = field(default_factory=list)


def wishes_for(user: User) -> QuerySet[ExchangeWish]:
    return ExchangeWish.objects.visible_to(user).select_related("candidate", "municipality")


def exchanges_for(user: User) -> QuerySet[Exchange]:
    return Exchange.objects.visible_to(user).select_related(
        "candidate_wish__candidate", "trainee_wish", "position__municipality", "agreement", "municipality_agreed_by"
    )


def board_of(user: User, day: date) -> tuple[list[Seeker], list[ExchangeWish]]:
    """Return the open candidates with who fits each, and the open trainees. Nobody fits while no norm is decided."""
    rows = ExchangeWish.objects.visible_to(user).open().select_related("candidate", "municipality")
    wishes = list(rows)
    trainees = [wish for wish in wishes if wish.side == BoardSide.TRAINEE]
    try:
        months = norm_on(NormKind.EXCHANGE_MONTHS, day)
    except NotDecidedError:
        months = None
    seekers = [
        Seeker(wish, [each for each in trainees if months is not None and fits(wish, each, months=months)])
        for wish in wishes
        if wish.side == BoardSide.CANDIDATE
    ]
    return seekers, trainees


def plan_holds(exchange: Exchange) -> bool:
    """Say whether the candidate's plan holds hospital service in all the exchange's days."""
    return ServicePeriod.objects.filter(
        plan__candidate=exchange.candidate_wish.candidate_id,
        kind=ServiceKind.HOSPITAL,
        valid__contains=exchange.hospital_valid,
    ).exists()


def posts_of_wish(user: User, wish: ExchangeWish) -> QuerySet[Position]:
    """Return the posts that the candidate has held in the municipality of the wish."""
    return (
        Position.objects.visible_to(user)
        .filter(municipality=wish.municipality_id, employments__candidate=wish.candidate_id)
        .distinct()
    )

"""Regular posts offered, and what is to be asked about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from alisvest.accounts.models import User
from alisvest.core import clock
from candidates.models import Candidate, Employment, RegularPostOffer
from candidates.rules.regular_post import due_checks
from candidates.workflow import OfferAnswer, RegularPost
from municipalities.models import Municipality
from municipalities.models.succession import responsible


@dataclass(frozen=True, slots=True)
class DueCheck:
    """A question that is due: is the doctor still there after so many years."""

    offer: RegularPostOffer
    years: int
    due_on: date


def offers_for(user: User) -> QuerySet[RegularPostOffer]:
    return (
        RegularPostOffer.objects.visible_to(user)
        .select_related("candidate", "municipality")
        .prefetch_related("checks__recorded_by")
    )


def kinds_of(offer: RegularPostOffer) -> str:
    """Name the kinds of work in one line."""
    names = [str(RegularPost(kind).label) for kind in offer.kinds]
    if offer.practice_terms:
        names[0] = f"{names[0]} ({str(offer.get_practice_terms_display()).lower()})"
    return ", ".join(names)


def begun_offers(user: User, day: date) -> QuerySet[RegularPostOffer]:
    """Return the offers that were accepted and whose post has begun."""
    return offers_for(user).filter(answer=OfferAnswer.ACCEPTED, starts_on__lte=day)


def checks_due(user: User, day: date) -> Iterator[DueCheck]:
    """Walk what may be asked on the day and is not answered."""
    for offer in begun_offers(user, day).order_by("starts_on", "pk"):
        for years, due_on in due_checks(offer, (check.years for check in offer.checks.all())):
            if due_on <= day:
                yield DueCheck(offer, years, due_on)


def offering_municipalities(user: User, candidate: Candidate) -> list[Municipality]:
    """Return the municipalities that answer today for posts the doctor has held, as far as the reader sees."""
    employer = responsible("position__municipality", clock.today())
    posts = Employment.objects.visible_to(user).filter(candidate=candidate).annotate(employer=employer)
    return list(Municipality.objects.filter(pk__in=posts.values("employer")))

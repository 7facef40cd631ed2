"""When a regular post may be offered and answered, and when it is asked whether the doctor is still there."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.dates import add_months
from alisvest.core.rules import Refusal, not_now, refuse_move, refuse_role
from candidates.models import RegularPostOffer
from candidates.workflow import CHECK_YEARS, FILLERS, OFFER_MOVES, OfferAnswer, PracticeTerms, RegularPost


def refuse_offer(
    *,
    kinds: Collection[str],
    practice_terms: str,
    offered_on: date,
    starts_on: date,
    employed_there: bool,
    today: date,
    by: User,
) -> Refusal | None:
    if refusal := refuse_role(by, FILLERS):
        return refusal
    if not employed_there:
        return not_now(_("The doctor has held no post in this municipality."), field="municipality")
    if not kinds or not set(kinds) <= set(RegularPost.values):
        return not_now(_("Choose at least one kind of work from the list."), field="kinds")
    if (RegularPost.PRACTICE in kinds) != (practice_terms in PracticeTerms.values):
        return not_now(
            _("Say whether the general practitioner is self-employed, and only of one."), field="practice_terms"
        )
    if offered_on > today:
        return not_now(_("The day is in the future."), field="offered_on")
    if starts_on < offered_on:
        return not_now(_("The regular post begins on the day of the offer or later."), field="starts_on")
    return None


def refuse_answer(offer: RegularPostOffer, verb: str, *, answered_on: date, today: date, by: User) -> Refusal | None:
    status = OfferAnswer(offer.answer)
    if refusal := refuse_move(OFFER_MOVES, verb, status=status, status_label=str(status.label), by=by):
        return refusal
    if not offer.offered_on <= answered_on <= today:
        return not_now(
            _("The answer came on the day of the offer or later, and not in the future."), field="answered_on"
        )
    return None


def refuse_check(
    offer: RegularPostOffer, *, years: int, answered: Collection[int], today: date, by: User
) -> Refusal | None:
    if refusal := refuse_role(by, FILLERS):
        return refusal
    if offer.answer != OfferAnswer.ACCEPTED:
        return not_now(_("The offer is not accepted."))
    if years in answered:
        return not_now(_("This year is answered already."))
    if years not in CHECK_YEARS or today < add_months(offer.starts_on, 12 * years):
        return not_now(_("The day has not come yet."))
    return None


def due_checks(offer: RegularPostOffer, answered: Iterable[int]) -> Iterator[tuple[int, date]]:
    """Walk the years that are not answered, with the day on which each is asked."""
    known = set(answered)
    for years in CHECK_YEARS:
        if years not in known:
            yield years, add_months(offer.starts_on, 12 * years)

"""The regular post at the end: offered, answered, and whether the doctor is still there."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from candidates import rules
from candidates.models import Candidate, Employment, RegularPostOffer, StillThere
from candidates.workflow import OFFER_MOVES, RegularPost
from municipalities.models import Municipality
from municipalities.models.succession import responsible


@transaction.atomic
def offer_regular_post(
    candidate: Candidate,
    *,
    municipality: Municipality,
    kinds: Collection[str],
    practice_terms: str,
    offered_on: date,
    starts_on: date,
    by: User,
) -> RegularPostOffer:
    """Record what the municipality offers. Raises RefusedError; IntegrityError where an offer stands already."""
    candidate = Candidate.objects.visible_to(by).select_for_update(of=("self",)).get(pk=candidate.pk)
    employer = responsible("position__municipality", clock.today())
    posts = (
        Employment.objects.visible_to(by)
        .annotate(employer=employer)
        .filter(candidate=candidate, employer=municipality.pk)
    )
    require(
        rules.refuse_offer(
            kinds=kinds,
            practice_terms=practice_terms,
            offered_on=offered_on,
            starts_on=starts_on,
            employed_there=posts.exists(),
            today=clock.today(),
            by=by,
        )
    )
    offer = RegularPostOffer.objects.create(
        candidate=candidate,
        municipality=municipality,
        kinds=[kind for kind in RegularPost.values if kind in kinds],
        practice_terms=practice_terms,
        offered_on=offered_on,
        starts_on=starts_on,
        recorded_by=by,
        recorded_at=clock.now(),
    )
    record(
        "candidates.regular_post_offered",
        offer,
        by=by,
        changes={"municipality": municipality.pk, "kinds": offer.kinds, "starts_on": starts_on},
    )
    return offer


def _locked(pk: int, by: User) -> RegularPostOffer:
    return RegularPostOffer.objects.visible_to(by).select_for_update(of=("self",)).get(pk=pk)


@transaction.atomic
def answer_offer(offer: RegularPostOffer, *, verb: str, answered_on: date, by: User) -> RegularPostOffer:
    """Record the doctor's answer: `verb` is accept or decline. Raises RefusedError."""
    offer = _locked(offer.pk, by)
    require(rules.refuse_answer(offer, verb, answered_on=answered_on, today=clock.today(), by=by))
    offer.answer, offer.answered_on = OFFER_MOVES[verb].target, answered_on
    offer.save(update_fields=["answer", "answered_on"])
    record("candidates.regular_post_answered", offer, by=by, changes={"answer": offer.answer})
    return offer


@transaction.atomic
def record_still_there(offer: RegularPostOffer, *, years: int, still_there: bool, by: User) -> StillThere:
    """Record whether the doctor is still there so many whole years after the regular post began. Raises RefusedError."""
    offer = _locked(offer.pk, by)
    answered = set(offer.checks.values_list("years", flat=True))
    require(rules.refuse_check(offer, years=years, answered=answered, today=clock.today(), by=by))
    check = StillThere.objects.create(
        offer=offer, years=years, still_there=still_there, recorded_by=by, recorded_at=clock.now()
    )
    record("candidates.still_there_recorded", offer, by=by, changes={"years": years, "still_there": still_there})
    return check

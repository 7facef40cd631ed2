"""Offers of posts: made with the decision, answered by the signer, passed on along the waiting list."""

import hashlib
import json
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.keys import keys_in
from alisvest.core.roles import Hat, Role
from alisvest.core.rules import require
from municipalities import letters, rules
from municipalities.actions.position_share import share_from_application
from municipalities.models import (
    Acceptance,
    Application,
    DecidedPlace,
    Decision,
    Municipality,
    OfferedPlace,
    Origin,
    PlaceOutcome,
    Position,
    Release,
    Round,
)
from municipalities.queries.acceptance import next_in_line, verb_after_giving_up
from municipalities.queries.decision import refuse_deciding
from municipalities.rules import Terms
from municipalities.workflow import ACCEPTANCE_MOVES, MOVES, ApplicationStatus


def as_leader(person: User) -> User:
    """Put the hat on that the person wore when they decided or released, for the letter's signature and the trail."""
    return person.wear(Hat(Role.PROJECT_LEADER, None, str(Role.PROJECT_LEADER.label)))


def _release(round_: Round) -> Release | None:
    """Return the release that was done: its days count, and who let it go signs what the schedule sends."""
    done = Release.objects.standing().filter(round=round_).exclude(released_at=None)
    return done.select_related("asked_by").first()


def deadline_after(day: date, days: int) -> datetime:
    """Return the first moment that is too late when there are so many days after one to answer."""
    return clock.end_of_day(day + timedelta(days=days))


def _offer(
    decision: Decision,
    origin: Origin,
    places: Iterable[DecidedPlace],
    *,
    days: int,
    terms: Terms | None = None,
    instead_of: OfferedPlace | None = None,
) -> Acceptance:
    """Make the offer: on the decision's own terms for each place, or on others where it had none."""
    acceptance = Acceptance.objects.create(
        decision=decision, origin=origin, offered_at=clock.now(), deadline_at=deadline_after(clock.today(), days)
    )
    for place in places:
        given = terms or Terms(place.start or clock.today(), place.percentage, place.main_position)
        OfferedPlace.objects.create(acceptance=acceptance, place=place, instead_of=instead_of, **given._asdict())
    return acceptance


def offer_granted(decision: Decision, release: Release) -> Acceptance | None:
    """Offer the posts that a decision grants, inside the release. A decision that grants none makes no offer."""
    granted = list(DecidedPlace.objects.filter(decision=decision, outcome=PlaceOutcome.GRANTED))
    return _offer(decision, Origin.DECISION, granted, days=release.answer_days) if granted else None


def offer_after_complaint(
    decision: Decision, places: Collection[DecidedPlace], terms: Terms, *, days: int
) -> Acceptance:
    """Offer what a changed decision grants after all, inside the complaint's answer."""
    return _offer(decision, Origin.COMPLAINT, places, days=days, terms=terms)


def _locked(acceptance: Acceptance, by: User) -> tuple[Acceptance, Application]:
    """Lock the round, then the offer, then its application: a place that becomes free is passed on once."""
    reached = Acceptance.objects.visible_to(by)
    round_ = reached.values_list("decision__application__round", flat=True).get(pk=acceptance.pk)
    Round.objects.select_for_update(of=("self",)).get(pk=round_)
    return _lock_rest(reached.select_for_update(of=("self",)).get(pk=acceptance.pk))


def _lock_rest(acceptance: Acceptance) -> tuple[Acceptance, Application]:
    application = (
        Application.objects.select_related("round", "municipality")
        .select_for_update(of=("self",))
        .get(decision=acceptance.decision_id)
    )
    return acceptance, application


@transaction.atomic
def accept_decision(
    acceptance: Acceptance,
    *,
    contact_name: str,
    contact_email: str,
    by: User,
    contact_phone: str = "",
    invoice_reference: str = "",
    places: Collection[int] | None = None,
) -> list[Position]:
    """Sign for the posts offered, or for some of them (`places`: keys of OfferedPlace), and make them.

    Raises RefusedError. The invoice's reference and the contact are given in the same step. A post that is not taken
    goes to the next on the waiting list.
    """
    acceptance, application = _locked(acceptance, by)
    offered = {
        each.pk: each
        for each in OfferedPlace.objects.filter(acceptance=acceptance).select_related("place__place", "acceptance")
    }
    taken = offered.keys() if places is None else set(places)
    now = clock.now()
    require(
        rules.refuse_accept(
            acceptance,
            taken=taken,
            offered=offered.keys(),
            contact_name=contact_name,
            contact_email=contact_email,
            withdrawn=application.status == ApplicationStatus.WITHDRAWN,
            now=now,
            by=by,
        )
    )
    acceptance.status = ACCEPTANCE_MOVES["accept"].target
    acceptance.answered_by, acceptance.ended_at = by, now
    acceptance.contact_name, acceptance.contact_email = contact_name.strip(), contact_email.strip()
    acceptance.contact_phone, acceptance.invoice_reference = contact_phone.strip(), invoice_reference.strip()
    acceptance.content_sha256 = _terms_hash(acceptance, [each for pk, each in offered.items() if pk in taken])
    acceptance.save()
    free = _answer_places(offered.values(), taken)
    made = _make_positions(acceptance, application, [offered[pk] for pk in sorted(taken)])
    if application.status == ApplicationStatus.WAITLISTED:
        application.status = MOVES["accept_offer"].target
        application.save(update_fields=["status"])
    record(
        "municipalities.decision_accepted",
        application,
        by=by,
        changes={"posts": [position.number for position in made], "sha256": acceptance.content_sha256},
    )
    letters.thank_for_acceptance(acceptance, by=by)
    _pass_on(free, application.round)
    return made


def _terms_hash(acceptance: Acceptance, taken: Iterable[OfferedPlace]) -> str:
    """Return the fingerprint of what was signed: the decision's text and the terms of each post taken."""
    decision = acceptance.decision
    terms = [[each.place.place_id, each.start, each.percentage, each.main_position] for each in taken]
    signed = {"decision": [decision.pk, decision.outcome, decision.reasons, decision.kind], "posts": terms}
    return hashlib.sha256(json.dumps(signed, default=str, sort_keys=True).encode()).hexdigest()


def _answer_places(offered: Iterable[OfferedPlace], taken: Collection[int]) -> list[OfferedPlace]:
    """Note of each post whether it is taken; return those that became free."""
    free = []
    for each in offered:
        each.taken = each.pk in taken
        each.save(update_fields=["taken"])
        if not each.taken:
            free.append(each)
    return free


def _last_number(municipality: Municipality) -> int:
    """Return the highest number of a post with the municipality's name; whoever makes posts by that name waits here.

    A merger may leave its name to a new municipality: the posts of the old one keep their numbers.
    """
    list(Municipality.objects.filter(name=municipality.name).order_by("pk").select_for_update(of=("self",)))
    start = f"{municipality.name} "
    taken = Position.objects.filter(number__startswith=start).values_list("number", flat=True)
    return max(keys_in(each.removeprefix(start) for each in taken), default=0)


def _make_positions(
    acceptance: Acceptance, application: Application, offered: Iterable[OfferedPlace]
) -> list[Position]:
    municipality = application.municipality
    before = _last_number(municipality)
    made = [
        Position.objects.create(
            municipality=municipality,
            decision=acceptance.decision,
            place=each.place.place,
            number=f"{municipality.name} {before + order}",
            start=each.start,
            main_position=each.main_position,
            percentage=each.percentage,
            valid=DateRange(each.start, None),
        )
        for order, each in enumerate(offered, start=1)
    ]
    for position in made:
        share_from_application(position, application)
    return made


@transaction.atomic
def decline_decision(acceptance: Acceptance, *, reason: str, by: User) -> None:
    """Say no to everything offered, with a reason; the next on the waiting list is asked. Raises RefusedError."""
    acceptance, application = _locked(acceptance, by)
    now = clock.now()
    require(rules.refuse_decline_offer(acceptance, reason=reason, now=now, by=by))
    acceptance.status = ACCEPTANCE_MOVES["decline"].target
    acceptance.answered_by, acceptance.ended_at, acceptance.reason = by, now, reason.strip()
    acceptance.save()
    record("municipalities.decision_declined", application, by=by, reason=acceptance.reason)
    _give_up(acceptance, application, by=by)


@transaction.atomic
def extend_acceptance(acceptance: Acceptance, *, last_day: date, reason: str, by: User) -> Acceptance:
    """Give the municipality until the end of `last_day`, for a named reason. Raises RefusedError."""
    acceptance, application = _locked(acceptance, by)
    deadline_at, before = clock.end_of_day(last_day), acceptance.deadline_at
    require(rules.refuse_extend(acceptance, deadline_at=deadline_at, reason=reason, now=clock.now(), by=by))
    require(refuse_deciding(by, application, clock.today()))
    acceptance.deadline_at = deadline_at
    acceptance.save(update_fields=["deadline_at"])
    record(
        "municipalities.acceptance_extended",
        application,
        by=by,
        changes={"last_day": [(before - timedelta(seconds=1)).astimezone(clock.OSLO).date(), last_day]},
        reason=reason.strip(),
    )
    letters.tell_of_extension(acceptance)
    return acceptance


def lapse_due() -> int:
    """Let lapse every offer that nobody answered in time, and pass its posts on; for the schedule. Returns how many."""
    due = Acceptance.objects.open().filter(deadline_at__lte=clock.now()).order_by("deadline_at", "pk")
    found = list(due.values_list("pk", "decision__application__round"))
    return sum(_lapse_one(pk, round_) for pk, round_ in found)


@transaction.atomic
def _lapse_one(pk: int, round_: int) -> bool:
    """Take the locks in the order that an answer takes them, and look again: somebody may just have signed."""
    Round.objects.select_for_update(of=("self",)).get(pk=round_)
    due = Acceptance.objects.open().filter(pk=pk, deadline_at__lte=clock.now()).select_for_update(of=("self",)).first()
    if due is None:
        return False
    acceptance, application = _lock_rest(due)
    acceptance.status, acceptance.ended_at = ACCEPTANCE_MOVES["lapse"].target, clock.now()
    acceptance.save(update_fields=["status", "ended_at"])
    record("municipalities.acceptance_lapsed", application, by=None, changes={"deadline": acceptance.deadline_at})
    if (release := _release(application.round)) is not None:
        letters.tell_of_lapse(acceptance, by=as_leader(release.asked_by))
    _give_up(acceptance, application, by=None)
    return True


def _give_up(acceptance: Acceptance, application: Application, *, by: User | None) -> None:
    """Free the posts of an offer that came to nothing, and let the application stand as what is left of it."""
    free = _answer_places(OfferedPlace.objects.filter(acceptance=acceptance).select_related("place"), ())
    if verb := verb_after_giving_up(application, _release(application.round), clock.today()):
        application.status = MOVES[verb].target
        application.save(update_fields=["status"])
        record("municipalities.offer_given_up", application, by=by, changes={"status": application.status})
    _pass_on(free, application.round)


def _pass_on(free: Iterable[OfferedPlace], round_: Round) -> None:
    """Offer each post that became free to the next on the round's waiting list, while it holds. The round is locked."""
    release = _release(round_)
    for post in free:
        following = next_in_line(round_, release, clock.today())
        if release is None or following is None:
            record("municipalities.waiting_list_empty", round_, by=None, changes={"place": post.place_id})
            continue
        decision = following.decision
        acceptance = _offer(decision, Origin.WAITING_LIST, [following], days=release.offer_days, instead_of=post)
        record(
            "municipalities.place_offered",
            decision.application,
            by=None,
            changes={"number": following.waiting_rank, "deadline": acceptance.deadline_at},
        )
        letters.offer_place(acceptance, following, by=as_leader(release.asked_by))


def end_waiting_lists() -> int:
    """Take off the list what still waits when it holds no longer; for the schedule. Returns how many applications."""
    over = Release.objects.standing().filter(waiting_until__lt=clock.today()).exclude(released_at=None)
    return sum(_end_list(release) for release in over.select_related("asked_by", "round"))


@transaction.atomic
def _end_list(release: Release) -> int:
    """An offer that stands runs on to its own deadline."""
    Round.objects.select_for_update(of=("self",)).get(pk=release.round_id)
    waiting = (
        Application.objects.filter(round=release.round_id, status=ApplicationStatus.WAITLISTED)
        .exclude(decision__acceptances__in=Acceptance.objects.open())
        .select_related("municipality", "round", "decision")
        .select_for_update(of=("self",))
    )
    ended = 0
    for application in waiting:
        offered = Acceptance.objects.filter(decision__application=application).exists()
        application.status = MOVES["give_up" if offered else "lapse"].target
        application.save(update_fields=["status"])
        record("municipalities.waiting_list_ended", application, by=None)
        letters.tell_of_lists_end(application.decision, release, by=as_leader(release.asked_by))
        ended += 1
    return ended

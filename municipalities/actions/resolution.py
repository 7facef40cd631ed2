"""What the steering group resolved, kept with what it was resolved on."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from municipalities import rules
from municipalities.actions.recommendation import locked_round
from municipalities.models import (
    Abstention,
    Application,
    Municipality,
    Place,
    PlaceOutcome,
    Resolution,
    ResolvedOutcome,
    ResolvedPlace,
    Round,
    Snapshot,
)
from municipalities.queries.decision import decided_by
from municipalities.queries.joint import unsigned_in
from municipalities.queries.recommendation import proposed_in, waits_for
from municipalities.queries.snapshot import hash_of, snapshots_of
from municipalities.rules.joint import GRANTING, refuse_unsigned
from municipalities.rules.recommendation import Absent, Proposed, Votes
from municipalities.workflow.round import ROUND_MOVES


@transaction.atomic
def record_resolution(
    round_: Round,
    *,
    meeting_on: date,
    minutes_reference: str,
    text: str,
    outcomes: Mapping[int, Proposed],
    by: User,
    case_number: str = "",
    votes: Votes | None = None,
    absent: Sequence[Absent] = (),
) -> Resolution:
    """Record what the steering group resolved for each place, by its key, once a round. Raises RefusedError.

    `votes`: None where it was unanimous. What it was resolved on is kept with it: every application's answers, scores
    and recommendation as they stand, each with its hash.
    """
    round_ = locked_round(round_, by)
    applications = list(
        Application.objects.visible_to(by)
        .handed_in()
        .filter(round=round_)
        .select_related("municipality")
        .select_for_update(of=("self",))
        .order_by("pk")
    )
    today = clock.today()
    require(
        rules.refuse_resolving(
            applications,
            recorded=Resolution.objects.filter(round=round_).exists(),
            closed=clock.now() >= round_.closes_at,
            waits_for=[each.name for each in waits_for(round_, today)],
            by=by,
        )
    )
    places = list(Place.objects.filter(application__in=applications).order_by("application", "rank"))
    known = [place.pk for place in places]
    require(
        rules.refuse_record_resolution(
            outcomes=outcomes, known=known, meeting_on=meeting_on, votes=votes, absent=absent, today=today
        )
    )
    require(
        rules.refuse_differing(outcomes, recommended=proposed_in(round_), closed=_closed_to(by, applications, places))
    )
    require(refuse_unsigned(_unsigned(applications, places, outcomes), granting=True))
    contents = snapshots_of(round_, applications, by)
    hashes = {pk: hash_of(content) for pk, content in contents.items()}
    resolution = Resolution.objects.create(
        round=round_,
        meeting_on=meeting_on,
        minutes_reference=minutes_reference.strip(),
        case_number=case_number.strip(),
        text=text.strip(),
        votes_for=votes.in_favour if votes else None,
        votes_against=votes.against if votes else None,
        snapshot_sha256=hash_of([hashes[each.pk] for each in applications]),
        recorded_by=by,
        recorded_at=clock.now(),
    )
    reached = Municipality.objects.in_bulk({each.municipality for each in absent if each.municipality})
    Abstention.objects.bulk_create(
        Abstention(
            resolution=resolution,
            name=each.name.strip(),
            municipality=reached[each.municipality] if each.municipality else None,
        )
        for each in absent
    )
    granted = _keep_outcomes(resolution, applications, places, outcomes)
    for line in ResolvedOutcome.objects.filter(resolution=resolution):
        Snapshot.objects.create(outcome=line, content=contents[line.application_id], sha256=hashes[line.application_id])
    round_.status = ROUND_MOVES["resolve"].target
    round_.save(update_fields=["status"])
    record(
        "municipalities.resolution_recorded",
        resolution,
        by=by,
        changes={
            "minutes": resolution.minutes_reference,
            "posts": {each.reference: granted[each.pk] for each in applications},
            "sha256": resolution.snapshot_sha256,
        },
    )
    return resolution


def _closed_to(by: User, applications: Sequence[Application], places: Sequence[Place]) -> dict[str, set[int]]:
    """Return the places of the cases that the recorder may not decide, by the municipality's name."""
    refused = decided_by(by, applications, clock.today())
    return {
        each.municipality.name: {place.pk for place in places if place.application_id == each.pk}
        for each in applications
        if refused[each.pk] is not None
    }


def _unsigned(applications: list[Application], places: list[Place], outcomes: Mapping[int, Proposed]) -> list[str]:
    """Name the applicants whose shared place is to be granted, with the partners whose signatures are missing."""
    granting = {place.application_id for place in places if outcomes[place.pk].outcome in GRANTING}
    lacking = unsigned_in(each for each in applications if each.pk in granting)
    return [f"{each.municipality}: {', '.join(lacking[each.pk])}" for each in applications if each.pk in lacking]


def _keep_outcomes(
    resolution: Resolution, applications: list[Application], places: list[Place], outcomes: Mapping[int, Proposed]
) -> dict[int, int]:
    """Keep the outcome of each place, and of each application how many posts it gets."""
    ResolvedPlace.objects.bulk_create(
        ResolvedPlace(
            resolution=resolution,
            place=place,
            outcome=outcomes[place.pk].outcome,
            waiting_rank=outcomes[place.pk].rank,
        )
        for place in places
    )
    granted = dict.fromkeys((each.pk for each in applications), 0)
    for place in places:
        granted[place.application_id] += outcomes[place.pk].outcome == PlaceOutcome.GRANTED
    ResolvedOutcome.objects.bulk_create(
        ResolvedOutcome(resolution=resolution, application=each, places=granted[each.pk]) for each in applications
    )
    return granted

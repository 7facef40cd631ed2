"""Employing a doctor in a position, and ending it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.dates import day_after
from alisvest.core.rules import require
from candidates import rules
from candidates.models import Candidate, Employment, EmploymentEnd
from municipalities.actions.position import end_position, locked_position, moved
from municipalities.models import Municipality, Position
from municipalities.models.succession import responsible
from municipalities.workflow import PositionStatus


def _takes_part(municipality: Municipality) -> bool:
    """Tell whether the municipality answers for posts of the programme today."""
    posts = Position.objects.annotate(employer=responsible("municipality", clock.today()))
    return posts.filter(employer=municipality.pk).exists()


@transaction.atomic
def fill_position(
    position: Position,
    *,
    name: str,
    hpr_number: str,
    start: date,
    percentage: Decimal | int,
    user: User | None = None,
    by: User,
) -> Employment:
    """Employ the doctor from `start` on; the post is filled. The same HPR number and name is the same doctor.

    Raises RefusedError; IntegrityError where another doctor holds the position in these dates; the constraint has the words.
    """
    position = locked_position(position.pk, by)
    name, hpr_number = " ".join(name.split()), hpr_number.strip()
    known = Candidate.objects.select_for_update(of=("self",)).filter(hpr_number=hpr_number).first()
    require(
        rules.refuse_fill(
            position, name=name, hpr_number=hpr_number, start=start, percentage=percentage, known=known, by=by
        )
    )
    candidate = known or _register(name, hpr_number, user, by)
    if known is not None and known.user_id is None and user is not None:
        known.user = user
        known.save(update_fields=["user"])
        record("candidates.user_linked", known, by=by, changes={"user": user.pk})
    employment = Employment.objects.create(
        position=position, candidate=candidate, percentage=percentage, valid=DateRange(start, position.valid.upper)
    )
    moved(position, "employ", by=by)
    record(
        "candidates.position_filled",
        employment,
        by=by,
        changes={"position": position.pk, "candidate": candidate.pk, "from": start, "percentage": percentage},
    )
    return employment


def _register(name: str, hpr_number: str, user: User | None, by: User) -> Candidate:
    candidate = Candidate.objects.create(name=name, hpr_number=hpr_number, user=user)
    record("candidates.candidate_registered", candidate, by=by)
    return candidate


@transaction.atomic
def end_employment(
    position: Position,
    candidate: Candidate,
    *,
    last_day: date,
    reason: str,
    moves_to: Municipality | None = None,
    told: Sequence[str] = (),
    by: User,
) -> EmploymentEnd:
    """Record that the doctor leaves the post after `last_day`, and why; without a successor the post is vacant.

    `told`: what was said to follow. Plan and record stay the doctor's. What was to begin later in the post is taken back.
    Raises RefusedError.
    """
    position = locked_position(position.pk, by)
    held = Employment.objects.filter(position=position, candidate=candidate).select_related("position")
    held = held.select_for_update(of=("self",)).order_by("valid")
    employment = next((each for each in held if last_day in each.valid), None)
    require(
        rules.refuse_end_employment(
            employment,
            ended=EmploymentEnd.objects.filter(employment__in=[each.pk for each in held]).exists(),
            last_day=last_day,
            reason=reason,
            moves_to=moves_to,
            takes_part=moves_to is not None and _takes_part(moves_to),
            by=by,
        )
    )
    if employment is None:  # the rule has said so already
        raise ValueError("no employment on the last day")
    for later in held:
        if later.valid.lower > last_day:
            later.delete()
    before, end = employment.valid.upper, day_after(last_day)
    employment.valid = DateRange(employment.valid.lower, end)
    employment.save(update_fields=["valid"])
    follow_ending(position, end=end, by=by)
    ending = EmploymentEnd.objects.create(
        employment=employment,
        reason=reason,
        moves_to=moves_to,
        told=list(told),
        recorded_by=by,
        recorded_at=clock.now(),
    )
    record(
        "candidates.employment_ended",
        employment,
        by=by,
        changes={
            "position": position.pk,
            "candidate": candidate.pk,
            "until": [before, end],
            "leaving_reason": reason,
            "moves_to": moves_to.name if moves_to else None,
        },
    )
    return ending


def follow_ending(position: Position, *, end: date, by: User) -> None:
    """Let a locked post be vacant when nobody is employed in it after the half-open bound."""
    after = Employment.objects.filter(position=position, valid__overlap=DateRange(end, None))
    if position.status == PositionStatus.FILLED and not after.exists():
        moved(position, "leave", by=by)


@transaction.atomic
def end_post(position: Position, *, last: date, reason: str, by: User) -> Position:
    """End a post after its last day, on which nobody may hold it any more. Raises RefusedError."""
    position = locked_position(position.pk, by)
    ends = list(Employment.objects.filter(position=position).values_list("valid", flat=True))
    until = max((each.upper or date.max for each in ends), default=None)
    return end_position(position, last=last, reason=reason, employed_until=until, by=by)

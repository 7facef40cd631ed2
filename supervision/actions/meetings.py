"""Recording meetings."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import earlier_result, record, remember_result
from alisvest.core import clock
from alisvest.core.rules import require
from candidates.models import Candidate
from supervision.models import Assignment, Meeting
from supervision.queries.supervisors import recordable
from supervision.rules import meetings as rules
from supervision.workflow import Place

RECORDED = "supervision.meeting_recorded"


@transaction.atomic
def record_meeting(
    candidate: Candidate,
    *,
    held_on: date,
    minutes: int,
    place: str = Place.IN_PERSON,
    themes: Iterable[str] = (),
    notes: str = "",
    idempotency_key: UUID | None = None,
    by: User,
) -> Meeting:
    """Record a meeting that was held, by the candidate's supervisor on that date. `minutes`: 5 to 1440.

    The same key again gives the same meeting. Raises RefusedError. The notes leave no trace outside the meeting itself.
    """
    candidate = recordable(by).get(pk=candidate.pk)
    chosen, text = sorted(set(themes)), notes.replace("\r\n", "\n").strip()
    content = {
        "candidate": candidate.pk,
        "held_on": held_on,
        "minutes": minutes,
        "place": place,
        "themes": chosen,
        "notes": text,
    }
    earlier = earlier_result(idempotency_key, content, verb=RECORDED, by=by)
    if earlier is not None:
        return Meeting.objects.get(pk=earlier)
    # The lock keeps the assignment from ending before this date while the meeting is written.
    own = list(
        Assignment.objects.visible_to(by).filter(candidate=candidate).select_for_update(of=("self",), no_key=True)
    )
    require(
        rules.refuse_record(
            candidate,
            held_on=held_on,
            minutes=minutes,
            place=place,
            themes=chosen,
            notes=text,
            by=by,
            own=own,
            today=clock.today(),
        )
    )
    meeting = Meeting.objects.create(
        candidate=candidate,
        supervisor_id=own[0].supervisor_id,
        held_on=held_on,
        minutes=minutes,
        place=place,
        themes=chosen,
        notes=text,
        recorded_by=by,
        recorded_at=clock.now(),
    )
    facts = {key: value for key, value in content.items() if key != "notes"}
    record(RECORDED, meeting, by=by, changes=facts)
    remember_result(idempotency_key, content, verb=RECORDED, by=by, subject=meeting)
    return meeting

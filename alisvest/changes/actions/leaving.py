"""A doctor leaves a post: one verb for the employment, the post and the supervisor."""

from datetime import date

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.changes.queries.leaving import assignment_after, leaving_of
from alisvest.changes.rules import leaving as rules
from alisvest.core import clock
from alisvest.core.dates import day_after
from alisvest.core.rules import require
from candidates.actions import end_employment
from candidates.models import Candidate, Employment, EmploymentEnd
from municipalities.actions.position import locked_position
from municipalities.models import Municipality
from supervision.actions import end_assignment


@transaction.atomic
def leave_post(
    employment: Employment,
    *,
    last_day: date,
    reason: str,
    moves_to: Municipality | None = None,
    supervisor_ends: bool = False,
    fingerprint: str,
    by: User,
) -> EmploymentEnd:
    """Record that the doctor leaves after `last_day`; the post is vacant, plan and record stay the doctor's.

    `supervisor_ends`: the assignment of the supervisor ends with the same day. `fingerprint` is that of what the page said
    follows. Raises RefusedError.
    """
    position = locked_position(employment.position_id, by)
    candidate = Candidate.objects.select_for_update(of=("self",), no_key=True).get(pk=employment.candidate_id)
    employment = Employment.objects.visible_to(by).select_related("candidate", "position").get(pk=employment.pk)
    found = leaving_of(employment, last=last_day, today=clock.today())
    require(rules.refuse_changed(shown=fingerprint, now=found.fingerprint))
    assignment = assignment_after(employment, last_day)
    require(rules.refuse_end_supervisor(ends=supervisor_ends, by=by))
    ending = end_employment(
        position,
        candidate,
        last_day=last_day,
        reason=reason,
        moves_to=moves_to,
        told=[" · ".join(part for part in line.words() if part) for line in (*found.lines, *found.owed)],
        by=by,
    )
    if supervisor_ends and assignment is not None:
        end_assignment(assignment, end=day_after(last_day), by=by)
    record(
        "changes.doctor_left",
        position,
        by=by,
        changes={"last_day": last_day, "leaving_reason": reason, "moves_to": moves_to.name if moves_to else None},
    )
    return ending

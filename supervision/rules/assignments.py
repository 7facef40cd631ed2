"""May this supervisor follow this candidate in these dates? Answers with words, and with the dates that are free."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.dates import last_day
from alisvest.core.roles import STAFF_ROLES
from alisvest.core.rules import Refusal, not_now, refuse_role
from alisvest.ui import formats
from candidates.models import Candidate
from supervision.models import Assignment, Supervisor
from supervision.rules.slots import Span, free_periods, place
from supervision.rules.words import period_in_words


def span_of(assignment: Assignment) -> Span:
    return Span(assignment.valid.lower, assignment.valid.upper)


def refuse_register(*, by: User, specialist_since: date, today: date) -> Refusal | None:
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    if specialist_since > today:
        return not_now(
            _("A supervisor is a specialist in general practice already. The date cannot be in the future."),
            field="specialist_since",
        )
    return None


def refuse_account(supervisor: Supervisor, *, taken: bool) -> Refusal | None:
    """`taken`: the account belongs to a supervisor already."""
    if supervisor.user_id is not None:
        return not_now(_("The supervisor already has an account."))
    if taken:
        return not_now(_("The person of this e-mail address is a supervisor already."), field="email")
    return None


def refuse_assign(
    supervisor: Supervisor,
    candidate: Candidate,
    span: Span,
    *,
    by: User,
    of_supervisor: Sequence[Assignment],
    of_candidate: Iterable[Assignment],
) -> Refusal | None:
    """Answer for a new assignment, given all that the supervisor and the candidate already have."""
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    if span.bound <= span.start:
        return not_now(_("The last day cannot be before the first."), field="last_day")
    if refusal := _refuse_person(supervisor, candidate, span):
        return refusal
    if refusal := _refuse_second_supervisor(candidate, span, of_candidate):
        return refusal
    return _refuse_third_candidate(supervisor, span, [span_of(assignment) for assignment in of_supervisor])


def _refuse_person(supervisor: Supervisor, candidate: Candidate, span: Span) -> Refusal | None:
    if supervisor.hpr_number == candidate.hpr_number:
        return not_now(_("Nobody is their own supervisor."), field="supervisor")
    if span.start < supervisor.specialist_since:
        return not_now(
            _("%(name)s became a specialist in general practice on %(day)s and can follow candidates from then on.")
            % {"name": supervisor.name, "day": formats.day(supervisor.specialist_since)},
            field="start",
        )
    return None


def _refuse_second_supervisor(candidate: Candidate, span: Span, others: Iterable[Assignment]) -> Refusal | None:
    for other in others:
        theirs = span_of(other)
        if theirs.start < span.bound and span.start < theirs.bound:
            return not_now(
                _("%(candidate)s has %(supervisor)s as supervisor %(period)s. End that first, or choose other dates.")
                % {
                    "candidate": candidate.name,
                    "supervisor": other.supervisor.name,
                    "period": period_in_words(theirs),
                },
                field="start",
            )
    return None


def _refuse_third_candidate(supervisor: Supervisor, span: Span, others: Sequence[Span]) -> Refusal | None:
    if place([*others, span]) is not None:
        return None
    free = free_periods(others, within=span)
    reason = _("%(name)s already has two candidates in these dates, and nobody may follow more than two at a time.")
    return not_now(
        reason % {"name": supervisor.name},
        field="start",
        details=[_("Free: %(period)s.") % {"period": period_in_words(part)} for part in free]
        or [_("%(name)s has no free place in any of these dates.") % {"name": supervisor.name}],
    )


def refuse_end(assignment: Assignment, end: date, *, by: User, latest_meeting: date | None) -> Refusal | None:
    """Answer for ending an assignment at a half-open bound."""
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    span = span_of(assignment)
    if last_day(end) < span.start:
        return not_now(
            _("The assignment began on %(day)s. The last day cannot be before that.")
            % {"day": formats.day(span.start)},
            field="last_day",
        )
    if end >= span.bound:
        return not_now(
            _("The assignment already ends on %(day)s.") % {"day": formats.day(last_day(span.bound))}, field="last_day"
        )
    if latest_meeting is not None and latest_meeting >= end:
        return not_now(
            _("They met on %(day)s. The assignment cannot end before that.") % {"day": formats.day(latest_meeting)},
            field="last_day",
        )
    return None

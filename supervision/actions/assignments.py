"""Supervisors come into the register, get candidates and give them over."""

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Max

from alisvest.accounts import actions as accounts
from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import require
from candidates.models import Candidate
from municipalities.models import Municipality
from supervision.models import Assignment, Meeting, Supervisor
from supervision.rules import assignments as rules
from supervision.rules.slots import Span, place


@transaction.atomic
def register_supervisor(
    *,
    name: str,
    hpr_number: str,
    specialist_since: date,
    workplace: str,
    municipality: Municipality,
    user: User | None = None,
    email: str = "",
    by: User,
) -> Supervisor:
    """Enter a specialist in general practice as supervisor; with `user` they can sign in as one.

    With `email` instead, the person of that address is found or entered, and gets a way in.
    Raises RefusedError; IntegrityError where the HPR number or the person is a supervisor already.
    """
    require(rules.refuse_register(by=by, specialist_since=specialist_since, today=clock.today()))
    supervisor = Supervisor.objects.create(
        name=name,
        hpr_number=hpr_number,
        specialist_since=specialist_since,
        workplace=workplace,
        municipality=municipality,
        user=user or _person(email, name, by=by),
    )
    record("supervision.supervisor_registered", supervisor, by=by, changes={"hpr_number": hpr_number})
    if email and supervisor.user is not None:
        person = supervisor.user
        accounts.welcome(person, capacity=str(Role.SUPERVISOR.label), language=person.language, by=by)
    return supervisor


def _person(email: str, name: str, *, by: User) -> User | None:
    if not email:
        return None
    return accounts.known_or_new(email=email, name=name, language=by.language, by=by)


@transaction.atomic
def assign_supervisor(
    supervisor: Supervisor, candidate: Candidate, *, start: date, end: date | None = None, by: User
) -> Assignment:
    """Let the supervisor follow the candidate in [start, end). Raises RefusedError, naming the free dates.

    All the supervisor's candidates are placed anew under a lock on the supervisor's row, so that the order in which
    a history is entered never decides whether it fits.
    """
    supervisor = Supervisor.objects.visible_to(by).select_for_update(of=("self",), no_key=True).get(pk=supervisor.pk)
    candidate = Candidate.objects.visible_to(by).select_for_update(of=("self",), no_key=True).get(pk=candidate.pk)
    held = list(Assignment.objects.filter(supervisor=supervisor))
    span = Span(start, end)
    require(
        rules.refuse_assign(
            supervisor,
            candidate,
            span,
            by=by,
            of_supervisor=held,
            of_candidate=Assignment.objects.filter(candidate=candidate).select_related("supervisor"),
        )
    )
    assignment = Assignment(supervisor=supervisor, candidate=candidate, valid=DateRange(start, end))
    _place_anew([*held, assignment])
    record(
        "supervision.supervisor_assigned",
        assignment,
        by=by,
        changes={"supervisor": supervisor.pk, "candidate": candidate.pk, "from": start, "until": end},
    )
    return assignment


def _place_anew(assignments: list[Assignment]) -> None:
    """Give each assignment its place and save those that moved. The rule has said that all fit."""
    slots = place([rules.span_of(assignment) for assignment in assignments])
    if slots is None:
        raise ValueError("more than two candidates at a time")
    for assignment, slot in zip(assignments, slots, strict=True):
        if assignment.slot != slot:
            assignment.slot = slot
            assignment.save()


@transaction.atomic
def end_assignment(assignment: Assignment, *, end: date, by: User) -> Assignment:
    """Let the assignment end at the half-open bound `end`. Raises RefusedError."""
    Supervisor.objects.visible_to(by).select_for_update(of=("self",), no_key=True).get(pk=assignment.supervisor_id)
    assignment = Assignment.objects.visible_to(by).select_for_update(of=("self",)).get(pk=assignment.pk)
    latest = Meeting.objects.filter(
        candidate=assignment.candidate_id, supervisor=assignment.supervisor_id, held_on__contained_by=assignment.valid
    ).aggregate(latest=Max("held_on"))["latest"]
    require(rules.refuse_end(assignment, end, by=by, latest_meeting=latest))
    before = assignment.valid.upper
    assignment.valid = DateRange(assignment.valid.lower, end)
    assignment.save(update_fields=["valid"])
    record("supervision.assignment_ended", assignment, by=by, changes={"until": [before, end]})
    return assignment

"""Supervisors, whom they follow, meetings held."""

from datetime import date
from itertools import count
from typing import Any

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Hat, Role
from candidates.models import Candidate
from supervision.actions import assign_supervisor, record_meeting, register_supervisor
from supervision.models import Assignment, Meeting, Supervisor
from tests.make import municipalities, people

_serial = count(1001)  # no number is the beginning of another
START = date(2017, 9, 1)


def supervisor(**fields: Any) -> Supervisor:
    """Register a supervisor; one who can sign in has `user`. Give any field by name."""
    n = next(_serial)
    given: dict[str, Any] = {
        "name": f"Supervisor {n}",
        "hpr_number": f"{3_000_000 + n}",
        "specialist_since": date(2005, 1, 1),
        "workplace": f"Vik legekontor {n}",
    } | fields
    given.setdefault("municipality", None)
    given["municipality"] = given["municipality"] or municipalities.municipality()
    given.setdefault("by", people.project_leader())
    return register_supervisor(**given)


def signed_up(made: Supervisor) -> User:
    """Return a person who holds and wears the supervisor's hat."""
    if made.user is None:
        made.user = people.user()
        made.save(update_fields=["user"])
    return made.user.wear(Hat(Role.SUPERVISOR, made.pk, str(Role.SUPERVISOR.label)))


def assignment(made: Supervisor, candidate: Candidate, *, start: date = START, end: date | None = None) -> Assignment:
    return assign_supervisor(made, candidate, start=start, end=end, by=people.project_leader())


def meeting(candidate: Candidate, made: Supervisor, held_on: date, *, minutes: int = 120, **fields: Any) -> Meeting:
    """Record a meeting as that supervisor, on its own day."""
    by = signed_up(made)
    with clock.at(held_on):
        return record_meeting(candidate, held_on=held_on, minutes=minutes, by=by, **fields)

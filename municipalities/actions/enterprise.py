"""Recording how a municipality stands as a training enterprise."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from municipalities.models import Municipality, TrainingEnterprise, UncoveredGoal
from municipalities.rules import enterprise as rules


@transaction.atomic
def record_enterprise(
    municipality: Municipality,
    *,
    start: date,
    registration: str,
    plan: str,
    registration_on: date | None = None,
    registration_link: str = "",
    plan_on: date | None = None,
    plan_link: str = "",
    note: str = "",
    goals: Sequence[tuple[str, str]] = (),
    by: User,
) -> TrainingEnterprise:
    """Record the status from `start` on; it ends the one before. `goals`: each with where it is met. Raises RefusedError."""
    municipality = Municipality.objects.reached_by(by).select_for_update(of=("self",)).get(pk=municipality.pk)
    latest = TrainingEnterprise.objects.filter(municipality=municipality).order_by("-valid").first()
    require(rules.refuse_record_enterprise(latest, start=start, today=clock.today(), by=by))
    if latest is not None:
        latest.valid = DateRange(latest.valid.lower, start)
        latest.save(update_fields=["valid"])
    made = TrainingEnterprise.objects.create(
        municipality=municipality,
        valid=DateRange(start, None),
        registration=registration,
        registration_on=registration_on,
        registration_link=registration_link,
        plan=plan,
        plan_on=plan_on,
        plan_link=plan_link,
        note=note.strip(),
        recorded_by=by,
        recorded_at=clock.now(),
    )
    UncoveredGoal.objects.bulk_create(
        UncoveredGoal(enterprise=made, order=order, goal=goal, met_at=met_at)
        for order, (goal, met_at) in enumerate(goals, start=1)
    )
    record(
        "municipalities.enterprise_recorded",
        made,
        by=by,
        changes={
            "registration": [latest.registration if latest else None, registration],
            "plan": [latest.plan if latest else None, plan],
            "goals": len(goals),
        },
    )
    return made

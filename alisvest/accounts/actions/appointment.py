"""The roles that the programme itself gives: steering group, researcher, auditor, administrator, project leader."""

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts import rules
from alisvest.accounts.actions.invitation import welcome
from alisvest.accounts.hats import held_by
from alisvest.accounts.models import Appointment, User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.dates import day_after
from alisvest.core.roles import Role
from alisvest.core.rules import require


@transaction.atomic
def appoint(
    user: User, role: Role, *, start: date, end: date | None = None, by: User | None, tell: bool = True
) -> Appointment:
    """Give a person one of the programme's own roles in [start, end). Raises RefusedError.

    by=None is the installation, which appoints the first project leader. `tell`: the person gets a mail about it.
    """
    user = User.objects.select_for_update(of=("self",), no_key=True).get(pk=user.pk)
    if by is not None:
        held = held_by([user.pk], clock.today())
        require(rules.refuse_appoint(user, role, start=start, end=end, held=held, by=by))
    appointment = Appointment.objects.create(user=user, role=role, valid=DateRange(start, end))
    record("accounts.appointed", appointment, by=by, changes={"role": role.value, "from": start, "until": end})
    if by is not None and tell:
        welcome(user, capacity=str(role.label), language=user.language, by=by)
    return appointment


@transaction.atomic
def end_appointment(appointment: Appointment, *, last_day: date, by: User) -> Appointment:
    """End an appointment after its last day; the last project leader stays. Raises RefusedError."""
    leading = leaders()
    rows = Appointment.objects.visible_to(by).select_related("user")
    appointment = rows.select_for_update(of=("self",)).get(pk=appointment.pk)
    others = sum(1 for each in leading if each.user_id != appointment.user_id)
    require(rules.refuse_end_appointment(appointment, last=last_day, other_leaders=others, by=by))
    appointment.valid = DateRange(appointment.valid.lower, day_after(last_day))
    appointment.save(update_fields=["valid"])
    record("accounts.appointment_ended", appointment, by=by, changes={"last_day": last_day})
    return appointment


def leaders() -> list[Appointment]:
    """Lock and return the appointments of active project leaders that hold now and have no last day.

    Two who end each other at the same moment wait for each other here, so that one of them is left.
    """
    held = Appointment.objects.filter(
        role=Role.PROJECT_LEADER, valid__upper_inf=True, valid__contains=clock.today(), user__is_active=True
    )
    return list(held.select_for_update(of=("self",)).order_by("pk"))

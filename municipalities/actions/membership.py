"""Letting people act for a municipality, and ending it."""

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import Appointment, User
from alisvest.audit.actions import record
from alisvest.core.dates import day_after
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import require
from municipalities import rules
from municipalities.models import Membership, Municipality


@transaction.atomic
def add_member(municipality: Municipality, user: User, role: Role, *, start: date, by: User) -> Membership:
    """Give a person a role in the municipality from `start` on. Raises RefusedError."""
    municipality = Municipality.objects.reached_by(by).select_for_update(of=("self",)).get(pk=municipality.pk)
    from_start = DateRange(start, None)
    appointed = Appointment.objects.filter(user=user, role__in=STAFF_ROLES, valid__overlap=from_start).exists()
    already = Membership.objects.filter(
        user=user, municipality=municipality, role=role, valid__overlap=from_start
    ).exists()
    require(rules.refuse_add_member(municipality, role, start=start, appointed=appointed, already=already, by=by))
    membership = Membership.objects.create(user=user, municipality=municipality, role=role, valid=from_start)
    record(
        "municipalities.member_added",
        membership,
        by=by,
        changes={"user": user.pk, "municipality": municipality.pk, "role": role.value, "from": start},
    )
    return membership


@transaction.atomic
def end_membership(membership: Membership, *, last_day: date, by: User) -> Membership:
    """End a membership after its last day. Raises RefusedError."""
    membership = Membership.objects.visible_to(by).select_for_update(of=("self",)).get(pk=membership.pk)
    require(rules.refuse_end_membership(membership, last=last_day, by=by))
    membership.valid = DateRange(membership.valid.lower, day_after(last_day))
    membership.save(update_fields=["valid"])
    record("municipalities.membership_ended", membership, by=by, changes={"last_day": last_day})
    return membership

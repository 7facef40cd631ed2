"""Letting people act for a municipality: inviting, changing, ending."""

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts import actions as accounts
from alisvest.accounts.models import Appointment, Invitation, User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.dates import day_after
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import Refusal, require
from municipalities import rules
from municipalities.models import Membership, Municipality
from municipalities.queries import capacity_in, language_on, managers_besides


@transaction.atomic
def add_member(municipality: Municipality, user: User, role: Role, *, start: date, by: User) -> Membership:
    """Give a person a role in the municipality from `start` on. Raises RefusedError."""
    municipality = _locked_municipality(municipality, by)
    user = User.objects.select_for_update(of=("self",), no_key=True).get(pk=user.pk)  # an appointment waits, and sees
    from_start = DateRange(start, None)
    appointed = Appointment.objects.filter(user=user, role__in=STAFF_ROLES, valid__overlap=from_start).exists()
    already = Membership.objects.filter(
        user=user, municipality=municipality, role=role, valid__overlap=from_start
    ).exists()
    require(
        rules.refuse_add_member(
            municipality, role, start=start, active=user.is_active, appointed=appointed, already=already, by=by
        )
    )
    membership = Membership.objects.create(user=user, municipality=municipality, role=role, valid=from_start)
    record(
        "municipalities.member_added",
        membership,
        by=by,
        changes={"user": user.pk, "municipality": municipality.pk, "role": role.value, "from": start},
    )
    return membership


@transaction.atomic
def invite_member(
    municipality: Municipality, *, email: str, name: str, role: Role, start: date, by: User
) -> Membership:
    """Give whoever has the address a role, and send them a way in, or a notice where they have one.

    The mail is in the municipality's language form. Somebody unknown is entered; two who invite the same address at the
    same moment enter them once. Raises RefusedError.
    """
    municipality = _locked_municipality(municipality, by)
    require(rules.refuse_keeping_members(by))
    language = language_on(municipality, clock.today())
    user = accounts.known_or_new(email=email, name=name, language=language, by=by)
    membership = add_member(municipality, user, role, start=start, by=by)
    accounts.welcome(user, capacity=capacity_in(municipality, role), language=language, by=by)
    return membership


@transaction.atomic
def change_member_role(
    membership: Membership, role: Role, *, start: date, by: User, without_manager: bool = False
) -> Membership:
    """Let the person act in another role from `start` on: the old one ends the day before. Raises RefusedError.

    From the old role's own first day the new one simply stands in its place. `without_manager`: it is known that the
    municipality has no manager then.
    """
    membership = _locked(membership, by)
    before = Role(membership.role)
    require(rules.refuse_change_role(membership, role, start=start, by=by))
    require(_refuse_leaving_none(membership, first_without=start, knowing=without_manager))
    if start == membership.valid.lower:
        taken = Membership.objects.filter(
            user=membership.user_id, municipality=membership.municipality_id, role=role, valid__overlap=membership.valid
        )
        require(rules.refuse_twice(already=taken.exists()))
        membership.role = role
        membership.save(update_fields=["role"])
        changed = membership
    else:
        _end(membership, start)
        changed = add_member(membership.municipality, membership.user, role, start=start, by=by)
    record(
        "municipalities.member_role_changed",
        changed,
        by=by,
        changes={"role": [before.value, role.value], "from": start},
    )
    municipality = membership.municipality
    accounts.welcome(
        membership.user,
        capacity=capacity_in(municipality, role),
        language=language_on(municipality, clock.today()),
        by=by,
    )
    return changed


@transaction.atomic
def end_membership(membership: Membership, *, last_day: date, by: User, without_manager: bool = False) -> Membership:
    """End a membership after its last day. Raises RefusedError.

    `without_manager`: it is known that the municipality has no manager then.
    """
    membership = _locked(membership, by)
    require(rules.refuse_end_membership(membership, last=last_day, by=by))
    require(_refuse_leaving_none(membership, first_without=day_after(last_day), knowing=without_manager))
    _end(membership, day_after(last_day))
    record("municipalities.membership_ended", membership, by=by, changes={"last_day": last_day})
    return membership


@transaction.atomic
def resend_invitation(membership: Membership, *, by: User) -> Invitation:
    """Send the member a new link; the old one is void. Raises RefusedError."""
    membership = _locked(membership, by)
    require(rules.refuse_keeping_members(by))
    municipality = membership.municipality
    return accounts.invite(
        membership.user,
        capacity=capacity_in(municipality, Role(membership.role)),
        language=language_on(municipality, clock.today()),
        by=by,
    )


@transaction.atomic
def withdraw_member_invitation(membership: Membership, *, by: User) -> Membership:
    """Take back an invitation that nobody used: the role ends, and the link where it is for nothing else.

    Raises RefusedError.
    """
    membership = _locked(membership, by)
    invitation = Invitation.objects.unsettled().filter(user=membership.user_id, claim_type="").first()
    require(rules.refuse_withdraw_invitation(membership, waits=invitation is not None, by=by))
    day = max(clock.today(), membership.valid.lower)
    _end(membership, day_after(day))
    elsewhere = Membership.objects.filter(user=membership.user_id).exclude(pk=membership.pk).not_over(clock.today())
    if invitation is not None and not elsewhere.exists():
        accounts.withdraw_invitation(invitation, by=by)
    record("municipalities.invitation_withdrawn", membership, by=by, changes={"last_day": day})
    return membership


def _locked_municipality(municipality: Municipality, by: User) -> Municipality:
    return Municipality.objects.reached_by(by).select_for_update(of=("self",)).get(pk=municipality.pk)


def _locked(membership: Membership, by: User) -> Membership:
    """Fetch the membership again under its municipality's lock: who leaves last is then known."""
    found = Membership.objects.visible_to(by).get(pk=membership.pk)
    Municipality.objects.select_for_update(of=("self",)).get(pk=found.municipality_id)
    rows = Membership.objects.visible_to(by).select_related("user", "municipality")
    return rows.select_for_update(of=("self",)).get(pk=membership.pk)


def _end(membership: Membership, first_without: date) -> None:
    membership.valid = DateRange(membership.valid.lower, first_without)
    membership.save(update_fields=["valid"])


def _refuse_leaving_none(membership: Membership, *, first_without: date, knowing: bool) -> Refusal | None:
    others = managers_besides(membership, first_without)
    return rules.refuse_leaving_without_manager(membership, others=others, knowing=knowing)

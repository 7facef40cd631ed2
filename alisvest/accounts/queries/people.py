"""Everybody, as the project leader's pages show them. The number of queries does not depend on how many there are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alisvest.accounts.hats import Held, held_by
from alisvest.accounts.models import Appointment, Invitation, InvitationState, User
from alisvest.accounts.queries.ways_in import WayIn, ways_in
from alisvest.core.dates import last_day
from alisvest.core.roles import STAFF_ROLES, Hat
from alisvest.ui import formats
from alisvest.ui.badges import Badge

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # recovery codes alone are none


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person of the list: the hats of the day, how they come in, and when they last did."""

    user: User
    hats: tuple[Hat, ...]
    way_in: WayIn
    second_factor: bool
    badge: Badge

    @property
    def lacks_factor(self) -> bool:
        """Tell whether somebody who must have a second factor has none."""
        return not self.second_factor and self.user.is_active and any(hat.role in STAFF_ROLES for hat in self.hats)


def states() -> dict[str, str]:
    """Return the words for what the list can be narrowed to."""
    return {
        "open": _("Is invited"),
        "expired": _("The invitation has ended"),
        "none": _("Not invited"),
        "in": _("Can sign in"),
        "never": _("Never signed in"),
        "no_factor": _("Lacks the second factor"),
        "no_role": _("Holds no role"),
        "off": _("Deactivated"),
    }


def people_for(reader: User) -> QuerySet[User]:
    """Return the people the reader sees: everybody for the project leader, nobody for anyone else."""
    return User.objects.visible_to(reader)


def lines_of(users: Iterable[User], now: datetime, day: date) -> list[PersonLine]:
    """Return the people with their hats of the day and their ways in."""
    people = list(users)
    keys = [user.pk for user in people]
    ways = ways_in(people)
    factored = set(Authenticator.objects.filter(user__in=keys, type__in=FACTORS).values_list("user", flat=True))
    hats: dict[int, list[Hat]] = {}
    for held in held_by(keys, day):
        if (hat := held.worn(day)) is not None:
            hats.setdefault(held.user_id, []).append(hat)
    return [
        PersonLine(user, tuple(hats.get(user.pk, ())), ways[user.pk], user.pk in factored, ways[user.pk].badge(now))
        for user in people
    ]


def narrowed(
    lines: Iterable[PersonLine], *, words: str = "", role: str = "", place: str = "", state: str = "", now: datetime
) -> list[PersonLine]:
    """Keep the lines with these words in name or address, of that role, municipality and state; "" keeps all."""
    return [
        line
        for line in lines
        if words in f"{line.user.name} {line.user.email}".lower()
        and (not role or any(hat.role == role for hat in line.hats))
        and (not place or any(hat.place == place for hat in line.hats))
        and (not state or _is(line, state, now))
    ]


def _is(line: PersonLine, state: str, now: datetime) -> bool:
    active, invitation = line.user.is_active, line.way_in.state(now)
    match state:
        case "off":
            return not active
        case "open" | "expired":
            return active and not line.way_in.has and invitation == InvitationState(state)
        case "none":
            waiting = (InvitationState.OPEN, InvitationState.EXPIRED)
            return active and not line.way_in.has and invitation not in waiting
        case "in":
            return active and line.way_in.has
        case "never":
            return active and line.user.last_login is None
        case "no_factor":
            return line.lacks_factor
        case "no_role":
            return not line.hats
    return False


def places_of(lines: Iterable[PersonLine]) -> list[str]:
    """Return the municipalities that anybody of the list belongs to."""
    return sorted({hat.place for line in lines for hat in line.hats if hat.place})


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A hat with its dates. `appointment`: the row to end, where it is one of the programme's own roles."""

    held: Held
    badge: Badge
    appointment: Appointment | None = None

    @property
    def when(self) -> str:
        """Say the dates; a supervisor's and a candidate's begin with the record."""
        if self.held.start is not None:
            return formats.period(DateRange(self.held.start, self.held.bound))
        if self.held.bound is not None:
            return _("until %(day)s") % {"day": formats.day(last_day(self.held.bound))}
        return _("follows the record")


def held_lines(user: User, day: date) -> list[HeldLine]:
    """Return every hat the person ever had or will have: those of the day first."""
    own = {(a.role, a.valid.lower): a for a in Appointment.objects.filter(user=user)}
    held = sorted(held_by([user.pk], day), key=lambda each: (not each.is_held(day), str(each.start or "")))
    return [HeldLine(each, _held_badge(each, day), own.get((each.hat.role, each.start))) for each in held]


def _held_badge(held: Held, day: date) -> Badge:
    if held.is_held(day):
        return Badge(_("Ends"), "warning", "hourglass") if held.bound else Badge(_("Active"), "success", "check-circle")
    if held.start is not None and held.start > day:
        return Badge(_("Begins later"), "info", "calendar")
    return Badge(_("Reads only"), "neutral", "eye") if held.stays else Badge(_("Ended"), "neutral", "archive")


def invitations_of(user: User) -> Sequence[Invitation]:
    return list(Invitation.objects.filter(user=user).select_related("sent_by", "withdrawn_by"))


def has_second_factor(user: User) -> bool:
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())


def appointments_for(reader: User) -> QuerySet[Appointment]:
    """Return the programme's own appointments: for the project leader."""
    return Appointment.objects.visible_to(reader).select_related("user")


def invitations_for(reader: User) -> QuerySet[Invitation]:
    """Return the invitations the reader may take back: the project leader any, the administrator links to records."""
    return Invitation.objects.visible_to(reader).select_related("user")

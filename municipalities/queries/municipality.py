"""The register and its people, as pages read them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import translation
from django.utils.translation import gettext as _

from alisvest.accounts.hats import Held
from alisvest.accounts.models import Appointment, InvitationState, User
from alisvest.accounts.queries import WayIn, ways_in
from alisvest.core import clock
from alisvest.core.roles import MUNICIPALITY_ROLES, Hat, Role
from alisvest.ui.badges import Badge, Tone
from municipalities.models import (
    Membership,
    Municipality,
    MunicipalityVersion,
    Position,
    TakenOver,
    heirs_of,
    taken_over_by,
)
from municipalities.models.municipality import ROLE_NAMES, LanguageForm, MembershipQuerySet


class NoVersionError(LookupError):
    """The municipality has no facts on that date: it did not exist."""


def municipalities_for(user: User) -> QuerySet[Municipality]:
    """Return the whole register: everybody who wears a hat may see it."""
    return Municipality.objects.visible_to(user)


def reached_municipalities(user: User) -> QuerySet[Municipality]:
    """Return the municipalities the reader may act for."""
    return Municipality.objects.reached_by(user)


def reads(user: User, municipality: Municipality) -> bool:
    """Tell whether the reader's municipality has taken this one over: its papers are read, and nothing is changed."""
    return (
        user.role in MUNICIPALITY_ROLES
        and taken_over_by(user.scope, clock.today()).filter(municipality=municipality).exists()
    )


def _version(municipality: Municipality, day: date) -> MunicipalityVersion | None:
    """Look among the versions fetched ahead, where the caller did so; else ask for the one."""
    if "versions" not in getattr(municipality, "_prefetched_objects_cache", {}):
        return municipality.versions.filter(valid__contains=day).first()
    return next((each for each in municipality.versions.all() if day in each.valid), None)


def answers_for(municipality: Municipality, day: date) -> Municipality:
    """Return who answers for the municipality on the day: itself while it exists, then whoever took it over.

    No query while it exists. Itself, too, where nobody took it over.
    """
    end = municipality.valid.upper
    if end is None or day < end:
        return municipality
    heirs = Municipality.objects.filter(pk__in=heirs_of(municipality.pk, day), valid__contains=day)
    return heirs.first() or municipality


def responsible_on(position: Position, day: date) -> Municipality:
    """Return the municipality that answers for a post on the day: whose people advertise, fill, amend and claim."""
    return answers_for(position.municipality, day)


def version_on(municipality: Municipality, day: date) -> MunicipalityVersion:
    """Return the facts on a date. Raises NoVersionError."""
    version = _version(municipality, day)
    if version is None:
        raise NoVersionError(municipality, day)
    return version


def language_on(municipality: Municipality, day: date) -> str:
    """Return "nn" or "nb" for letters of the day to whoever answers for the municipality then.

    Neutral means bokmål, and so does a date on which nobody does.
    """
    version = _version(answers_for(municipality, day), day)
    return "nn" if version is not None and version.language_form == LanguageForm.NYNORSK else "nb"


def full_name_on(municipality: Municipality, day: date) -> str:
    """Return the name with its title, "Kvam herad", of whoever answers for the municipality on the day.

    The bare name on a date on which nobody does.
    """
    municipality = answers_for(municipality, day)
    version = _version(municipality, day)
    return f"{municipality.name} {version.title}" if version else municipality.name


def register_on(user: User, day: date | None, *, words: str = "", county: str = "") -> QuerySet[Municipality]:
    """Return municipalities valid on the day (None: ever), with number, title, county … of that day as attributes.

    Attributes: `number`, `title`, `county`, `language_form`, `population` of the day's version, or of the last one when
    no day is given. `words` finds any name, number or organisation number, old ones too.
    """
    versions = MunicipalityVersion.objects.filter(municipality=OuterRef("pk")).order_by("-valid")
    if day is not None:
        versions = versions.filter(valid__contains=day)
    facts = {
        field: Subquery(versions.values(field)[:1])
        for field in ("number", "title", "county", "language_form", "population")
    }
    rows = Municipality.objects.visible_to(user)
    if day is not None:
        rows = rows.valid_on(day)
    if words:
        rows = rows.ever_called(words)
    rows = rows.annotate(**facts)
    return rows.filter(Q(county=county)) if county else rows


def counties() -> list[str]:
    """Return every county that ever held a municipality of the register."""
    return sorted(MunicipalityVersion.objects.values_list("county", flat=True).distinct())


def members_of(user: User, municipality: Municipality) -> MembershipQuerySet:
    """Return the municipality's memberships, past ones too, that the reader may see."""
    return (
        Membership.objects.visible_to(user)
        .filter(municipality=municipality)
        .select_related("user", "municipality")
        .order_by("user__name", "role")
    )


def members_before(user: User, municipality: Municipality, day: date) -> MembershipQuerySet:
    """Return who acted for those that the municipality has taken over, as far as the reader sees them: whom to invite."""
    taken_over = TakenOver.objects.filter(heir=municipality, since__lte=day).values("municipality")
    return memberships_for(user).filter(municipality__in=taken_over).order_by("municipality__name_sort", "user__name")


def memberships_for(user: User) -> MembershipQuerySet:
    return Membership.objects.visible_to(user).select_related("user", "municipality")


def active_members(municipality: Municipality, day: date, *roles: Role) -> list[User]:
    """Return the people who hold one of the roles on the date: for letters and for naming who can sign.

    Of a municipality that was taken over, those of whoever answers for it then.
    """
    municipality = answers_for(municipality, day)
    return list(
        User.objects.filter(
            is_active=True,
            memberships__in=Membership.objects.filter(municipality=municipality, role__in=roles).held_on(day),
        )
        .distinct()
        .order_by("name")
    )


def capacity_in(municipality: Municipality, role: Role) -> str:
    """Name somebody's part in the municipality as its mails and letters do: "Kvam herad, økonomi", in its language."""
    day = clock.today()
    with translation.override(language_on(municipality, day)):
        return f"{full_name_on(municipality, day)}, {ROLE_NAMES[role]}"


def managers_besides(membership: Membership, day: date) -> int:
    """Count the managers that the municipality has on the day without this membership."""
    held = Membership.objects.filter(
        municipality=membership.municipality_id, role=Role.MANAGER, user__is_active=True, valid__contains=day
    )
    return held.exclude(pk=membership.pk).count()


def may_be_last_manager(membership: Membership) -> bool:
    """Tell whether the municipality may have no manager without this one: no other is there without a last day."""
    others = Membership.objects.filter(
        municipality=membership.municipality_id, role=Role.MANAGER, user__is_active=True, valid__upper_inf=True
    )
    return membership.role == Role.MANAGER and not others.exclude(pk=membership.pk).exists()


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A membership as its page shows it."""

    membership: Membership
    way_in: WayIn
    badge: Badge
    waiting: bool

    @property
    def is_expired(self) -> bool:
        """Tell whether the invitation's time ran out unused."""
        return self.waiting and self.way_in.state(clock.now()) == InvitationState.EXPIRED


def member_lines(user: User, municipality: Municipality, day: date) -> list[MemberLine]:
    """Return who acts or will act for the municipality, with how far they are on their way in. Three queries."""
    members = list(members_of(user, municipality).not_over(day))
    ways, now = ways_in([each.user for each in members]), clock.now()
    return [
        MemberLine(
            each, ways[each.user_id], _member_badge(each, ways[each.user_id], day), ways[each.user_id].is_waiting(now)
        )
        for each in members
    ]


def _member_badge(membership: Membership, way_in: WayIn, day: date) -> Badge:
    if not way_in.has or not way_in.user.is_active or way_in.mail_returns:
        return way_in.badge(clock.now())
    if membership.until is not None:
        return Badge(_("Ends"), Tone.WARNING, "hourglass")
    if membership.valid.lower > day:
        return Badge(_("Begins later"), Tone.INFO, "calendar")
    return Badge(_("Active"), Tone.SUCCESS, "check-circle")


def hats_held(users: Collection[int], day: date) -> Iterator[Held]:
    """Give the hats that people hold through memberships: "Kvam herad, signer". Two queries."""
    held = Membership.objects.filter(user__in=users).select_related("municipality")
    held = held.prefetch_related("municipality__versions").order_by("municipality__name_sort", "role", "valid")
    for membership in held:
        role, place = Role(membership.role), membership.municipality
        version = latest_version(place, day)
        name = f"{place.name} {version.title}" if version else place.name
        hat = Hat(role, place.pk, f"{name}, {ROLE_NAMES[role]}", place=place.name)
        yield Held(membership.user_id, hat, membership.valid.lower, membership.until)


def my_municipality(user: User) -> Municipality | None:
    """Return the municipality the worn hat acts for."""
    return Municipality.objects.reached_by(user).filter(pk=user.scope).first() if user.scope else None


def latest_version(municipality: Municipality, day: date) -> MunicipalityVersion | None:
    """Return the facts of the date, or the last known ones where it no longer exists then."""
    versions = list(municipality.versions.all())
    return next((version for version in versions if day in version.valid), versions[-1] if versions else None)


def project_leaders(day: date) -> list[User]:
    """Return whom a municipality can ask."""
    held = Appointment.objects.filter(role=Role.PROJECT_LEADER, valid__contains=day)
    return list(User.objects.filter(is_active=True, appointments__in=held).distinct().order_by("name"))


def language_forms() -> dict[str, str]:
    """Return the words for the language forms that register_on() gives."""
    return {form.value: str(form.label) for form in LanguageForm}

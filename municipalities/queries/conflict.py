"""The one gate of the review: who may look into which application. All pages, files, letters and histories ask it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from alisvest.accounts.models import Appointment, User
from alisvest.core import clock
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import Refusal
from municipalities.models import (
    Application,
    ApplicationPartner,
    ConflictDeclaration,
    Membership,
    Municipality,
    Round,
    Substitute,
)
from municipalities.rules.conflict import handled_by, refuse_undeclared, refuse_unfit
from municipalities.workflow import REVIEWABLE


@dataclass(frozen=True, slots=True)
class DeclarationLine:
    """One municipality of a round, and how the reader stands to it. `before`: what was said in an earlier round."""

    municipality: Municipality
    member: bool
    declaration: ConflictDeclaration | None
    before: ConflictDeclaration | None = None

    @property
    def fit(self) -> bool:
        return not self.member and self.declaration is not None and self.declaration.fit

    @property
    def unfit(self) -> bool:
        return self.member or (self.declaration is not None and not self.declaration.fit)

    @property
    def asked(self) -> bool:
        """Whether the reader has still to declare."""
        return not self.member and self.declaration is None


@dataclass(frozen=True, slots=True)
class Unfit:
    """Somebody who could not take part in a municipality's case, for the minutes."""

    user: User
    municipality: Municipality
    reason: str
    at: datetime | None


def refuse_opening(user: User, application: Application) -> Refusal | None:
    """Refuse a reviewer who is unfit, or has not declared, in words that say who handles the case instead.

    Asked of every page, file, letter and history of the application. Others than the programme's staff are not
    reviewers: they are held by their scope alone.
    """
    refusal = closed_to(user, [application]).get(application.pk)
    if refusal is None or refusal.href:
        return refusal
    return replace(refusal, details=(handled_by(handlers_of(user, application)),))


def closed_to(user: User, applications: Iterable[Application]) -> Mapping[int, Refusal]:
    """Return why the reader may not look into each of the applications, by key; three queries for any number.

    Take `round` and `municipality` along in the query that fetches the applications.
    """
    asked = list(applications)
    if user.role not in STAFF_ROLES or not asked:
        return {}
    standing = standing_of(asked, user)
    return {each.pk: refusal for each in asked if (refusal := standing.refuse(user, each))}


@dataclass(frozen=True, slots=True)
class Standing:
    """How people stand to the municipalities behind some applications: fetched once, asked for each.

    `names`: by application, the names of its municipality and its partners by key. `members`: (person, municipality).
    `said`: what holds of what (person, round, municipality) was declared, fit or not.
    """

    names: Mapping[int, Mapping[int, str]]
    members: frozenset[tuple[int, int]]
    said: Mapping[tuple[int, int, int], bool]

    def refuse(self, user: User, application: Application) -> Refusal | None:
        """Say why the person may not look into the application."""
        for key, name in self.names[application.pk].items():
            fit = self.said.get((user.pk, application.round_id, key))
            refusal = refuse_unfit(name, member=(user.pk, key) in self.members, unfit=fit is False)
            if refusal is None and fit is None and application.status in REVIEWABLE:
                refusal = refuse_undeclared(application.round, name)
            if refusal is not None:
                return refusal
        return None

    def unfit(self, person: int, application: Application) -> bool:
        """Whether the person (by key) may not judge the application, declared or by membership: a score does not count."""
        return any(
            (person, key) in self.members or self.said.get((person, application.round_id, key)) is False
            for key in self.names[application.pk]
        )


def standing_of(applications: Collection[Application], user: User | None = None) -> Standing:
    """Return how a person, or everybody, stands to the municipalities behind the applications; three queries."""
    names = _names(applications)
    keys = {key for of in names.values() for key in of}
    members = Membership.objects.filter(municipality__in=keys)
    rounds = {each.round_id for each in applications}
    declared = ConflictDeclaration.objects.filter(round__in=rounds, municipality__in=keys)
    if user is not None:
        members, declared = members.filter(user=user), declared.filter(user=user)
    return Standing(
        names,
        frozenset(members.values_list("user_id", "municipality_id")),
        {(each.user_id, each.round_id, each.municipality_id): each.fit for each in declared.in_force()},
    )


def _names(applications: Iterable[Application]) -> dict[int, dict[int, str]]:
    """Return the names of the municipalities behind each application: its own, and its partners'."""
    names = {each.pk: {each.municipality_id: each.municipality.name} for each in applications}
    partners = ApplicationPartner.objects.filter(application__in=names)
    for application, key, name in partners.values_list("application", "municipality", "municipality__name"):
        names[application][key] = name
    return names


def _memberships(user: User, keys: Iterable[int]) -> set[int]:
    return set(Membership.objects.filter(user=user, municipality__in=keys).values_list("municipality_id", flat=True))


def open_applications(user: User, applications: QuerySet[Application]) -> QuerySet[Application]:
    """Leave out the applications that the reader may not look into; in the database, for lists of files and letters."""
    return _without_closed(user, applications, "")


def open_decisions(user: User, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Leave out the decisions on, and agreements from, applications that the reader may not look into."""
    return _without_closed(user, rows, "application__")


def open_of_decision(user: User, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Leave out the offers and complaints of such decisions."""
    return _without_closed(user, rows, "decision__application__")


def open_of_agreement(user: User, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Leave out the versions of such agreements."""
    return _without_closed(user, rows, "agreement__application__")


def open_checks(user: User, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Leave out the promises of such agreements."""
    return _without_closed(user, rows, "term__version__agreement__application__")


def open_services(user: User, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Leave out the rows of earlier service in applications that the reader may not look into."""
    return _without_closed(user, rows, "place__application__")


def open_requests(user: User, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Leave out the requests for information about applications that the reader may not look into."""
    return _without_closed(user, rows, "application__")


# Asked in every list of files, letters and tasks, often several times in one query: as an expression of the ORM it took
# longer to put together than the database needs to answer it.
_CLOSED = """
    SELECT behind.application FROM (
        SELECT id AS application, round_id, status, municipality_id FROM municipalities_application
        UNION ALL
        SELECT a.id, a.round_id, a.status, p.municipality_id
        FROM municipalities_applicationpartner p JOIN municipalities_application a ON a.id = p.application_id
    ) behind
    LEFT JOIN LATERAL (
        SELECT d.fit FROM municipalities_conflictdeclaration d
        WHERE d.user_id = %s AND d.round_id = behind.round_id AND d.municipality_id = behind.municipality_id
        ORDER BY d.id DESC LIMIT 1
    ) said ON true
    WHERE NOT said.fit OR (said.fit IS NULL AND behind.status = ANY(%s)) OR EXISTS (
        SELECT FROM municipalities_membership m WHERE m.user_id = %s AND m.municipality_id = behind.municipality_id
    )
"""


def _without_closed(user: User, rows: QuerySet[Any], path: str) -> QuerySet[Any]:
    """Tell in SQL what `closed_to` tells in words, of the applications' municipalities and their partners."""
    if user.role not in STAFF_ROLES:
        return rows
    closed = RawSQL(_CLOSED, (user.pk, [str(status) for status in REVIEWABLE], user.pk))  # noqa: S611  all values are parameters
    kept: QuerySet[Any] = rows.exclude(**{f"{path}pk__in": closed})
    return kept


def handlers_of(user: User, application: Application) -> list[str]:
    """Name who handles the case when the reader cannot: the substitute, else the other project leaders who are fit."""
    day = clock.today()
    keys = set(_names([application])[application.pk])
    named = Substitute.objects.on(day).filter(municipality__in=keys).select_related("user")
    if found := [each.user.name for each in named if each.user_id != user.pk]:
        return found
    leaders = Appointment.objects.filter(role=Role.PROJECT_LEADER, valid__contains=day, user__is_active=True)
    others = {each.user_id: each.user.name for each in leaders.exclude(user=user).select_related("user")}
    members = Membership.objects.filter(user__in=others, municipality__in=keys).values_list("user_id", flat=True)
    declared = ConflictDeclaration.objects.filter(user__in=others, round=application.round_id, municipality__in=keys)
    unfit = {each.user_id for each in declared.in_force() if not each.fit} | set(members)
    return sorted(name for key, name in others.items() if key not in unfit)


# The round's declarations


def municipalities_in_review(round_: Round) -> QuerySet[Municipality]:
    """Return the municipalities behind what is handed in, partners too: those that a reviewer declares about."""
    handed_in = Application.objects.filter(round=round_).handed_in()
    partners = ApplicationPartner.objects.filter(application__in=handed_in)
    return Municipality.objects.filter(
        Q(pk__in=handed_in.values("municipality")) | Q(pk__in=partners.values("municipality"))
    ).order_by("name_sort", "pk")


def declaration_lines(user: User, round_: Round) -> list[DeclarationLine]:
    """Return every municipality of the round with how the reader stands to it; three queries."""
    municipalities = list(municipalities_in_review(round_))
    keys = [each.pk for each in municipalities]
    member = _memberships(user, keys)
    here: dict[int, ConflictDeclaration] = {}
    before: dict[int, ConflictDeclaration] = {}
    for each in ConflictDeclaration.objects.filter(user=user, municipality__in=keys).order_by("pk"):
        (here if each.round_id == round_.pk else before)[each.municipality_id] = each
    return [DeclarationLine(m, m.pk in member, here.get(m.pk), before.get(m.pk)) for m in municipalities]


def undeclared(user: User, round_: Round) -> int:
    """Count the municipalities of the round that the reader has not declared about."""
    if user.role not in STAFF_ROLES:
        return 0
    said = ConflictDeclaration.objects.filter(user=user, round=round_).values("municipality")
    member = Membership.objects.filter(user=user).values("municipality")
    return municipalities_in_review(round_).exclude(Q(pk__in=said) | Q(pk__in=member)).count()


def latest_declaration(user: User, municipality: Municipality, round_: Round | None = None) -> Any:
    """Return what the person last declared of the municipality, in a round or at all; None where nothing."""
    found = ConflictDeclaration.objects.filter(user=user, municipality=municipality)
    return (found.filter(round=round_) if round_ else found).order_by("-pk").first()


def declaration_history(user: User, round_: Round, municipality: Municipality) -> list[ConflictDeclaration]:
    """Return all that the reader declared of the municipality in the round, the latest first."""
    rows = ConflictDeclaration.objects.visible_to(user).filter(user=user, round=round_, municipality=municipality)
    return list(rows.order_by("-pk"))


def unfit_in(round_: Round) -> list[Unfit]:
    """Return who could not take part in which case of the round, for the resolution's minutes: by municipality, by name.

    Those who declared, and those staff members of today who belong or belonged to an applicant.
    """
    here = {each.pk: each for each in municipalities_in_review(round_)}
    declared = ConflictDeclaration.objects.filter(round=round_, municipality__in=here).in_force().select_related("user")
    found = {
        (each.user_id, each.municipality_id): Unfit(
            each.user, here[each.municipality_id], each.reason, each.declared_at
        )
        for each in declared
        if not each.fit
    }
    staff = Appointment.objects.filter(role__in=STAFF_ROLES, valid__contains=clock.today()).values("user")
    for each in Membership.objects.filter(user__in=staff, municipality__in=here).select_related("user"):
        key = (each.user_id, each.municipality_id)
        found.setdefault(key, Unfit(each.user, here[each.municipality_id], "", None))
    return sorted(found.values(), key=lambda each: (each.municipality.name, each.user.name))

"""Agreements as pages and papers read them, always for a reader."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet, Subquery

from alisvest.accounts.models import User
from alisvest.core import clock
from municipalities.models import (
    Agreement,
    AgreementParty,
    AgreementVersion,
    Application,
    Municipality,
    OfferedPlace,
    Place,
    Position,
    PositionShare,
    Signature,
    Term,
)
from municipalities.models.agreement import AgreementVersionQuerySet
from municipalities.models.succession import responsible
from municipalities.queries.application import with_answers
from municipalities.rules.agreement import Change, changes, content_of, fingerprint
from municipalities.workflow import AgreementStatus
from municipalities.workflow.agreement import OPEN


def agreements_for(user: User) -> QuerySet[Agreement]:
    return Agreement.objects.visible_to(user).select_related(
        "municipality", "application__round", "application__municipality"
    )


def versions_for(user: User) -> AgreementVersionQuerySet:
    return AgreementVersion.objects.visible_to(user).select_related(
        "agreement__municipality",
        "agreement__application__round",
        "agreement__application__municipality",
        "document",
        "drafted_by",
    )


def terms_for(user: User) -> QuerySet[Term]:
    return Term.objects.visible_to(user).select_related(
        "version__agreement__municipality",
        "version__agreement__application__round",
        "version__agreement__application__municipality",
        "follows",
        "place",
    )


def versions_of(user: User, agreement: Agreement) -> list[AgreementVersion]:
    """Return the agreement's versions that the reader may know of, the newest first."""
    found = AgreementVersion.objects.visible_to(user).filter(agreement=agreement)
    return list(found.select_related("document").order_by("-number"))


def agreement_lines(user: User) -> "QuerySet[Any]":
    """Return agreements with the newest version that the reader may know of as `number`, `status`, `effective_from`."""
    newest = AgreementVersion.objects.visible_to(user).filter(agreement=OuterRef("pk")).order_by("-number")
    facts = {
        name: Subquery(newest.values(field)[:1])
        for name, field in (
            ("version_pk", "pk"),
            ("number", "number"),
            ("status", "status"),
            ("effective_from", "effective_from"),
            ("moved_at", "moved_at"),
        )
    }
    return agreements_for(user).annotate(**facts)


def without_agreement(user: User) -> QuerySet[Application]:
    """Return the granted applications from which no agreement is made yet."""
    return (
        Application.objects.visible_to(user)
        .filter(Exists(Position.objects.filter(decision__application=OuterRef("pk"))), agreement=None)
        .select_related("municipality", "round")
    )


def lacking_places(user: User) -> QuerySet[Agreement]:
    """Return the agreements without a post that the municipality took later, from the waiting list or by a complaint: the
    next version brings it in.
    """
    versions = AgreementVersion.objects.filter(agreement=OuterRef("pk")).exclude(status=AgreementStatus.DISCARDED)
    since = OfferedPlace.objects.filter(
        taken=True,
        acceptance__decision__application=OuterRef("application"),
        acceptance__ended_at__gt=OuterRef("drafted_last"),
    )
    dated = agreements_for(user).annotate(drafted_last=Subquery(versions.order_by("-number").values("drafted_at")[:1]))
    return dated.filter(Exists(since))


def counts(lines: "QuerySet[Any]") -> dict[str, int]:
    """Count the lines by status; "" counts them all. One query."""
    found = {
        str(row["status"]): int(row["rows"]) for row in lines.order_by().values("status").annotate(rows=Count("pk"))
    }
    return {"": sum(found.values())} | found


def first_start(application: Application) -> date:
    """Return the first day on which one of the application's posts may be filled; today where there is none."""
    first = Position.objects.filter(decision__application=application).order_by("start").first()
    return first.start if first else clock.today()


def stands(agreement: Agreement) -> AgreementVersion | None:
    """Return the version signed by all that no later one superseded."""
    return AgreementVersion.objects.filter(agreement=agreement, status=AgreementStatus.SIGNED).first()


def under_way(agreement: Agreement) -> bool:
    return AgreementVersion.objects.filter(agreement=agreement).under_way().exists()


def applied_on(agreement: Agreement, day: date) -> AgreementVersion | None:
    """Return the version that was in effect on the day; None before the first took effect."""
    return AgreementVersion.objects.filter(agreement=agreement).on(day).first()


def parties_of(version: AgreementVersion) -> list[AgreementParty]:
    """Return the parties in their order, each with who answers for it today."""
    rows = _parties().filter(version=version)
    return list(rows.select_related("municipality", "version").order_by("order"))


def _parties() -> QuerySet[AgreementParty]:
    answers = {"answered_by": responsible("municipality", clock.today())}
    return AgreementParty.objects.annotate(**answers)


def terms_of(version: AgreementVersion) -> list[Term]:
    return list(Term.objects.filter(version=version).select_related("follows", "place").order_by("number"))


def content_sha256_of(version: AgreementVersion, parties: Iterable[AgreementParty], terms: Iterable[Term]) -> str:
    """Return the hash of what is signed: of the text as it stands now."""
    return fingerprint(content_of(version, parties, terms))


def signatures_on(parties: Iterable[AgreementParty], content: str) -> dict[int, Signature]:
    """Return the signatures that count for this very text, by party."""
    found = Signature.objects.filter(party__in=list(parties), content_sha256=content).select_related("signed_by")
    return {each.party_id: each for each in found}


def version_before(version: AgreementVersion) -> AgreementVersion | None:
    """Return what this version follows: the last one that was signed before it."""
    earlier = AgreementVersion.objects.filter(agreement=version.agreement_id, number__lt=version.number).held()
    return earlier.order_by("-number").first()


def changes_of(version: AgreementVersion, terms: Sequence[Term] | None = None) -> list[Change]:
    """Return what the version changed of the one before it; nothing for a first one."""
    before = version_before(version)
    if before is None:
        return []
    return changes(terms_of(before), terms_of(version) if terms is None else terms)


def posts_of(agreement: Agreement) -> list[Position]:
    return list(Position.objects.filter(decision__application=agreement.application_id).order_by("number"))


@dataclass(frozen=True, slots=True)
class Paper:
    """All that a version's page and file say."""

    version: AgreementVersion
    parties: list[AgreementParty]
    terms: list[Term]
    signatures: Mapping[int, Signature]
    changes: list[Change]
    content_sha256: str

    @property
    def signed_by_all(self) -> bool:
        return all(party.pk in self.signatures for party in self.parties)


def paper_of(version: AgreementVersion) -> Paper:
    """Read a version whole: five queries."""
    parties, terms = parties_of(version), terms_of(version)
    content = version.content_sha256 or content_sha256_of(version, parties, terms)
    return Paper(version, parties, terms, signatures_on(parties, content), changes_of(version, terms), content)


def agreement_of(user: User, application: Application) -> Agreement | None:
    return Agreement.objects.visible_to(user).filter(application=application).first()


def agreement_before(user: User, application: Application) -> Agreement | None:
    """Return the municipality's last agreement that stands from another application: what it kept is read again."""
    stands = AgreementVersion.objects.filter(agreement=OuterRef("pk"), status=AgreementStatus.SIGNED)
    earlier = Agreement.objects.visible_to(user).filter(Exists(stands), municipality=application.municipality_id)
    return earlier.exclude(application=application).order_by("-pk").first()


def waiting_for(user: User) -> QuerySet[AgreementVersion]:
    """Return the versions under way that the reader sees, those that waited longest first."""
    return versions_for(user).filter(status__in=OPEN).order_by("moved_at", "pk")


def signing_parties(versions: Iterable[AgreementVersion]) -> dict[int, list[AgreementParty]]:
    """Return the parties of versions with their signatures fetched, by version. Two queries."""
    found: dict[int, list[AgreementParty]] = {}
    rows = _parties().filter(version__in=list(versions)).select_related("municipality")
    for party in rows.prefetch_related(Prefetch("signatures", Signature.objects.order_by("pk"))).order_by("order"):
        found.setdefault(party.version_id, []).append(party)
    return found


def accepted(application: Application) -> bool:
    """Tell whether the municipality has accepted its grant: its posts are made when it does."""
    return Position.objects.filter(decision__application=application).exists()


def with_places(application: Application) -> Application:
    """Return the application with its answers fetched."""
    return with_answers(Application.objects.filter(pk=application.pk)).get()


def granted_places(application: Application) -> list[Place]:
    """Return the places that became posts, by rank; where the posts do not say, as many as there are posts."""
    posts = list(Position.objects.filter(decision__application=application))
    places = list(Place.objects.filter(application=application).order_by("rank"))
    named = {post.place_id for post in posts if post.place_id}
    return [place for place in places if place.pk in named] if named else places[: len(posts)]


def places_since(agreement: Agreement, moment: datetime) -> list[Place]:
    """Return the places that became posts after a moment, from the waiting list or by a complaint; by rank."""
    taken = OfferedPlace.objects.filter(
        taken=True, acceptance__decision__application=agreement.application_id, acceptance__ended_at__gt=moment
    )
    return list(Place.objects.filter(pk__in=taken.values("place__place")).order_by("rank"))


def shares_of(application: Application, day: date) -> dict[int, int]:
    """Return the share of each municipality in per cent on a day, by its key, the applicant first.

    Of the posts once they are made, else of the application; nothing where nobody shares.
    """
    shared = PositionShare.objects.on(day).filter(position__decision__application=application)
    post = shared.order_by("position__number").values("position")[:1]
    found = dict(shared.filter(position=post).values_list("municipality", "share"))
    if not found and not PositionShare.objects.filter(position__decision__application=application).exists():
        found = {row.municipality_id: row.share for row in application.partner_rows.all()}
        found |= {application.municipality_id: application.own_share} if found else {}
    return dict(sorted(found.items(), key=lambda each: (each[0] != application.municipality_id, -each[1], each[0])))


def partners_of(application: Application, shares: Mapping[int, int]) -> list[Municipality]:
    """Return the municipalities of the shares but the applicant's, in their order."""
    rows = Municipality.objects.in_bulk([key for key in shares if key != application.municipality_id])
    return [rows[key] for key in shares if key in rows]


__all__ = [
    "Paper",
    "accepted",
    "agreement_before",
    "agreement_lines",
    "agreement_of",
    "agreements_for",
    "applied_on",
    "changes_of",
    "content_sha256_of",
    "counts",
    "first_start",
    "granted_places",
    "lacking_places",
    "paper_of",
    "parties_of",
    "partners_of",
    "places_since",
    "posts_of",
    "shares_of",
    "signatures_on",
    "signing_parties",
    "stands",
    "terms_for",
    "terms_of",
    "under_way",
    "version_before",
    "versions_for",
    "versions_of",
    "waiting_for",
    "with_places",
    "without_agreement",
]

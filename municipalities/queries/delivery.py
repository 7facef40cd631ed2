"""Promise against delivery: what was applied for, agreed and observed, with date and source."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.ui.badges import Badge, Tone
from municipalities.models import Agreement, AgreementVersion, Delivery, Position, PromiseCheck, Term
from municipalities.models.agreement import TermKind
from municipalities.models.promise import PromiseCheckQuerySet
from municipalities.queries.agreement import posts_of, stands, terms_of
from municipalities.queries.conflict import open_checks
from municipalities.workflow import AgreementStatus

DELIVERY_LOOKS = {
    Delivery.KEPT: (Tone.SUCCESS, "check-circle"),
    Delivery.NOT_KEPT: (Tone.DANGER, "octagon"),
}


@dataclass(frozen=True, slots=True)
class Observed:
    """What was seen of a promise in one post: the words, the day they are of, and where they come from."""

    position: int
    words: str
    on: date
    source: str
    badge: Badge | None = None
    check: PromiseCheck | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One promise: what the application said, what was agreed, and what was observed, the newest first."""

    term: Term
    observed: list[Observed] = field(default_factory=list)
    waiting: list[PromiseCheck] = field(default_factory=list)


Observer = Callable[[User, Iterable[Position], date], Iterable[Observed]]
OBSERVERS: dict[str, Observer] = {}
"""Promises by key, each with what an app above knows of it. Filled from ready()."""


def checks_for(user: User) -> PromiseCheckQuerySet:
    """Return the promises that the reader reaches; those of a case that they are unfit for are another's to follow."""
    rows: PromiseCheckQuerySet = PromiseCheck.objects.visible_to(user).select_related(
        "term__version__agreement__municipality", "position", "told_by"
    )
    return cast("PromiseCheckQuerySet", open_checks(user, rows))


def waiting_checks(user: User) -> QuerySet[PromiseCheck]:
    """Return the promises that the reader may be asked about, the nearest first."""
    return checks_for(user).waiting().order_by("due_on", "pk")


def delivery_of(user: User, agreement: Agreement) -> list[Line]:
    """Return the promises of the version that stands, each with what was observed in the agreement's posts."""
    version = stands(agreement)
    if version is None:
        return []
    terms = [term for term in terms_of(version) if term.kind != TermKind.PROGRAMME]
    told = _told(user, agreement)
    seen = _observed(user, posts_of(agreement), {term.promise for term in terms})
    waiting: dict[str, list[PromiseCheck]] = {}
    for check in checks_for(user).waiting().filter(term__version=version).order_by("due_on"):
        waiting.setdefault(_key(check.term), []).append(check)
    return [
        Line(
            term,
            sorted([*told.get(_key(term), []), *seen.get(term.promise, [])], key=lambda each: each.on, reverse=True),
            waiting.get(_key(term), []),
        )
        for term in terms
    ]


def _key(term: Term) -> str:
    """Tell the same promise in every version: by what it is about and where; an own term by its heading."""
    return f"{term.promise}:{term.place_id or ''}" if term.promise else f"own:{term.title}"


def _told(user: User, agreement: Agreement) -> Mapping[str, list[Observed]]:
    """Return what people told, of every version: a promise is the same when it is worded anew."""
    versions = AgreementVersion.objects.visible_to(user).filter(agreement=agreement)
    found: dict[str, list[Observed]] = {}
    for check in checks_for(user).filter(term__version__in=versions).exclude(delivery="").order_by("-told_at"):
        found.setdefault(_key(check.term), []).append(_as_observed(check))
    return found


def _as_observed(check: PromiseCheck) -> Observed:
    delivery = Delivery(check.delivery)
    day = check.told_at.astimezone(clock.OSLO).date() if check.told_at else check.due_on
    return Observed(
        check.position_id,
        check.note,
        day,
        _("%(name)s, %(role)s, %(post)s")
        % {
            "name": check.told_by.name if check.told_by else "",
            "role": str(Role(check.told_as).label).lower(),
            "post": check.position.number,
        },
        Badge(delivery.label, *DELIVERY_LOOKS[delivery]),
        check,
    )


def _observed(user: User, posts: list[Position], promises: set[str]) -> Mapping[str, list[Observed]]:
    today = clock.today()
    return {key: list(see(user, posts, today)) for key, see in OBSERVERS.items() if key in promises}


def checks_in_force(user: User) -> QuerySet[PromiseCheck]:
    """Return what the versions that stand are asked about: first what waits, by date, then what was told."""
    mine = checks_for(user).filter(term__version__status=AgreementStatus.SIGNED)
    return mine.order_by(F("told_at").desc(nulls_first=True), "due_on", "term__number", "pk")

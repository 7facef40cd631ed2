"""Requests for more information: who sees what of them, and the new answers beside those that were submitted."""

import json
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from alisvest.accounts.models import User
from alisvest.core.roles import STAFF_ROLES
from alisvest.ui.badges import Badge, badge_for
from municipalities.models import (
    SECTIONS,
    Application,
    InformationRequest,
    OfficeDoctor,
    OfficeSection,
    OfficeStaff,
    Place,
    RequestedPoint,
    Section,
    section_of,
)
from municipalities.queries.application import (
    Answers,
    Clarified,
    Fact,
    OfficeRows,
    section_facts,
)
from municipalities.queries.conflict import open_requests
from municipalities.workflow import INFORMATION_LOOKS, InformationStatus

OFFICE = ("doctors", "staff")
ROWS = {"doctors": ("age", "specialty", "is_intern"), "staff": ("role", "number", "competence")}


def requests_for(user: User) -> QuerySet[InformationRequest]:
    """Return the requests that the reader sees, of applications that are open to them."""
    rows = open_requests(user, InformationRequest.objects.visible_to(user))
    return rows.select_related(
        "application__round", "application__municipality", "asked_by", "answered_by", "read_by", "ended_by"
    )


def requests_of(user: User, application: Application) -> list[InformationRequest]:
    """Return what was asked about one application, the latest first."""
    return list(requests_for(user).filter(application=application).order_by("-number"))


def requested_points_for(user: User) -> QuerySet[RequestedPoint]:
    rows = RequestedPoint.objects.visible_to(user)
    return rows.select_related("request__application__municipality", "request__application__round", "place", "saved_by")


def open_points(application: Application) -> set[tuple[str, int | None]]:
    """Return the points that are asked about and not answered yet."""
    rows = RequestedPoint.objects.filter(request__application=application, request__status=InformationStatus.OPEN)
    return set(rows.values_list("key", "place_id"))


# What an answer says, beside what was submitted


def stored_answers(section: Section) -> dict[str, Any]:
    """Return every answer of a point in plain stored values: what is compared, and what a new answer begins from."""
    values: dict[str, Any] = {name: getattr(section, name) for name in (*section.answers, "not_relevant")}
    if isinstance(section, OfficeSection):
        for kind, names in ROWS.items():
            rows = getattr(section, kind).all() if section.pk else ()
            values[kind] = [{name: getattr(row, name) for name in names} for row in rows]
    return plain(values)


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as JSON keeps them: dates as ISO 8601."""
    kept: dict[str, Any] = json.loads(json.dumps(values, default=str))
    return kept


def submitted(application: Application, key: str, place: Place | None) -> Section:
    """Return the point as it was submitted; an empty one where nothing was answered."""
    return section_of(application, key, place) or SECTIONS[key](**_owner(application, place))


def _owner(application: Application, place: Place | None) -> dict[str, Any]:
    """Return whose an unsaved section is: a copy, since a section puts itself in the place of the one that is held."""
    return {"place": copy(place)} if place else {"application": copy(application)}


def as_section(point: RequestedPoint, application: Application) -> tuple[Section, OfficeRows | None]:
    """Return the point with its new answers as an unsaved section, and the lines of its office."""
    return section_from(point.key, point.answers or {}, application, place_in(application, point))


def section_from(
    key: str, values: Mapping[str, Any], application: Application, place: Place | None
) -> tuple[Section, OfficeRows | None]:
    """Return stored values as an unsaved section of the application, and the lines of an office."""
    model = SECTIONS[key]
    values = {name: value for name, value in values.items() if name in (*model.answers, "not_relevant", *ROWS)}
    fields = {name: model.field(name).to_python(value) for name, value in values.items() if name not in ROWS}
    section = model(**_owner(application, place if model.of_place else None), **fields)
    if not isinstance(section, OfficeSection):
        return section, None
    doctors = [OfficeDoctor(**row) for row in values.get("doctors", [])]
    return section, OfficeRows(doctors, [OfficeStaff(**row) for row in values.get("staff", [])])


def place_in(application: Application, point: RequestedPoint) -> Place | None:
    """Return the point's place as the application holds it, with what was fetched along."""
    return next((each for each in application.places.all() if each.pk == point.place_id), None)


@dataclass(frozen=True, slots=True)
class Changed:
    """One answer as it was submitted, and as it is now."""

    label: str
    old: str
    new: str


def changes_of(point: RequestedPoint, application: Application) -> list[Changed]:
    """Return what a new answer changes, in the order of the point; the application comes with its answers."""
    if point.answers is None:
        return []
    before = section_facts(submitted(application, point.key, place_in(application, point)))
    after = section_facts(*as_section(point, application))
    return [Changed(old.label, old.value, new.value) for old, new in _paired(before, after) if old.value != new.value]


def _paired(before: Sequence[Fact], after: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """Set facts of one point beside each other by their labels; one that is only on one side is "–" on the other."""
    new = {fact.label: fact for fact in after}
    old = {fact.label: fact for fact in before}
    pairs = [(fact, new.get(fact.label) or Fact(fact.point, fact.label, "–")) for fact in before]
    return [*pairs, *((Fact(f.point, f.label, "–"), f) for f in after if f.label not in old)]


@dataclass(frozen=True, slots=True)
class AskedPoint:
    """A question about a point and what the reader may know of its answer."""

    point: RequestedPoint
    request: InformationRequest
    badge: Badge
    reply: str
    changes: Sequence[Changed]

    @property
    def answered(self) -> bool:
        return self.request.status == InformationStatus.ANSWERED


def asked_points(user: User, request: InformationRequest, application: Application) -> list[AskedPoint]:
    """Return the request's points; `application` comes with its answers."""
    rows = RequestedPoint.objects.filter(request=request).select_related("place", "saved_by")
    return [_asked(user, each, request, application) for each in rows.order_by("pk")]


def _asked(user: User, point: RequestedPoint, request: InformationRequest, application: Application) -> AskedPoint:
    """What the municipality writes is its own until it is sent."""
    badge = badge_for(InformationStatus(request.status), INFORMATION_LOOKS)
    if request.status != InformationStatus.ANSWERED and user.role in STAFF_ROLES:
        return AskedPoint(point, request, badge, "", [])
    return AskedPoint(point, request, badge, point.reply, changes_of(point, application))


def with_asked(user: User, application: Application, answers: Iterable[Answers]) -> list[Answers]:
    """Return the points with what was asked about each; one query. Withdrawn requests are left out."""
    rows = RequestedPoint.objects.filter(request__application=application)
    rows = rows.exclude(request__status=InformationStatus.WITHDRAWN)
    asked: dict[tuple[str, int | None], list[AskedPoint]] = {}
    for point in rows.select_related("request__answered_by", "place").order_by("request__number", "pk"):
        asked.setdefault(point.pair, []).append(_asked(user, point, point.request, application))
    return [replace(each, asked=asked.get(each.pair, [])) for each in answers]


def answered_points() -> QuerySet[RequestedPoint]:
    """Return the points that municipalities have answered anew on request."""
    return RequestedPoint.objects.filter(request__status=InformationStatus.ANSWERED, answers__isnull=False)


def clarified(applications: Sequence[Application]) -> dict[int, Clarified]:
    """Return the latest new answers to each point by application, for what is set side by side; one query."""
    held = {each.pk: each for each in applications}
    if not held:
        return {}
    rows = answered_points().filter(request__application__in=held)
    found: dict[int, dict[tuple[str, int | None], tuple[Section, OfficeRows | None]]] = {}
    for point in rows.select_related("request").order_by("request__number"):
        application = held[point.request.application_id]
        found.setdefault(application.pk, {})[point.pair] = as_section(point, application)
    return dict(found)


def content_of_request(points: Iterable[RequestedPoint], application: Application) -> dict[str, Any]:
    """Return what is sent, as plain data: the questions, the words and the new answers, those submitted beside them."""
    return {
        "application": application.reference,
        "points": [
            {
                "key": point.key,
                "place_rank": point.place.rank if point.place else None,
                "question": point.question,
                "reply": point.reply,
                "submitted": stored_answers(submitted(application, point.key, place_in(application, point))),
                "answers": point.answers,
            }
            for point in points
        ],
    }


def basis_of(application: Application) -> list[dict[str, Any]]:
    """Return what was answered on request, in plain words, for what a resolution is made on."""
    rows = RequestedPoint.objects.filter(
        request__application=application, request__status=InformationStatus.ANSWERED
    ).select_related("request", "place")
    return [
        {
            "request": point.request.number,
            "content_sha256": point.request.content_sha256,
            "point": SECTIONS[point.key].point,
            "place_rank": point.place.rank if point.place else None,
            "question": point.question,
            "reply": point.reply,
            "changes": [[each.label, each.old, each.new] for each in changes_of(point, application)],
        }
        for point in rows.order_by("request__number", "pk")
    ]


def point_keys(request: InformationRequest) -> list[int]:
    """Return the keys of the request's points, in their order."""
    return list(RequestedPoint.objects.filter(request=request).order_by("pk").values_list("pk", flat=True))

"""Reading and scoring: what is asked of a reviewer, how far everybody has come, and who may see whose scores."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import get_language

from alisvest.accounts.models import Appointment, User
from alisvest.core import clock
from alisvest.core.dates import last_day
from alisvest.core.roles import STAFF_ROLES
from municipalities.models import (
    SECTIONS,
    Application,
    ApplicationFlag,
    Assessment,
    Assignment,
    Criterion,
    Flag,
    Others,
    Phase,
    PhaseKind,
    Place,
    Round,
    Score,
)
from municipalities.queries.conflict import Standing, standing_of
from municipalities.rules.assessment import others_seen
from municipalities.workflow import REVIEWABLE, AssessmentStatus

Key = tuple[int, int | None]  # criterion, place
OF_PLACE = frozenset(model.point for model in SECTIONS.values() if model.of_place)


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing to score: a criterion, for a place where its point is answered for each place."""

    criterion: Criterion
    place: Place | None

    @property
    def key(self) -> Key:
        return self.criterion.pk, self.place.pk if self.place else None

    @property
    def name(self) -> str:
        """Return what tells it apart in forms and addresses."""
        return f"{self.criterion.pk}-{self.place.pk if self.place else 0}"

    @property
    def point(self) -> str:
        """Return the anchor of the point that it stands at; "" for one that belongs to no point."""
        key = next((key for key, model in SECTIONS.items() if model.point == self.criterion.point), "")
        return f"{key}-{self.place.rank}" if self.place else key

    @property
    def title(self) -> str:
        return self.criterion.title_in(get_language() or "nb")

    @property
    def description(self) -> str:
        return self.criterion.description_in(get_language() or "nb")

    @property
    def scale(self) -> list[tuple[int, str]]:
        """Return each value with its sentence, the strongest first."""
        language = get_language() or "nb"
        anchors = sorted(self.criterion.anchors.all(), key=lambda each: -each.value)
        return [(each.value, each.words_in(language)) for each in anchors]


@dataclass(frozen=True, slots=True)
class Given:
    """What another reviewer gave on one thing."""

    name: str
    value: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How far the reading of one application has come, and the reader's own part in it."""

    asked: int
    done: int
    mine: AssessmentStatus | None
    assigned: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """The reader's own way through the round: "4 of 11"."""

    done: int
    of: int

    @property
    def left(self) -> int:
        return self.of - self.done


def criteria_of(round_: Round) -> list[Criterion]:
    """Return the round's criteria with their sentences, in their order; two queries."""
    return list(Criterion.objects.filter(round=round_).order_by("order", "pk").prefetch_related("anchors"))


def phases_of(round_: Round) -> list[Phase]:
    return list(Phase.objects.filter(round=round_).order_by("start"))


def asked_of(application: Application, criteria: Iterable[Criterion]) -> list[Asked]:
    """Return everything to score: a criterion at each place's own point once a place, another once."""
    places = sorted(application.places.all(), key=lambda place: place.rank)
    return [
        Asked(criterion, place)
        for criterion in criteria
        for place in (places if criterion.point in OF_PLACE else [None])
    ]


def assessment_of(user: User, application: Application) -> Any:
    """Return the reader's own assessment with its scores, or None while nothing is saved."""
    mine = Assessment.objects.visible_to(user).filter(application=application, reviewer=user)
    return mine.prefetch_related(Prefetch("scores", Score.objects.order_by("pk"))).first()


def scores_by_key(assessment: Assessment | None) -> Mapping[Key, Score]:
    if assessment is None:
        return {}
    return {(each.criterion_id, each.place_id): each for each in assessment.scores.all()}


def may_see_others(application: Application, phases: Sequence[Phase], *, own: str | None) -> bool:
    """Tell whether a reviewer sees what the others gave; `own`: the status of their own assessment, None without one."""
    if application.status not in REVIEWABLE:
        return True
    rule = others_seen(phases, clock.today())
    return rule == Others.ALWAYS or (rule == Others.AFTER_OWN and own == AssessmentStatus.DONE)


def others_given(user: User, application: Application) -> dict[Key, list[Given]]:
    """Return what the other reviewers who are done gave, by criterion and place. Ask `may_see_others` first."""
    scores = Score.objects.visible_to(user).filter(
        assessment__application=application, assessment__status=AssessmentStatus.DONE
    )
    given = defaultdict(list)
    for each in (
        scores.exclude(assessment__reviewer=user)
        .select_related("assessment__reviewer")
        .order_by("assessment__reviewer__name", "pk")
    ):
        given[each.criterion_id, each.place_id].append(Given(each.assessment.reviewer.name, each.value, each.note))
    return dict(given)


def open_assessments(user: User, assessments: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """Keep the reader's own: the story of another's assessment is told nowhere but in what they give."""
    return assessments.filter(reviewer=user)


def reviewers_on(round_: Round) -> list[User]:
    """Return those who may be asked to read: today's project leaders and administrators, and who is asked already."""
    staff = Appointment.objects.filter(role__in=STAFF_ROLES, valid__contains=clock.today(), user__is_active=True)
    keys = {*staff.values_list("user_id", flat=True)}
    keys |= {*Assignment.objects.filter(application__round=round_).values_list("reviewer_id", flat=True)}
    return list(User.objects.filter(pk__in=keys).order_by("name", "pk"))


@dataclass(frozen=True, slots=True)
class AssignmentCell:
    """A reviewer at an application: may be ticked, or says why not; whoever has begun stays."""

    reviewer: User
    pair: str
    unfit: bool
    begun: bool
    done: bool
    may: bool


@dataclass(frozen=True, slots=True)
class AssignmentTable:
    """Who reads what. `chosen` is what is ticked: what holds, or everybody who may where nobody is asked yet."""

    reviewers: list[User]
    rows: list[tuple[Application, list[AssignmentCell]]]
    chosen: set[str]
    first: bool

    @property
    def pairs(self) -> list[str]:
        return [cell.pair for _application, cells in self.rows for cell in cells if cell.may]


def assignment_table(user: User, round_: Round) -> AssignmentTable:
    """Return the round's applications under review with every possible reviewer; eight queries."""
    applications = list(
        Application.objects.visible_to(user)
        .filter(round=round_, status__in=REVIEWABLE)
        .select_related("round", "municipality")
        .order_by("municipality__name_sort", "pk")
    )
    people, standing = reviewers_on(round_), standing_of(applications)
    rows = Assignment.objects.filter(application__in=applications).values_list("application_id", "reviewer_id")
    held = set(rows)
    begun = {
        (application, person): status
        for application, person, status in Assessment.objects.filter(application__in=applications).values_list(
            "application_id", "reviewer_id", "status"
        )
    }
    table = [
        (
            each,
            [
                AssignmentCell(
                    person,
                    f"{each.pk}-{person.pk}",
                    unfit := standing.unfit(person.pk, each),
                    (each.pk, person.pk) in begun,
                    begun.get((each.pk, person.pk)) == AssessmentStatus.DONE,
                    may=not unfit or (each.pk, person.pk) in held,
                )
                for person in people
            ],
        )
        for each in applications
    ]
    chosen = {f"{application}-{person}" for application, person in held}
    if not held:
        chosen = {cell.pair for _application, cells in table for cell in cells if not cell.unfit}
    return AssignmentTable(people, table, chosen, first=not held)


def flags_of(user: User, application: Application) -> tuple[list[Flag], list[ApplicationFlag]]:
    """Return the round's flags, and those that are set on the application."""
    flags = list(Flag.objects.visible_to(user).filter(round=application.round_id))
    held = list(ApplicationFlag.objects.visible_to(user).filter(application=application).select_related("flag"))
    return flags, held


def readings(user: User, round_: Round) -> dict[int, Reading]:
    """Return how far each application of the round has been read, by key; two queries."""
    asked: dict[int, set[int]] = defaultdict(set)
    for application, reviewer in Assignment.objects.filter(application__round=round_).values_list(
        "application_id", "reviewer_id"
    ):
        asked[application].add(reviewer)
    done: dict[int, int] = defaultdict(int)
    mine: dict[int, AssessmentStatus] = {}
    for application, reviewer, status in Assessment.objects.filter(application__round=round_).values_list(
        "application_id", "reviewer_id", "status"
    ):
        done[application] += status == AssessmentStatus.DONE
        asked[application].add(reviewer)
        if reviewer == user.pk:
            mine[application] = AssessmentStatus(status)
    return {key: Reading(len(people), done[key], mine.get(key), user.pk in people) for key, people in asked.items()}


def progress_in(found: Mapping[int, Reading], closed: Iterable[int] = ()) -> Progress:
    """Add up the reader's own part; what is closed to them does not count."""
    own = [reading for key, reading in found.items() if reading.assigned and key not in set(closed)]
    return Progress(sum(1 for each in own if each.mine == AssessmentStatus.DONE), len(own))


def next_to_read(user: User, round_: Round, *, after: Application | None = None) -> Application | None:
    """Return the application that the reader is asked to read and has not finished, the least read of all first."""
    waiting = [
        each
        for each in Application.objects.visible_to(user)
        .filter(round=round_, status__in=REVIEWABLE, assignments__reviewer=user)
        .select_related("round", "municipality")
        .order_by("municipality__name_sort", "pk")
        if after is None or each.pk != after.pk
    ]
    found = readings(user, round_)
    standing: Standing = standing_of(waiting, user)
    left = [
        each for each in waiting if found[each.pk].mine != AssessmentStatus.DONE and standing.refuse(user, each) is None
    ]
    return min(left, key=lambda each: found[each.pk].done, default=None)


@dataclass(frozen=True, slots=True)
class ToRead:
    """A round in which the reader has applications to read, or has first to declare.

    `due` is the last day of the reading; None where the round has no such phase.
    """

    round: Round
    left: int
    undeclared: int
    due: date | None


def left_to_read(user: User) -> QuerySet[Assignment]:
    """Return what the reader was asked to read and has not finished."""
    return (
        Assignment.objects.visible_to(user)
        .filter(reviewer=user, application__status__in=REVIEWABLE)
        .exclude(application__assessments__in=Assessment.objects.filter(reviewer=user, status=AssessmentStatus.DONE))
        .select_related("application__round", "application__municipality")
    )


def rounds_to_read(user: User) -> list[ToRead]:
    """Return what the reader is asked to read and has not finished, by round, for the list of tasks."""
    waiting = [row.application for row in left_to_read(user)]
    if not waiting:
        return []
    standing = standing_of(waiting, user)
    reading = Phase.objects.filter(round__in={each.round_id for each in waiting}, kind=PhaseKind.READING)
    ends = {phase.round_id: last_day(phase.end) for phase in reading}
    found: dict[int, ToRead] = {}
    for each in waiting:
        refusal = standing.refuse(user, each)
        if refusal is not None and not refusal.href:
            continue  # unfit: nothing waits for them
        before = found.get(each.round_id, ToRead(each.round, 0, 0, ends.get(each.round_id)))
        found[each.round_id] = replace(
            before, left=before.left + 1, undeclared=before.undeclared + (refusal is not None)
        )
    return list(found.values())

"""The weighted sums of a round, and where reviewers disagree."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import lcm

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from alisvest.accounts.models import User
from alisvest.core import clock
from municipalities.models import (
    Application,
    ApplicationPartner,
    Assessment,
    ConflictDeclaration,
    Criterion,
    Membership,
    Others,
    Phase,
    Round,
    Score,
)
from municipalities.queries.assessment import Key, criteria_of, phases_of
from municipalities.queries.conflict import open_applications, standing_of
from municipalities.rules.assessment import others_seen
from municipalities.workflow import REVIEWABLE, AssessmentStatus

HUNDREDTH = Decimal("0.01")
Given = tuple[int, int]
"""The sum of the points that were given, and how many they are."""


@dataclass(frozen=True, slots=True)
class CriterionSummary:
    """One criterion over all who are done: mean, lowest, highest, and the largest spread at one place."""

    mean: Decimal
    low: int
    high: int
    spread: int


@dataclass(frozen=True, slots=True)
class ScoreSummary:
    """An application's scores. All values are on the scale 0–4; `total` is the mean of the criteria by their weights.

    `by_criterion` and `by_place` are keyed by primary key; an application whose criteria belong to no place has no
    `by_place`. `spread` is the largest difference between two reviewers on one thing; `disagreement`: it has reached
    the round's threshold. `reviewers`: how many are done.
    """

    total: Decimal
    by_criterion: Mapping[int, CriterionSummary]
    by_place: Mapping[int, Decimal]
    spread: int
    disagreement: bool
    reviewers: int


def counted_scores(reader: User, phases: Sequence[Phase], opened: Collection[int] | None = None) -> QuerySet[Score]:
    """Return the scores that count and that the reader may see now, in the database.

    Left out are drafts, cases closed to the reader (conflict of interest), scores of people who are unfit for the case,
    and while a case is under review whatever the phase does not show yet. `phases`: those of the round asked about.
    `opened`: the applications that the gate has already let through, where the caller has asked it.
    """
    applications: QuerySet[Application] = Application.objects.visible_to(reader).handed_in()
    applications = open_applications(reader, applications) if opened is None else applications.filter(pk__in=opened)
    seen = others_seen(phases, clock.today())
    if seen != Others.ALWAYS:
        own = Assessment.objects.filter(application=OuterRef("pk"), reviewer=reader, status=AssessmentStatus.DONE)
        settled = ~Q(status__in=list(REVIEWABLE))
        applications = applications.filter(settled | Exists(own) if seen == Others.AFTER_OWN else settled)
    judged = Assessment.objects.filter(status=AssessmentStatus.DONE, application__in=applications.values("pk"))
    return Score.objects.filter(assessment__in=_by_the_fit(judged).values("pk"), value__isnull=False)


def _by_the_fit(assessments: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """Leave out those of people who belong to a municipality behind the application, or declared themselves unfit."""
    reviewer, round_ = OuterRef("reviewer"), OuterRef("application__round")
    partners = ApplicationPartner.objects.filter(application=OuterRef("application"))
    later = ConflictDeclaration.objects.filter(
        user=OuterRef("user"), round=OuterRef("round"), municipality=OuterRef("municipality"), pk__gt=OuterRef("pk")
    )
    unfit = ConflictDeclaration.objects.filter(~Exists(later), fit=False)
    mine = unfit.filter(user=OuterRef(OuterRef("reviewer")), round=OuterRef(OuterRef("application__round")))
    own = OuterRef("application__municipality")
    return assessments.filter(
        ~Exists(Membership.objects.filter(user=reviewer, municipality=own)),
        ~Exists(partners.filter(municipality__memberships__user=reviewer)),
        ~Exists(unfit.filter(user=reviewer, round=round_, municipality=own)),
        ~Exists(partners.filter(municipality__in=mine.values("municipality"))),
    )


def weighted_scores(
    round_: Round,
    reader: User,
    *,
    opened: Collection[int] | None = None,
    criteria: Sequence[Criterion] | None = None,
    phases: Sequence[Phase] | None = None,
) -> dict[int, ScoreSummary]:
    """Return the summary of every application whose scores the reader may see now, by the application's key.

    Left out are those that nobody has finished and what `counted_scores` leaves out. `opened` asks for these alone,
    which the gate has let through; `criteria` and `phases` are the round's, where the caller has them. One query for
    any number of applications, and one or two each for what was not given.
    """
    criteria = criteria_of(round_) if criteria is None else criteria
    scores = counted_scores(reader, phases_of(round_) if phases is None else phases, opened)
    scores = scores.filter(assessment__application__round=round_)
    found: dict[int, dict[int, dict[Key, int]]] = defaultdict(lambda: defaultdict(dict))
    rows = scores.values_list("assessment__application", "assessment", "criterion", "place", "value")
    for application, assessment, criterion, place, value in rows:
        if value is not None:
            found[application][assessment][criterion, place] = value
    return {
        application: _summary(list(values), values, criteria, round_.disagreement_threshold)
        for application, values in found.items()
    }


@dataclass(frozen=True, slots=True)
class Standing:
    """An application's scores among the round's, whoever looks: `rank` 1 is the highest total, equal totals share one.

    `of`: how many are ranked. `given`: what was given for each thing, lowest first, without who gave it.
    """

    summary: ScoreSummary
    rank: int
    of: int
    given: Mapping[Key, Sequence[int]]


def round_standings(round_: Round, criteria: Sequence[Criterion]) -> dict[int, Standing]:
    """Return how every application of the round stands by the scores that count, by key: for what is put on record.

    It asks nobody's gate, so that nothing is left out of what was decided on. Two queries.
    """
    done = Assessment.objects.filter(status=AssessmentStatus.DONE, application__round=round_)
    rows = Score.objects.filter(assessment__in=_by_the_fit(done).values("pk"), value__isnull=False)
    found: dict[int, dict[int, dict[Key, int]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows.select_related("assessment"):
        found[row.assessment.application_id][row.assessment_id][row.criterion_id, row.place_id] = row.value or 0
    weights = {each.pk: each.weight for each in criteria}
    by_key: dict[int, dict[Key, list[int]]] = {application: defaultdict(list) for application in found}
    for application, assessments in found.items():
        for values in assessments.values():
            for key, value in values.items():
                by_key[application][key].append(value)
    exact = {application: _weighted(values, weights) for application, values in by_key.items()}
    return {
        application: Standing(
            _summary(list(found[application]), found[application], criteria, round_.disagreement_threshold),
            1 + sum(1 for other in exact.values() if other > exact[application]),
            len(exact),
            {key: sorted(values) for key, values in by_key[application].items()},
        )
        for application in found
    }


@dataclass(frozen=True, slots=True)
class Means:
    """An application's exact scores: the sum and number of points by criterion, and the mean of all by their weights."""

    total: Fraction
    sums: Mapping[int, Given]

    def by_criterion(self) -> dict[int, Fraction]:
        return {pk: Fraction(*given) for pk, given in self.sums.items()}


def means(
    round_: Round, reader: User, opened: Collection[int], criteria: Sequence[Criterion], phases: Sequence[Phase]
) -> dict[int, Means]:
    """Return the means of each of `opened` whose scores the reader may see, summed in the database; one query."""
    weights = {each.pk: each.weight for each in criteria}
    rows = (
        counted_scores(reader, phases, opened)
        .filter(assessment__application__round=round_)
        .order_by()
        .values_list("assessment__application", "criterion")
        .annotate(points=Sum("value"), given=Count("pk"))
    )
    found: dict[int, dict[int, Given]] = defaultdict(dict)
    for application, criterion, points, number in rows:
        found[application][criterion] = (points, number)
    return {application: Means(_weighed(each, weights), each) for application, each in found.items()}


def _weighed(sums: Mapping[int, Given], weights: Mapping[int, int]) -> Fraction:
    """Mean of the criteria's means, weighed; over one denominator, since a list sorts hundreds by it."""
    whole = sum(weights[pk] for pk in sums)
    common = lcm(*(number for _points, number in sums.values()))
    points = sum(weights[pk] * points * (common // number) for pk, (points, number) in sums.items())
    return Fraction(points, common * whole)


def _summary(
    assessments: Sequence[int], values: Mapping[int, Mapping[Key, int]], criteria: Sequence[Criterion], threshold: int
) -> ScoreSummary:
    by_key: dict[Key, list[int]] = defaultdict(list)
    for assessment in assessments:
        for key, value in values[assessment].items():
            by_key[key].append(value)
    weights = {each.pk: each.weight for each in criteria}
    by_criterion = {
        pk: _criterion([given for (criterion, _place), given in by_key.items() if criterion == pk])
        for pk in weights
        if any(criterion == pk for criterion, _place in by_key)
    }
    places = sorted({place for _criterion_, place in by_key if place is not None})
    spread = max((each.spread for each in by_criterion.values()), default=0)
    return ScoreSummary(
        total=rounded(_weighted(by_key, weights)),
        by_criterion=by_criterion,
        by_place={
            place: rounded(_weighted({k: v for k, v in by_key.items() if k[1] in (None, place)}, weights))
            for place in places
        },
        spread=spread,
        disagreement=len(assessments) > 1 and spread >= threshold,
        reviewers=len(assessments),
    )


def _criterion(given: Sequence[Sequence[int]]) -> CriterionSummary:
    """`given`: the values at each place (or at none), one a reviewer."""
    every = [value for values in given for value in values]
    return CriterionSummary(
        rounded(Fraction(sum(every), len(every))),
        min(every),
        max(every),
        max(max(values) - min(values) for values in given),
    )


def _weighted(by_key: Mapping[Key, Sequence[int]], weights: Mapping[int, int]) -> Fraction:
    """Mean of each criterion over reviewers and places, weighed; a criterion that nobody scored does not count."""
    every: dict[int, list[int]] = defaultdict(list)
    for (criterion, _place), given in by_key.items():
        every[criterion] += given
    return _weighed({pk: (sum(given), len(given)) for pk, given in every.items()}, weights)


def rounded(value: Fraction) -> Decimal:
    """Round to hundredths, halves up: for showing. Comparisons of applications are not made by it alone."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(HUNDREDTH, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Disputed:
    """An application on the agenda of the discussion, with what each reviewer gave on what they disagree about."""

    application: Application
    summary: ScoreSummary
    lines: Sequence["DisputedLine"]


@dataclass(frozen=True, slots=True)
class DisputedLine:
    criterion: Criterion
    place: str
    spread: int
    given: Sequence[tuple[str, int]]


def discussion_agenda(round_: Round, reader: User) -> list[Disputed]:
    """Return the applications where the reader's reviewers disagree, the largest spread first, then by name."""
    summaries = {key: each for key, each in weighted_scores(round_, reader).items() if each.disagreement}
    if not summaries:
        return []
    applications = list(
        Application.objects.visible_to(reader).filter(pk__in=summaries).select_related("round", "municipality")
    )
    standing = standing_of(applications)
    by_pk = {each.pk: each for each in applications}
    lines: dict[int, dict[Key, list[tuple[str, int]]]] = defaultdict(lambda: defaultdict(list))
    names: dict[int, str] = {}
    rows = (
        Score.objects.visible_to(reader)
        .filter(assessment__application__in=summaries, assessment__status=AssessmentStatus.DONE, value__isnull=False)
        .select_related("assessment__reviewer", "place")
        .order_by("assessment__reviewer__name", "pk")
    )
    for row in rows:
        application = by_pk[row.assessment.application_id]
        if standing.unfit(row.assessment.reviewer_id, application) or row.value is None:
            continue
        lines[application.pk][row.criterion_id, row.place_id].append((row.assessment.reviewer.name, row.value))
        if row.place is not None:
            names[row.place.pk] = row.place.title
    criteria = {each.pk: each for each in criteria_of(round_)}
    return sorted(
        (
            Disputed(
                by_pk[key],
                summary,
                [
                    DisputedLine(criteria[criterion], names.get(place or 0, ""), spread, given)
                    for (criterion, place), given in lines[key].items()
                    if (spread := max(v for _n, v in given) - min(v for _n, v in given))
                    >= round_.disagreement_threshold
                ],
            )
            for key, summary in summaries.items()
        ),
        key=lambda each: (-each.summary.spread, each.application.municipality.name),
    )

"""Candidate-years: who counts for how much of a year, which cap follows, and what is left of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from alisvest.programme.models import RateKind
from alisvest.programme.queries import rate_on
from candidates.models import Candidate, Employment, ServicePeriod
from candidates.workflow import PlanStatus, ServiceKind
from finance.models import CapUse
from finance.rules.candidate_year import CandidateYear, Period, candidate_year
from municipalities.models import Position
from municipalities.models.succession import responsible


@dataclass(frozen=True, slots=True)
class Cap:
    """A candidate-year's cap: what it is, what authorised refunds have used, why it is what it is. In øre."""

    counted: CandidateYear
    cap: int
    used: int

    @property
    def left(self) -> int:
        return max(0, self.cap - self.used)

    @property
    def over(self) -> int:
        """What was refunded above the cap because the candidate-year turned out shorter afterwards."""
        return max(0, self.used - self.cap)


def days_of(year: int) -> DateRange:
    """Return the calendar year as a half-open range."""
    return DateRange(date(year, 1, 1), date(year + 1, 1, 1))


def candidate_years(year: int, *, candidates: Iterable[int]) -> dict[int, CandidateYear]:
    """Count a calendar year for each of the candidates employed in it, wherever: two queries, however many they are."""
    employments = Employment.objects.filter(valid__overlap=days_of(year), candidate__in=list(candidates))
    stays: dict[int, list[Period]] = defaultdict(list)
    for candidate, valid in employments.values_list("candidate", "valid"):
        stays[candidate].append((valid.lower, valid.upper))
    leaves = _leaves(year, stays)
    return {key: candidate_year(year, periods, leaves[key]) for key, periods in stays.items()}


def municipality_years(year: int, municipality: int | None = None) -> dict[int, dict[int, CandidateYear]]:
    """Count a calendar year for each municipality and candidate in its posts, as for the egenandel: two queries.

    A post is of whoever answers for it on the year's last day.
    """
    employments = Employment.objects.filter(valid__overlap=days_of(year)).annotate(
        employer=responsible("position__municipality", date(year, 12, 31))
    )
    if municipality is not None:
        employments = employments.filter(employer=municipality)
    stays: dict[tuple[int, int], list[Period]] = defaultdict(list)
    for place, candidate, valid in employments.values_list("employer", "candidate", "valid"):
        stays[place, candidate].append((valid.lower, valid.upper))
    leaves = _leaves(year, {candidate for _place, candidate in stays})
    counted: dict[int, dict[int, CandidateYear]] = defaultdict(dict)
    for (place, candidate), periods in sorted(stays.items()):
        counted[place][candidate] = candidate_year(year, periods, leaves[candidate])
    return counted


def _leaves(year: int, candidates: Iterable[int]) -> dict[int, list[Period]]:
    """Return the leave of agreed plans that touches the year."""
    leaves: dict[int, list[Period]] = defaultdict(list)
    periods = ServicePeriod.objects.filter(
        kind=ServiceKind.LEAVE,
        plan__status=PlanStatus.AGREED,
        plan__candidate__in=list(candidates),
        valid__overlap=days_of(year),
    )
    for candidate, valid in periods.values_list("plan__candidate", "valid"):
        leaves[candidate].append((valid.lower, valid.upper))
    return leaves


def caps_of(year: int, candidates: Iterable[int]) -> dict[int, Cap]:
    """Return the cap of each candidate-year, also of candidates not employed that year (nothing)."""
    keys = list(candidates)
    if not keys:
        return {}
    counted = candidate_years(year, candidates=keys)
    used = dict(CapUse.objects.filter(year=year, candidate__in=keys).values_list("candidate", "used"))
    rate = rate_on(RateKind.CAP, date(year, 1, 1))
    nothing = CandidateYear(year, 0)
    return {
        key: Cap(counted.get(key, nothing), counted.get(key, nothing).amount(rate), used.get(key, 0)) for key in keys
    }


def employed_in(year: int, municipality: int, *, day: date) -> list[Candidate]:
    """Return the candidates employed on some day of the year in posts that the municipality answers for on `day`, by name.

    What a municipality had no time to claim is claimed by whoever took it over.
    """
    posts = Position.objects.annotate(employer=responsible("municipality", day))
    keys = Employment.objects.filter(
        position__in=posts.filter(Q(employer=municipality) | Q(municipality=municipality)),
        valid__overlap=days_of(year),
    ).values("candidate")
    return list(Candidate.objects.filter(pk__in=keys).order_by("name", "pk"))

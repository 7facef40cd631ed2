"""The month grid for a reader: candidates by months, each month's state, and the balance against the norm."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import TypeVar

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet, Sum
from django.db.models.functions import TruncMonth

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.dates import add_months, first_of_month
from alisvest.core.roles import MUNICIPALITY_ROLES, Role
from alisvest.programme.models import NormKind
from alisvest.programme.queries import norm_by_month
from alisvest.ui.month_grid import State
from candidates.models import Candidate, Employment, ServicePeriod
from candidates.workflow import INSTITUTION_KINDS, ServiceKind
from municipalities.models.succession import reached
from supervision.models import Assignment, Meeting
from supervision.rules.months import Balance, Month, Service, balance, quarters, year_of
from supervision.rules.slots import Span

Of = TypeVar("Of", Employment, Assignment)
LEAVE, INSTITUTION = "leave", "institution"
FIRST_YEAR = 2017  # the programme began on 1 September 2017


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate's year. `recordable` are the months in which the reader may record a meeting."""

    candidate: Candidate
    municipality: str
    months: list[Month]
    balance: Balance
    quarters: list[Balance]
    recordable: frozenset[date]

    @property
    def missing(self) -> int:
        """The number of months without any meeting."""
        return sum(month.state is State.MISSING for month in self.months)


def years_until(today: date) -> range:
    """Return the years that the grid can show: from the programme's first to the one after this."""
    return range(FIRST_YEAR, max(today.year, FIRST_YEAR) + 2)


def candidates_in(user: User, year: int, last: int | None = None) -> QuerySet[Candidate]:
    """Return the candidates of the reader's grid: employed in the year (or in one of those up to `last`).

    For a supervisor they are also followed in it.
    """
    in_year = DateRange(date(year, 1, 1), date((last or year) + 1, 1, 1))
    employed = _employments(user).filter(valid__overlap=in_year)
    found = Candidate.objects.visible_to(user).filter(pk__in=employed.values("candidate"))
    if user.role == Role.SUPERVISOR:
        own = Assignment.objects.filter(supervisor=user.scope, valid__overlap=in_year)
        found = found.filter(pk__in=own.values("candidate"))
    return found.order_by("name_sort", "pk")


def rows(user: User, candidates: Sequence[Candidate], year: int) -> list[Row]:
    """Return the grid's rows for a page of candidates, in as many queries for sixty as for one."""
    return rows_of_years(user, candidates, range(year, year + 1))


def rows_of_years(user: User, candidates: Sequence[Candidate], years: range) -> list[Row]:
    """Return a row for each year and candidate; a further year costs no query."""
    held = _employments(user).filter(candidate__in=candidates).select_related("position__municipality")
    return _rows(user, candidates, held.order_by("valid"), years)


def rows_of_all(user: User, years: range) -> list[Row]:
    """Return a row for each year and each candidate of the reader's grid in those years; one query less than by name."""
    held = _employments(user).filter(candidate__in=candidates_in(user, years[0], years[-1]).order_by())
    held = held.select_related("candidate", "position__municipality")
    found = list(held.order_by("candidate__name_sort", "candidate", "valid"))
    return _rows(user, list({each.candidate_id: each.candidate for each in found}.values()), found, years)


def _rows(user: User, candidates: Sequence[Candidate], employed: Iterable[Employment], years: range) -> list[Row]:
    today = clock.today()
    employments = _by_candidate(employed)
    own = _by_candidate(_own_assignments(user, candidates))
    away = _away(candidates)
    held = _held(user, candidates, years)
    norms = norm_by_month(NormKind.SUPERVISION_MINUTES, years[0], years[-1])
    made = []
    for year, candidate in product(years, candidates):
        followed = [Span(one.valid.lower, one.valid.upper) for one in own[candidate.pk]]
        service = Service(
            employed=_window(user, employments[candidate.pk], followed, today),
            leave=tuple(away[candidate.pk][LEAVE]),
            institution=tuple(away[candidate.pk][INSTITUTION]),
        )
        months = year_of(year, norms=norms, service=service, held=held[candidate.pk], today=today)
        made.append(
            Row(
                candidate=candidate,
                municipality=_municipality(employments[candidate.pk], date(year, 12, 31)),
                months=months,
                balance=balance(months, today=today),
                quarters=quarters(months, today=today),
                recordable=_recordable(months, followed, today),
            )
        )
    return made


def row_of(user: User, candidate: Candidate, year: int) -> Row:
    return rows(user, [candidate], year)[0]


def _employments(user: User) -> QuerySet[Employment]:
    """Return the employments that make months count for the reader: a municipality answers for its own."""
    if user.role in MUNICIPALITY_ROLES:
        return Employment.objects.filter(reached(user, "position__municipality"))
    return Employment.objects.all()


def _own_assignments(user: User, candidates: Sequence[Candidate]) -> QuerySet[Assignment]:
    if user.role != Role.SUPERVISOR:
        return Assignment.objects.none()
    return Assignment.objects.filter(supervisor=user.scope, candidate__in=candidates)


def _by_candidate(found: Iterable[Of]) -> dict[int, list[Of]]:
    grouped: dict[int, list[Of]] = defaultdict(list)
    for one in found:
        grouped[one.candidate_id].append(one)
    return grouped


def _away(candidates: Sequence[Candidate]) -> dict[int, dict[str, list[Span]]]:
    """Return leave and institution service by candidate, from their plans."""
    found: dict[int, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    periods = ServicePeriod.objects.filter(
        plan__candidate__in=candidates, kind__in=INSTITUTION_KINDS | {ServiceKind.LEAVE}
    )
    for candidate, kind, valid in periods.values_list("plan__candidate", "kind", "valid"):
        found[candidate][LEAVE if kind == ServiceKind.LEAVE else INSTITUTION].append(Span(valid.lower, valid.upper))
    return found


def _held(user: User, candidates: Sequence[Candidate], years: range) -> dict[int, dict[date, int]]:
    """Return minutes held by candidate and month, of the meetings that the reader may know of."""
    meetings = (
        Meeting.objects.visible_to(user)
        .filter(candidate__in=candidates, held_on__year__range=(years[0], years[-1]))
        .order_by()
        .values_list("candidate", TruncMonth("held_on"))
        .annotate(total=Sum("minutes"))
    )
    found: dict[int, dict[date, int]] = defaultdict(dict)
    for candidate, first, total in meetings:
        found[candidate][first] = total
    return found


def _window(user: User, employments: Sequence[Employment], followed: Sequence[Span], today: date) -> tuple[Span, ...]:
    """Return when months count for the reader: while employed, and for an earlier supervisor while following."""
    employed = [Span(one.valid.lower, one.valid.upper) for one in employments]
    if user.role != Role.SUPERVISOR or any(span.start <= today < span.bound for span in followed):
        return tuple(employed)
    return tuple(
        Span(max(work.start, mine.start), min(work, mine, key=lambda span: span.bound).end)
        for work in employed
        for mine in followed
        if work.start < mine.bound and mine.start < work.bound
    )


def _municipality(employments: Sequence[Employment], latest: date) -> str:
    """Return the name of the latest employer that began by a date."""
    begun = [one for one in employments if one.valid.lower <= latest]
    return begun[-1].position.municipality.name if begun else ""


def _recordable(months: Sequence[Month], followed: Sequence[Span], today: date) -> frozenset[date]:
    """Return the months, up to this one, in which the reader followed the candidate on some day."""
    return frozenset(
        month.first
        for month in months
        if month.first <= first_of_month(today)
        and any(span.start < add_months(month.first, 1) and month.first < span.bound for span in followed)
    )

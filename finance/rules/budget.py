"""The budget as arithmetic: from the dated rates and the number of places to the lines and what a grant pays for.

All amounts are whole øre. The rates come from alisvest.programme; at the founding rates the figures are those of the
project description of December 2016.
"""

from dataclasses import dataclass
from fractions import Fraction

from alisvest.core.money import round_half_up

MONTHS = 12
MINUTES_IN_AN_HOUR = 60


@dataclass(frozen=True, slots=True)
class Rates:
    """The yearly rates of a budget, in øre."""

    project_leader: int
    administration: int
    office: int
    research: int
    gatherings: int
    cap: int
    egenandel: int

    @property
    def fixed(self) -> int:
        """What the programme costs before its first place."""
        return self.project_leader + self.administration + self.office + self.research + self.gatherings

    @property
    def net_per_place(self) -> int:
        """What each place costs the grant at a full cap."""
        return self.cap - self.egenandel


@dataclass(frozen=True, slots=True)
class Budget:
    """A year's budget for a number of places."""

    rates: Rates
    places: int

    @property
    def refunds(self) -> int:
        return self.places * self.rates.cap

    @property
    def gross(self) -> int:
        return self.rates.fixed + self.refunds

    @property
    def egenandel(self) -> int:
        return self.places * self.rates.egenandel

    @property
    def net(self) -> int:
        return self.gross - self.egenandel


@dataclass(frozen=True, slots=True)
class Course:
    """A budget repeated over the years of the pilot."""

    egenandel: int
    refunds: int
    grant: int
    gross: int


def over_years(budget: Budget, years: int) -> Course:
    """Return what so many equal years come to."""
    return Course(budget.egenandel * years, budget.refunds * years, budget.net * years, budget.gross * years)


def places_paid_for(grant: int, rates: Rates) -> int:
    """Return how many places at full caps a grant pays for. Raises ValueError when a place costs nothing."""
    if rates.net_per_place <= 0:
        raise ValueError("a place must cost more than its egenandel")
    return max(0, (grant - rates.fixed) // rates.net_per_place)


def affordable_refund(grant: int, rates: Rates, places: int) -> int:
    """Return the average refund a candidate-year that a grant pays for, in whole øre, halves up. Raises ValueError at 0 places."""
    if places <= 0:
        raise ValueError("there must be a place")
    return round_half_up(Fraction(grant - rates.fixed + places * rates.egenandel, places))


def supervision_hours(minutes_a_month: int, candidates: int = 1) -> Fraction:
    """Return the hours of supervision a year that the programme's norm asks for."""
    return Fraction(minutes_a_month * MONTHS * candidates, MINUTES_IN_AN_HOUR)


def supervisors_needed(candidates: int, per_supervisor: int) -> int:
    """Return the fewest supervisors for so many candidates."""
    return -(-candidates // per_supervisor)

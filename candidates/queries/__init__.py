"""What pages read, always for a reader; and what the apps above ask about employments and plans."""

from candidates.queries.employment import (
    candidate_employed_on,
    employments_for,
    employments_in_year,
    employments_of,
    filled_positions,
    hats_of,
    municipality_on,
    positions_for,
)
from candidates.queries.plan import (
    as_period,
    candidates_for,
    counted_periods,
    leave_of,
    lines_of,
    periods_for,
    plan_of,
    plans_for,
    rule_sets,
)

__all__ = [
    "as_period",
    "candidate_employed_on",
    "candidates_for",
    "counted_periods",
    "employments_for",
    "employments_in_year",
    "employments_of",
    "filled_positions",
    "hats_of",
    "leave_of",
    "lines_of",
    "municipality_on",
    "periods_for",
    "plan_of",
    "plans_for",
    "positions_for",
    "rule_sets",
]

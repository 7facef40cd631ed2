"""May this person do this now, and what does a plan fulfil. Pure functions: the date is given, nothing is written."""

from candidates.rules.employment import (
    refuse_account,
    refuse_amend_employment,
    refuse_end_employment,
    refuse_fill,
    refuse_identity_number,
)
from candidates.rules.plan import refuse_agree, refuse_change, refuse_make, refuse_period, refuse_rework, too_high

__all__ = [
    "refuse_account",
    "refuse_agree",
    "refuse_amend_employment",
    "refuse_change",
    "refuse_end_employment",
    "refuse_fill",
    "refuse_identity_number",
    "refuse_make",
    "refuse_period",
    "refuse_rework",
    "too_high",
]

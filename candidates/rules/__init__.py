"""May this person do this now, and what does a plan fulfil. Pure functions: the date is given, nothing is written."""

from candidates.rules.bringing import first_day_with, refuse_bring_in
from candidates.rules.employment import (
    refuse_account,
    refuse_amend_employment,
    refuse_end_employment,
    refuse_fill,
    refuse_identity_number,
)
from candidates.rules.institution import (
    refuse_cancel,
    refuse_confirm,
    refuse_finish,
    refuse_institution_move,
    refuse_terms,
    refuse_wish_institution,
)
from candidates.rules.plan import refuse_agree, refuse_change, refuse_make, refuse_period, refuse_rework, too_high
from candidates.rules.regular_post import refuse_answer, refuse_check, refuse_offer

__all__ = [
    "first_day_with",
    "refuse_account",
    "refuse_agree",
    "refuse_amend_employment",
    "refuse_answer",
    "refuse_bring_in",
    "refuse_cancel",
    "refuse_change",
    "refuse_check",
    "refuse_confirm",
    "refuse_end_employment",
    "refuse_fill",
    "refuse_finish",
    "refuse_identity_number",
    "refuse_institution_move",
    "refuse_make",
    "refuse_offer",
    "refuse_period",
    "refuse_rework",
    "refuse_terms",
    "refuse_wish_institution",
    "too_high",
]

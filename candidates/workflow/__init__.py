"""Statuses, moves and kinds as data. Imports nothing of the app."""

from alisvest.programme.service import WITHOUT_PERCENTAGE, ServiceKind
from candidates.workflow.exchange import EXCHANGE_LOOKS, EXCHANGE_MOVES, BoardSide, ExchangeStatus
from candidates.workflow.institution import (
    INSTITUTION_LOOKS,
    INSTITUTION_MOVES,
    INSTITUTION_SERVICE,
    LIVE_INSTITUTION,
    InstitutionStatus,
    SalaryPayer,
)
from candidates.workflow.plan import (
    FILLERS,
    INSTITUTION_KINDS,
    NORM_MONTHS,
    PLAN_LOOKS,
    PLAN_MOVES,
    PLANNERS,
    Confidence,
    LeavingReason,
    Measure,
    Origin,
    PlanStatus,
)
from candidates.workflow.regular_post import (
    CHECK_YEARS,
    OFFER_LOOKS,
    OFFER_MOVES,
    OfferAnswer,
    PracticeTerms,
    RegularPost,
)

__all__ = [
    "CHECK_YEARS",
    "EXCHANGE_LOOKS",
    "EXCHANGE_MOVES",
    "FILLERS",
    "INSTITUTION_KINDS",
    "INSTITUTION_LOOKS",
    "INSTITUTION_MOVES",
    "INSTITUTION_SERVICE",
    "LIVE_INSTITUTION",
    "NORM_MONTHS",
    "OFFER_LOOKS",
    "OFFER_MOVES",
    "PLANNERS",
    "PLAN_LOOKS",
    "PLAN_MOVES",
    "WITHOUT_PERCENTAGE",
    "BoardSide",
    "Confidence",
    "ExchangeStatus",
    "InstitutionStatus",
    "LeavingReason",
    "Measure",
    "OfferAnswer",
    "Origin",
    "PlanStatus",
    "PracticeTerms",
    "RegularPost",
    "SalaryPayer",
    "ServiceKind",
]

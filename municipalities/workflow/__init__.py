"""Statuses and moves as data. Imports nothing of the app."""

from municipalities.workflow.agreement import AGREEMENT_LOOKS, AGREEMENT_MOVES, AgreementStatus, Response
from municipalities.workflow.application import (
    LOOKS,
    MOVES,
    NOT_HANDED_IN,
    RESOLVABLE,
    REVIEWABLE,
    UNTOLD,
    WRITTEN,
    ApplicationStatus,
    told_status,
)
from municipalities.workflow.assessment import AssessmentStatus
from municipalities.workflow.round import ROUND_LOOKS, ROUND_MOVES, RoundStatus
from municipalities.workflow.screening import ScreeningState

__all__ = [
    "AGREEMENT_LOOKS",
    "AGREEMENT_MOVES",
    "LOOKS",
    "MOVES",
    "NOT_HANDED_IN",
    "RESOLVABLE",
    "REVIEWABLE",
    "ROUND_LOOKS",
    "ROUND_MOVES",
    "UNTOLD",
    "WRITTEN",
    "AgreementStatus",
    "ApplicationStatus",
    "AssessmentStatus",
    "Response",
    "RoundStatus",
    "ScreeningState",
    "told_status",
]

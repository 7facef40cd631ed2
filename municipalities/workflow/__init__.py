"""Statuses and moves as data. Imports nothing of the app."""

from municipalities.workflow.application import (
    LOOKS,
    MOVES,
    RESOLVABLE,
    REVIEWABLE,
    UNTOLD,
    ApplicationStatus,
    told_status,
)
from municipalities.workflow.assessment import AssessmentStatus
from municipalities.workflow.screening import ScreeningState

__all__ = [
    "LOOKS",
    "MOVES",
    "RESOLVABLE",
    "REVIEWABLE",
    "UNTOLD",
    "ApplicationStatus",
    "AssessmentStatus",
    "ScreeningState",
    "told_status",
]

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

__all__ = [
    "LOOKS",
    "MOVES",
    "RESOLVABLE",
    "REVIEWABLE",
    "UNTOLD",
    "ApplicationStatus",
    "told_status",
]

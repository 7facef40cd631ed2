"""Statuses and moves as data. Imports nothing of the app."""

from municipalities.workflow.application import MOVES, ApplicationStatus

__all__ = [
    "MOVES",
    "ApplicationStatus",
]

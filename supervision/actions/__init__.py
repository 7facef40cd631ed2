"""Everything that changes supervision. One function a verb; the caller never saves."""

from supervision.actions.account import attach_account, refuse_account
from supervision.actions.assignments import assign_supervisor, end_assignment, register_supervisor
from supervision.actions.meetings import record_meeting

__all__ = [
    "assign_supervisor",
    "attach_account",
    "end_assignment",
    "record_meeting",
    "refuse_account",
    "register_supervisor",
]

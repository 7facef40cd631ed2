"""Everything that changes supervision. One function a verb; the caller never saves."""

from supervision.actions.assignments import assign_supervisor, end_assignment, register_supervisor
from supervision.actions.meetings import record_meeting

__all__ = ["assign_supervisor", "end_assignment", "record_meeting", "register_supervisor"]

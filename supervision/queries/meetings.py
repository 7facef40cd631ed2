"""Meetings for a reader: the facts for all who may know of them, the notes for the two who were there."""

from django.db.models import QuerySet

from alisvest.accounts.models import User
from alisvest.core.roles import Role
from candidates.models import Candidate
from supervision.models import Meeting


def meetings_for(user: User) -> QuerySet[Meeting]:
    """Return the meetings the reader may know of, newest first, without their notes."""
    return Meeting.objects.visible_to(user).without_notes().select_related("candidate", "supervisor")


def meetings_of(user: User, candidate: Candidate) -> QuerySet[Meeting]:
    return meetings_for(user).filter(candidate=candidate)


def latest_meetings(user: User, *, count: int = 5) -> list[Meeting]:
    return list(meetings_for(user)[:count])


def may_read_notes(user: User, meeting: Meeting) -> bool:
    """Tell whether the reader is one of the two, and not somebody who looks in their place."""
    if user.seen_by is not None:
        return False
    return (user.role == Role.SUPERVISOR and meeting.supervisor_id == user.scope) or (
        user.role == Role.CANDIDATE and meeting.candidate_id == user.scope
    )


def notes_of(user: User, meeting: Meeting) -> str:
    """Return the notes, or nothing for anyone but that supervisor and that candidate."""
    return Meeting.objects.with_notes_of(user).filter(pk=meeting.pk).values_list("notes", flat=True).first() or ""

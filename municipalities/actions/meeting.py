"""The information meeting: set, signed up for, attended."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.roles import STAFF_ROLES
from alisvest.core.rules import require
from municipalities import rules
from municipalities.actions.round import locked_round
from municipalities.models import InformationMeeting, Municipality, Participant, Round


@transaction.atomic
def save_meeting(
    round_: Round,
    *,
    starts_at: datetime,
    ends_at: datetime,
    place: str = "",
    link: str = "",
    agenda: str = "",
    meeting: InformationMeeting | None = None,
    by: User,
) -> InformationMeeting:
    """Set an information meeting, or change one. Raises RefusedError."""
    round_ = locked_round(round_, by)
    require(rules.refuse_save_meeting(round_, starts_at=starts_at, ends_at=ends_at, place=place, link=link, by=by))
    kept = round_.meetings.get(pk=meeting.pk) if meeting else InformationMeeting(round=round_)
    kept.starts_at, kept.ends_at = starts_at, ends_at
    kept.place, kept.link, kept.agenda = place.strip(), link.strip(), agenda.strip()
    kept.save()
    record("municipalities.meeting_saved", round_, by=by, changes={"starts_at": starts_at})
    return kept


@transaction.atomic
def remove_meeting(meeting: InformationMeeting, *, by: User) -> Round:
    """Take away a meeting for which nobody is signed up. Raises RefusedError."""
    round_ = locked_round(meeting.round, by)
    signed_up = meeting.participants.exists()
    require(rules.refuse_remove_meeting(round_, signed_up=signed_up, by=by))
    meeting.delete()
    record("municipalities.meeting_removed", round_, by=by, changes={"starts_at": meeting.starts_at})
    return round_


@transaction.atomic
def enter_participant(
    meeting: InformationMeeting, municipality: Municipality, *, name: str, email: str = "", by: User
) -> Participant:
    """Sign somebody up for a meeting. Raises RefusedError."""
    meeting = InformationMeeting.objects.visible_to(by).select_for_update(of=("self",)).get(pk=meeting.pk)
    require(rules.refuse_set_up(meeting.round, by=by, roles=STAFF_ROLES))
    participant = Participant.objects.create(
        meeting=meeting,
        municipality=municipality,
        name=name.strip(),
        email=email.strip(),
        entered_by=by,
        entered_at=clock.now(),
    )
    record("municipalities.participant_entered", meeting.round, by=by, changes={"municipality": municipality.pk})
    return participant


@transaction.atomic
def remove_participant(participant: Participant, *, by: User) -> InformationMeeting:
    """Strike somebody off a meeting's list. Raises RefusedError."""
    meeting = participant.meeting
    require(rules.refuse_set_up(meeting.round, by=by, roles=STAFF_ROLES))
    participant.delete()
    record(
        "municipalities.participant_removed",
        meeting.round,
        by=by,
        changes={"municipality": participant.municipality_id},
    )
    return meeting


@transaction.atomic
def take_attendance(meeting: InformationMeeting, present: Collection[int], *, by: User) -> InformationMeeting:
    """Note who of those signed up was there: the keys in `present`; all others were not. Raises RefusedError."""
    meeting = InformationMeeting.objects.visible_to(by).select_for_update(of=("self",)).get(pk=meeting.pk)
    require(rules.refuse_attendance(meeting, now=clock.now(), by=by))
    meeting.participants.filter(pk__in=present).update(attended=True)
    meeting.participants.exclude(pk__in=present).update(attended=False)
    record("municipalities.attendance_taken", meeting.round, by=by, changes={"present": len(present)})
    return meeting

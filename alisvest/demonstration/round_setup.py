"""What a round is made of, in the demonstration: criteria, flags, phases, the information meeting.

The criteria of 2017 were fixed beforehand and never published. Those of the demonstration are invented along the points.
"""

from datetime import date, datetime, timedelta
from typing import Any

from alisvest.accounts.models import User
from alisvest.core.clock import OSLO
from alisvest.demonstration.cast import municipality
from alisvest.demonstration.people import rows
from municipalities.actions import (
    add_flag,
    enter_participant,
    publish_criteria,
    save_criterion,
    save_meeting,
    save_phases,
    take_attendance,
)
from municipalities.models import InformationMeeting, Others, PhaseKind, Round
from municipalities.models.criterion import SCALE
from municipalities.rules import PhaseDates
from municipalities.rules.criterion import CriterionText

FLAGS = (("Øy uten fast veiforbindelse", "Øy utan fast vegsamband"), ("Lang vei til sykehus", "Lang veg til sjukehus"))
TOOK_PART = {
    "Bergen": ("Ingvild Sandvik", True),
    "Kvam": ("Arne Tolo", True),
    "Stord": ("Randi Nysæter", True),
    "Odda": ("Terje Buer", True),
    "Masfjorden": ("Solveig Matre", True),
    "Lærdal": ("Kåre Hauglum", False),
    "Vik": ("Jorunn Refsdal", True),
    "Austrheim": ("Bente Fonnes", True),
}


def write_criteria(round_: Round, *, by: User) -> None:
    """Write the invented criteria in both forms, one for each point but the last."""
    for row in rows("criteria"):
        text = {name: row[name] for name in ("title_nb", "title_nn", "description_nb", "description_nn", "point")}
        anchors = {value: (row[f"nb{value}"], row[f"nn{value}"]) for value in SCALE}
        save_criterion(round_, CriterionText(**text, weight=int(row["weight"]), anchors=anchors), by=by)


def set_up(round_: Round, *, by: User, publish: bool = True) -> None:
    """Give a prepared round its criteria, flags and phases: reading, discussion and recommendation after the deadline."""
    write_criteria(round_, by=by)
    for title_nb, title_nn in FLAGS:
        add_flag(round_, title_nb=title_nb, title_nn=title_nn, by=by)
    save_phases(round_, phases_after(round_.deadline_on), by=by)
    if publish:
        publish_criteria(round_, by=by)


def phases_after(deadline: date) -> dict[str, PhaseDates]:
    """Lay the three phases in the fortnight after the deadline."""
    first = deadline + timedelta(days=1)
    return {
        PhaseKind.READING: PhaseDates(first, first + timedelta(days=8), Others.AFTER_OWN),
        PhaseKind.DISCUSSION: PhaseDates(first + timedelta(days=9), first + timedelta(days=13), Others.ALWAYS),
        PhaseKind.RECOMMENDATION: PhaseDates(first + timedelta(days=14), first + timedelta(days=18), Others.ALWAYS),
    }


def information_meeting(round_: Round, day: date, *, by: User, **words: Any) -> InformationMeeting:
    """Set the meeting of a day from ten to two, with the invented people who are signed up."""
    meeting = save_meeting(
        round_,
        starts_at=datetime(day.year, day.month, day.day, 10, tzinfo=OSLO),
        ends_at=datetime(day.year, day.month, day.day, 14, tzinfo=OSLO),
        by=by,
        **words,
    )
    for place, (name, _was_there) in TOOK_PART.items():
        address = f"{name.lower().replace(' ', '.').translate(str.maketrans('æøå', 'eoa'))}@example.no"
        enter_participant(meeting, municipality(place), name=name, email=address, by=by)
    return meeting


def note_attendance(meeting: InformationMeeting, *, by: User) -> None:
    """Tick off those who came."""
    came = {name for name, was_there in TOOK_PART.values() if was_there}
    take_attendance(meeting, list(meeting.participants.filter(name__in=came).values_list("pk", flat=True)), by=by)

"""Reminders of the two years: sent by the ladder's own run, one told to the project leader, one gathered for a Monday."""

from datetime import date, datetime, time

from alisvest.core import clock
from alisvest.dashboard.actions import choose_rhythm, remind, send_digests
from alisvest.dashboard.workflow import Rhythm
from alisvest.demonstration.cast import Cast

RUNS = (
    date(2017, 11, 1),  # Hyllestad's plan is not agreed
    date(2018, 3, 5),  # no meeting in February: the supervisor twice, then the project leader
    date(2018, 3, 15),
    date(2018, 3, 25),
    date(2018, 11, 5),  # gathered for the Monday after
)
CHOSEN, DIGEST = date(2018, 10, 15), datetime(2018, 11, 12, 7, 5, tzinfo=clock.OSLO)


def remind_through_the_years(cast: Cast) -> None:
    """Run the ladder on the days on which something was due; a supervisor with a gap reads on Mondays."""
    patient = {doctor.municipality.name for doctor in cast.doctors if doctor.profile == "gaps"}
    readers = [cast.supervisors[name].user for name in sorted(patient)]
    for day in RUNS:
        if day > CHOSEN:
            with clock.at(CHOSEN):
                for person in readers[:1]:
                    if person is not None:
                        choose_rhythm(person, Rhythm.MONDAYS)
        with clock.at(datetime.combine(day, time(6), tzinfo=clock.OSLO)):
            remind(day)
    with clock.at(DIGEST):
        send_digests()

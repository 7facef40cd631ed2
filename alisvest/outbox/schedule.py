"""When which job runs. The worker's loop asks; there is no second server, and several workers run each slot once.

An app registers its jobs in AppConfig.ready(). A job takes everything that is due when it runs, so that a slot missed
while no worker ran is made good by the next one, and running it twice does no harm.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils.functional import Promise

from alisvest.core.clock import OSLO

LOOK_BACK = 400
"""Days: more than between two slots of any job."""


def every_day(day: date) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Job:
    """A key ("tasks.reminders"), its name in words, and what it does: `run` answers how many things it handled.

    Either `at`: a Norwegian time of day, on the days that `on` says (a time that the clock change skips is an hour later
    on the clock, one that comes twice is the first); or `every`: this often, counted from midnight UTC.
    The `key` never changes: it names the slots that have been run.
    """

    key: str
    name: str | Promise
    run: Callable[[], int]
    at: time | None = None
    on: Callable[[date], bool] = every_day
    every: timedelta | None = None

    def __post_init__(self) -> None:
        if (self.at is None) == (self.every is None):
            raise ValueError(self.key)


_jobs: dict[str, Job] = {}


def register(*jobs: Job) -> None:
    """Make jobs known. Called from AppConfig.ready()."""
    _jobs.update({job.key: job for job in jobs})


def known() -> Mapping[str, Job]:
    return _jobs


def slot_at(job: Job, moment: datetime) -> datetime | None:
    """Return the latest slot that has begun at the moment, in UTC; None where no day of the last year has one."""
    if job.every is not None:
        return _start(job.every, moment)
    today = moment.astimezone(OSLO).date()
    days = (today - timedelta(days=back) for back in range(LOOK_BACK))
    return next((slot for day in days if job.on(day) and (slot := _on_day(job, day)) <= moment), None)


def next_slot(job: Job, moment: datetime) -> datetime | None:
    """Return the first slot after the moment, in UTC; None where no day of the next year has one."""
    if job.every is not None:
        return _start(job.every, moment) + job.every
    today = moment.astimezone(OSLO).date()
    days = (today + timedelta(days=ahead) for ahead in range(LOOK_BACK))
    return next((slot for day in days if job.on(day) and (slot := _on_day(job, day)) > moment), None)


def _start(every: timedelta, moment: datetime) -> datetime:
    midnight = datetime.combine(moment.astimezone(UTC).date(), time(0), tzinfo=UTC)
    return midnight + (moment - midnight) // every * every


def _on_day(job: Job, day: date) -> datetime:
    return datetime.combine(day, job.at or time(0), tzinfo=OSLO).astimezone(UTC)

"""The jobs as their page shows them: when each last ran, what came of it, when it runs next."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models.functions import Now
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.core.clock import OSLO
from alisvest.outbox import schedule
from alisvest.outbox.models import JobRun, JobState
from alisvest.outbox.workflow import JOB_LOOKS
from alisvest.ui.badges import Badge, badge_for

SILENCE = timedelta(minutes=5)
"""So long after its last run of anything a worker is taken to be gone: some job runs every minute."""


@dataclass(frozen=True, slots=True)
class JobRow:
    name: str | Promise
    how_often: str
    last: JobRun | None
    badge: Badge
    next: datetime | None


@dataclass(frozen=True, slots=True)
class WorkerSeen:
    """When any worker last ran anything, and whether that is too long ago."""

    last: datetime | None
    silent: bool


def job_rows(moment: datetime) -> list[JobRow]:
    latest = {run.job: run for run in JobRun.objects.order_by("job", "-slot").distinct("job")}
    jobs = sorted(schedule.known().values(), key=lambda job: str(job.name))
    return [
        JobRow(
            job.name,
            _how_often(job),
            latest.get(job.key),
            _badge(latest.get(job.key)),
            schedule.next_slot(job, moment),
        )
        for job in jobs
    ]


def _badge(run: JobRun | None) -> Badge:
    if run is None:
        return Badge(_("Not yet run"))
    return badge_for(JobState(run.state), JOB_LOOKS)


def _how_often(job: schedule.Job) -> str:
    if job.every is not None:
        minutes = int(job.every.total_seconds() // 60)
        return ngettext("Every minute", "Every %(count)s minutes", minutes) % {"count": minutes}
    at = f"{job.at:%H.%M}"
    return (
        _("Daily at %(time)s") % {"time": at}
        if job.on is schedule.every_day
        else _("Some days at %(time)s") % {"time": at}
    )


def worker_seen() -> WorkerSeen:
    runs = JobRun.objects.exclude(finished_at=None).order_by("-finished_at")
    last = runs.values_list("finished_at", flat=True).first()
    return WorkerSeen(
        last.astimezone(OSLO) if last else None, not runs.filter(finished_at__gt=Now() - SILENCE).exists()
    )

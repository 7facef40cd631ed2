"""Running what the schedule says is due."""

import logging
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection, transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Now
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from alisvest.core import clock
from alisvest.outbox import schedule
from alisvest.outbox.models import JobRun, JobState
from alisvest.outbox.presence import Presence
from alisvest.outbox.schedule import Job

logger = logging.getLogger(__name__)

TRIES = 3
WAIT_AFTER_FAILURE = timedelta(minutes=10)
UNKNOWN_WORKER = timedelta(hours=1)
KEPT_RUNS, KEPT_TASKS = timedelta(days=90), timedelta(days=30)


def run_due(presence: Presence) -> int:
    """Run each job whose slot has begun and has not been run; return how many ran. One that fails is tried three times.

    A slot whose worker died in the middle is run again: jobs are made so that this does no harm.
    """
    moment = clock.now()
    slots = {job.key: schedule.slot_at(job, moment) for job in schedule.known().values()}
    begun = {(key, slot) for key, slot in slots.items() if slot is not None}
    settled = set(_settled().filter(slot__in=[slot for _key, slot in begun]).values_list("job", "slot"))
    due = sorted(begun - settled)
    ran = 0
    for key, slot in due:
        run = JobRun(job=key, slot=slot)
        if presence.take(str(run)):
            try:
                ran += _run(schedule.known()[key], run)
            finally:
                presence.give_back(str(run))
    return ran


def _settled() -> QuerySet[JobRun]:
    """Return the slots that need nothing more now: done, failed for good, or failed a little while ago."""
    recently = Q(finished_at__gt=Now() - WAIT_AFTER_FAILURE)
    return JobRun.objects.filter(Q(state=JobState.DONE) | (Q(state=JobState.FAILED) & (Q(tries__gte=TRIES) | recently)))


def _run(job: Job, run: JobRun) -> bool:
    """Run a slot that is ours alone now, unless another worker was quicker."""
    row, made = JobRun.objects.get_or_create(job=run.job, slot=run.slot)
    if not made:
        if _settled().filter(pk=row.pk).exists():
            return False
        JobRun.objects.filter(pk=row.pk).update(state=JobState.RUNNING, tries=F("tries") + 1, started_at=Now())
    JobRun.objects.filter(pk=row.pk).update(finished_at=Now(), **_outcome(job))
    return True


def _outcome(job: Job) -> dict[str, Any]:
    try:
        return {"state": JobState.DONE, "handled": job.run(), "error": ""}
    except OperationalError:
        raise  # without a database nothing can be written about it either
    except Exception as error:  # one job's fault must not stop the others
        logger.exception("The job %s failed", job.key)
        return {"state": JobState.FAILED, "error": f"{type(error).__name__}: {error}"[:300]}


@transaction.atomic
def put_back_lost_tasks(presence: Presence) -> int:
    """Let background tasks whose worker died start again; return how many. One that has killed three is given up."""
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).select_for_update(
        skip_locked=True, of=("self",)
    )
    long_ago = set(running.filter(started_at__lt=Now() - UNKNOWN_WORKER).values_list("pk", flat=True))
    lost = [task for task in running if _is_lost(task, presence, long_ago)]
    for task in lost:
        if len(task.worker_ids) < TRIES:
            task.status, task.started_at = TaskResultStatus.READY, None
            task.save(update_fields=["status", "started_at"])
        else:
            task.set_failed(RuntimeError("Its worker ended in the middle three times."))
        logger.warning("The task %s lost its worker for the %s. time", task.task_path, len(task.worker_ids))
    return len(lost)


def _is_lost(task: "DBTaskResult[Any, Any]", presence: Presence, long_ago: set[UUID]) -> bool:
    lives = presence.lives(task.worker_ids[-1]) if task.worker_ids else False
    return task.pk in long_ago if lives is None else not lives


def clear_expired() -> int:
    """Delete what has run out and nobody asks for any more: sessions, cache, old runs and finished tasks."""
    cleared = [
        Session.objects.filter(expire_date__lt=Now()).delete()[0],
        JobRun.objects.filter(finished_at__lt=Now() - KEPT_RUNS).delete()[0],
        DBTaskResult.objects.filter(finished_at__lt=Now() - KEPT_TASKS).delete()[0],
    ]
    return sum(cleared) + _clear_cache()


def _clear_cache() -> int:
    cache: dict[str, Any] = settings.CACHES["default"]
    if not cache["BACKEND"].endswith(".DatabaseCache"):
        return 0
    table = connection.ops.quote_name(str(cache["LOCATION"]))
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE expires < statement_timestamp()")  # noqa: S608  a name of the settings
        return int(cursor.rowcount)

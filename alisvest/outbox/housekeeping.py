"""The jobs of the ground itself: what keeps mail, background tasks and tables in order."""

import logging
from datetime import time, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from alisvest.core import clock
from alisvest.outbox.actions.jobs import put_back_lost_tasks
from alisvest.outbox.models import JobRun, LetterToPrint, Mail
from alisvest.outbox.presence import Presence
from alisvest.outbox.schedule import Job

logger = logging.getLogger(__name__)

PATIENCE = timedelta(hours=1)
KEPT_RUNS, KEPT_TASKS = timedelta(days=90), timedelta(days=30)


def put_back() -> int:
    with Presence() as presence:
        return put_back_lost_tasks(presence)


def watch_mail() -> int:
    """Say aloud that mail has waited too long; return how many. The project's staff have it as a task too."""
    late = Mail.objects.late(PATIENCE).count()
    doubts = Mail.objects.in_doubt().count()
    if late:
        logger.error("%s mails have waited for over an hour: is the mail server reached?", late)
    if doubts:
        logger.warning("%s mails are in doubt: somebody has to look in the mail server's log.", doubts)
    if papers := LetterToPrint.objects.filter(written_at__lt=clock.now() - PATIENCE).count():
        logger.error("%s letters have waited for paper for over an hour: can PDFs be made?", papers)
    return late + papers


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


JOBS = (
    Job("outbox.put_back", _("Put back background tasks whose worker ended"), put_back, every=timedelta(minutes=1)),
    Job("outbox.watch_mail", _("Watch for mail that waits too long"), watch_mail, every=timedelta(minutes=10)),
    Job("outbox.clear_expired", _("Delete expired sessions and old lists of runs"), clear_expired, at=time(3, 10)),
)

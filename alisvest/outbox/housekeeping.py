"""The jobs of the ground itself: what keeps mail, background tasks and tables in order."""

import logging
from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from alisvest.core import clock
from alisvest.outbox.actions.jobs import clear_expired, put_back_lost_tasks
from alisvest.outbox.models import LetterToPrint, Mail
from alisvest.outbox.presence import Presence
from alisvest.outbox.schedule import Job

logger = logging.getLogger(__name__)

PATIENCE = timedelta(hours=1)


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


JOBS = (
    Job("outbox.put_back", _("Put back background tasks whose worker ended"), put_back, every=timedelta(minutes=1)),
    Job("outbox.watch_mail", _("Watch for mail that waits too long"), watch_mail, every=timedelta(minutes=10)),
    Job("outbox.clear_expired", _("Delete expired sessions and old lists of runs"), clear_expired, at=time(3, 10)),
)

"""What the worker runs of itself: releases at their hour, offers that lapse, waiting lists that end."""

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from alisvest.outbox.schedule import Job
from municipalities.actions import end_waiting_lists, lapse_due, release_due

JOBS = (
    Job("municipalities.release", _("Decisions that have reached their hour"), release_due, every=timedelta(minutes=1)),
    Job("municipalities.lapse", _("Offers that nobody answered in time"), lapse_due, every=timedelta(minutes=5)),
    Job("municipalities.waiting_lists", _("Waiting lists that have ended"), end_waiting_lists, at=time(3)),
)

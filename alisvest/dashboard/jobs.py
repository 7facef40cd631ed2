"""What the worker runs of itself."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from alisvest.dashboard.actions import remind_today, send_digests
from alisvest.dashboard.rules.digest import AT
from alisvest.outbox.schedule import Job

JOBS = (
    Job("dashboard.reminders", _("Reminders of the day"), remind_today, at=time(6)),
    Job("dashboard.digests", _("Notices gathered in one mail"), send_digests, at=AT),
)

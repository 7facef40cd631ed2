"""What the worker runs of itself."""

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from alisvest.dashboard.actions import remind_today, send_digests
from alisvest.dashboard.rules.digest import AT
from alisvest.outbox.schedule import Job
from municipalities.actions import stand_after_deadline

JOBS = (
    Job("dashboard.reminders", _("Reminders of the day"), remind_today, at=time(6)),
    Job(
        "municipalities.applications_stand",
        _("Amended applications that were not submitted again"),
        stand_after_deadline,
        every=timedelta(minutes=5),
    ),
    Job("dashboard.digests", _("Notices gathered in one mail"), send_digests, at=AT),
)

"""What the worker runs of itself for rounds."""

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from alisvest.outbox.schedule import Job
from municipalities.actions import note_openings, send_question_digests

JOBS = (
    Job(
        "municipalities.question_digests",
        _("Answers of the day to questions about rounds"),
        send_question_digests,
        at=time(15),
    ),
    Job("municipalities.openings", _("Who has opened a round"), note_openings, every=timedelta(minutes=30)),
)

"""What the worker runs of itself: answers to questions, releases at their hour, offers that lapse, lists that end."""

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from alisvest.outbox.schedule import Job
from municipalities.actions import (
    end_waiting_lists,
    lapse_due,
    lapse_information,
    note_openings,
    release_due,
    send_question_digests,
    stand_after_deadline,
)

JOBS = (
    Job(
        "municipalities.question_digests",
        _("Answers of the day to questions about rounds"),
        send_question_digests,
        at=time(15),
    ),
    Job("municipalities.openings", _("Who has opened a round"), note_openings, every=timedelta(minutes=30)),
    Job("municipalities.release", _("Decisions that have reached their hour"), release_due, every=timedelta(minutes=1)),
    Job("municipalities.lapse", _("Offers that nobody answered in time"), lapse_due, every=timedelta(minutes=5)),
    Job(
        "municipalities.information",
        _("Requests for information that nobody answered in time"),
        lapse_information,
        every=timedelta(minutes=5),
    ),
    Job("municipalities.waiting_lists", _("Waiting lists that have ended"), end_waiting_lists, at=time(3)),
    Job(
        "municipalities.applications_stand",
        _("Amended applications that were not submitted again"),
        stand_after_deadline,
        every=timedelta(minutes=5),
    ),
)

"""What the schedule has run: one row for each job and slot, whoever of several workers came first."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from alisvest.audit.models import ClockTimestamp
from alisvest.outbox.workflow import JobState


class JobRun(models.Model):
    """A slot of a job. `slot` is the programme's time; the others are the database's own."""

    deletable = True  # the nightly clearing takes those that nobody asks for any more
    untracked: ClassVar[str] = "The row is itself the record of what the schedule did."

    job = models.CharField(max_length=60)
    slot = models.DateTimeField()
    state = models.CharField(max_length=10, choices=JobState, default=JobState.RUNNING)
    tries = models.PositiveSmallIntegerField(default=1)
    started_at = models.DateTimeField(db_default=ClockTimestamp())
    finished_at = models.DateTimeField(null=True, blank=True)
    handled = models.PositiveIntegerField(null=True, blank=True, help_text="how many things it dealt with")
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("job", "slot"),
                name="outbox_jobrun_once_a_slot",
                violation_error_message=_("A job runs once in each slot."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.job} {self.slot}"

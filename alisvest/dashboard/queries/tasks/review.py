"""What waits for reviewers: applications that they were asked to read, and the declaration before it."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.dashboard.queries.tasks.reader import Reader, subject_of
from alisvest.dashboard.rules.tasks import Task
from alisvest.dashboard.workflow import TaskKind
from municipalities.queries import rounds_to_read


def reading_tasks(reader: Reader) -> Iterator[Task]:
    """One task a round: to declare first, then to read; due on the last day of the reading, where the round has one."""
    for each in rounds_to_read(reader.user):
        declare = reverse("municipalities:conflict_declare", args=[each.round.pk])
        review = f"{reverse('municipalities:review_list')}?round={each.round.pk}"
        words = ngettext("Read and score %(count)s application", "Read and score %(count)s applications", each.left)
        first = _("Declare first whether you have a conflict of interest.")
        yield Task(
            TaskKind.APPLICATION_READ,
            subject_of(each.round),
            words % {"count": each.left},
            reader.why,
            declare if each.undeclared else review,
            due=each.due,
            about=f"{each.round.name}. {first}" if each.undeclared else each.round.name,
        )

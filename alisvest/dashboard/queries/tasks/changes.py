"""Amendments that wait for the project leader."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alisvest.changes.models import Amendment
from alisvest.changes.queries.amendment import amendments_for
from alisvest.changes.workflow import AmendmentStatus
from alisvest.core.clock import OSLO
from alisvest.dashboard.queries.tasks.reader import Reader, subject_of
from alisvest.dashboard.rules.tasks import Task
from alisvest.dashboard.workflow import TaskKind


def waiting_amendments(reader: Reader) -> QuerySet[Amendment]:
    return amendments_for(reader.user).filter(status=AmendmentStatus.PROPOSED)


def amendments_to_approve(reader: Reader) -> Iterator[Task]:
    """What is to become different in a post waits until it is approved, or not."""
    for each in waiting_amendments(reader).order_by("proposed_at", "pk"):
        yield Task(
            TaskKind.AMENDMENT_APPROVE,
            subject_of(each),
            _("Decide the amendment of %(post)s") % {"post": each.position.number},
            reader.why,
            each.get_absolute_url(),
            due=reader.due(TaskKind.AMENDMENT_APPROVE, each.proposed_at.astimezone(OSLO).date()),
            about=str(each.get_kind_display()),
        )

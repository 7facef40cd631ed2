"""What waits around papers and access: files to add or look at, a last day."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.accounts.models import Appointment
from alisvest.core.dates import last_day
from alisvest.core.roles import MUNICIPALITY_ROLES
from alisvest.dashboard.queries.tasks.reader import Reader, subject_of
from alisvest.dashboard.rules.tasks import Task
from alisvest.dashboard.workflow import TaskKind
from alisvest.documents.kinds import known
from alisvest.documents.queries import missing_for, names_of, waiting_for
from municipalities.models import Membership

SOON = timedelta(days=60)


def missing_papers(reader: Reader) -> Iterator[Task]:
    """Papers that the reader could add and that are not there."""
    for missing in missing_for(reader.user):
        yield Task(
            TaskKind.PAPER_ADD,
            f"{subject_of(missing.row)}.{missing.kind.key}",
            _("Add %(paper)s") % {"paper": str(missing.what).lower()},
            reader.why,
            missing.href,
            about=str(missing.where),
        )


def papers_to_look_at(reader: Reader) -> Iterator[Task]:
    """Files that somebody reported, and each that waits to be confirmed."""
    decided, waiting = waiting_for(reader.user)
    reported, names = len(decided), names_of(waiting)
    if reported:
        words = ngettext("Look at %(count)s reported file", "Look at %(count)s reported files", reported)
        what, href = words % {"count": reported}, reverse("documents:report_list")
        yield Task(TaskKind.PAPER_REPORTED, "documents.attachment/reported", what, reader.why, href)
    for attachment in waiting:
        name = names.get((attachment.subject_type, attachment.subject_id), "")
        yield Task(
            TaskKind.PAPER_CONFIRM,
            subject_of(attachment),
            _("Confirm %(paper)s") % {"paper": str(known()[attachment.kind].label).lower()},
            reader.why,
            reverse("documents:attachment_confirm", args=[attachment.pk]),
            about=f"{name}: {attachment.shown_name}" if name else attachment.shown_name,
        )


def access_tasks(reader: Reader) -> Iterator[Task]:
    """Access that ends soon: what the person has in hand is to be given over before the last day."""
    user = reader.user
    if user.role in MUNICIPALITY_ROLES:
        held: Any = Membership.objects.filter(user=user.pk, municipality=user.scope, role=user.role)
    else:
        held = Appointment.objects.filter(user=user.pk, role=user.role)
    for row in held.filter(valid__contains=reader.today, valid__endswith__lte=reader.today + SOON):
        ends = last_day(row.valid.upper)
        yield Task(
            TaskKind.ACCESS_ENDS,
            subject_of(row),
            _("Hand over before your access ends"),
            reader.why,
            reverse("dashboard:task_list"),
            due=ends,
            about=str(user.hat.label) if user.hat else "",
            on=ends,
        )

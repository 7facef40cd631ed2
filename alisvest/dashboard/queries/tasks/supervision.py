"""What waits for supervisors and candidates: months without a meeting."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from alisvest.core.dates import add_months, last_day
from alisvest.dashboard.queries.tasks.reader import Reader, why_supervisor
from alisvest.dashboard.rules.tasks import Task
from alisvest.dashboard.workflow import TaskKind
from alisvest.ui import formats
from supervision.queries.due import MonthToDo, months_to_do, recent_months_missing


def end_of(first: date) -> date:
    """A month's meeting is due on its last day."""
    return last_day(add_months(first, 1))


def meetings_to_hold(reader: Reader) -> Iterator[Task]:
    """A supervisor holds, or records, the meeting of each month until it is there."""
    record = reverse("supervision:meeting_record")
    for month in months_to_do(reader.user):
        link = f"{record}?candidate={month.candidate.pk}&month={month.first:%Y-%m}"
        yield hold_task(month, why_supervisor(month.candidate.name), link)


def hold_task(month: MonthToDo, why: str, href: str) -> Task:
    words = {"name": month.candidate.name, "month": formats.month(month.first)}
    held = {"held": formats.hours(month.held), "asked": formats.hours(month.asked)}
    return Task(
        TaskKind.MEETING_HOLD,
        f"{month.candidate._meta.label_lower}/{month.candidate.pk}",
        _("Record the meeting with %(name)s in %(month)s") % words,
        why,
        href,
        due=end_of(month.first),
        about=_("%(held)s of %(asked)s held") % held,
        on=month.first,
        seen_at=f"{reverse('supervision:candidate_detail', args=[month.candidate.pk])}?year={month.first.year}",
        candidate=month.candidate.pk,
    )


def meetings_to_agree(reader: Reader) -> Iterator[Task]:
    """A candidate agrees a date for each past month without a meeting."""
    for month in recent_months_missing(reader.user):
        yield Task(
            TaskKind.MEETING_AGREE,
            f"{month.candidate._meta.label_lower}/{month.candidate.pk}",
            _("Agree a meeting for %(month)s with your supervisor") % {"month": formats.month(month.first)},
            reader.why,
            reverse("supervision:month_grid"),
            due=end_of(month.first),
            about=_("No meeting in %(month)s") % {"month": formats.month(month.first)},
            on=month.first,
            candidate=month.candidate.pk,
        )

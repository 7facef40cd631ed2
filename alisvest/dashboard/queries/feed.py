"""A person's dates in all their hats, for a calendar outside: no other person's name, no text of any note."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from alisvest.accounts import hats
from alisvest.accounts.models import Appointment, User
from alisvest.core import clock
from alisvest.core.dates import last_day
from alisvest.core.links import absolute
from alisvest.core.roles import MUNICIPALITY_ROLES, Role
from alisvest.dashboard.queries.ladder import Ladder, ladder_on
from alisvest.dashboard.queries.tasks import SOURCES, person_again, tasks_of
from alisvest.dashboard.rules.calendar import Entry, calendar_of
from alisvest.ui import formats
from candidates.models import Employment
from municipalities.models import Membership, Round
from supervision.models import Assignment, Meeting

BACK, AHEAD = timedelta(days=400), timedelta(days=800)
ROUNDS_ROLES = MUNICIPALITY_ROLES | {Role.PROJECT_LEADER, Role.ADMINISTRATOR, Role.STEERING}


def calendar_for(user: User) -> bytes:
    """Return the person's calendar in the person's language."""
    today = clock.today()
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    with translation.override(user.language):
        entries = {entry.uid: entry for entry in _entries(user, today)}
        return calendar_of(entries.values(), name="ALIS-Vest", host=host, now=clock.now())


def _entries(user: User, today: date) -> Iterator[Entry]:
    ladder = ladder_on(today)
    for hat in hats.hats_of(user, today):
        worn = person_again(user).wear(hat)
        if hat.role in SOURCES:
            yield from _tasks(worn, today, ladder)
        if hat.role in ROUNDS_ROLES:
            yield from _rounds(worn, today)
        if hat.role in (Role.SUPERVISOR, Role.CANDIDATE):
            yield from _meetings(worn, today)
            yield from _relations(worn, today)
    yield from _access(user, today)


def _entry(key: str, on: date, title: str, path: str) -> Entry:
    return Entry(hashlib.sha256(key.encode()).hexdigest()[:32], on, title, absolute(path))


def _tasks(user: User, today: date, ladder: Ladder) -> Iterator[Entry]:
    """The kind of task and the month it is about: what it says in full may name somebody."""
    for task in tasks_of(user, today, ladder):
        if task.due is not None:
            title = str(task.kind.label)
            if task.on is not None and task.on.day == 1:
                title = f"{title}: {formats.month(task.on)}"
            yield _entry(f"{task.key}/{user.pk}", task.due, title, reverse("dashboard:task_list"))


def _rounds(user: User, today: date) -> Iterator[Entry]:
    near = Round.objects.visible_to(user).filter(deadline_on__range=(today - BACK, today + AHEAD))
    for round_ in near:
        title = _("Deadline for applications: %(round)s") % {"round": round_.name}
        yield _entry(f"round/{round_.pk}/{user.pk}", round_.deadline_on, title, round_.get_absolute_url())


def _meetings(user: User, today: date) -> Iterator[Entry]:
    held = Meeting.objects.visible_to(user).without_notes().filter(held_on__range=(today - BACK, today + AHEAD))
    if user.role == Role.SUPERVISOR:
        held = held.filter(supervisor=user.scope)
    for meeting in held:
        title = _("Supervision, %(time)s") % {"time": formats.hours(meeting.minutes)}
        yield _entry(f"meeting/{meeting.pk}/{user.pk}", meeting.held_on, title, meeting.get_absolute_url())


def _relations(user: User, today: date) -> Iterator[Entry]:
    if user.role == Role.CANDIDATE:
        rows: Iterable[Employment | Assignment] = Employment.objects.visible_to(user)
        title = _("The last day in the post")
    else:
        rows, title = Assignment.objects.visible_to(user), _("The last day as supervisor of a candidate")
    for row in rows:
        yield from _end(f"{row._meta.model_name}/{row.pk}/{user.pk}", row.valid.upper, title, today)


def _access(user: User, today: date) -> Iterator[Entry]:
    for held in (Membership.objects.filter(user=user.pk), Appointment.objects.filter(user=user.pk)):
        for row in held:
            title = _("The last day with access: %(role)s") % {"role": Role(row.role).label}
            yield from _end(f"{row._meta.model_name}/{row.pk}", row.valid.upper, title, today)


def _end(key: str, upper: date | None, title: str, today: date) -> Iterator[Entry]:
    if upper is not None and today - BACK <= upper <= today + AHEAD:
        yield _entry(key, last_day(upper), title, reverse("dashboard:start"))

"""What waits for whom, and how the programme stands: read from all apps, always in the reader's own reach."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import MUNICIPALITY_ROLES, Role
from alisvest.dashboard.queries.figures import hours_tile, municipality_tiles, programme_tiles
from alisvest.dashboard.queries.ladder import ladder_on
from alisvest.dashboard.queries.tasks import OtherHat, Waiting, other_hats, others_overdue, tasks_of
from alisvest.dashboard.rules.tasks import GROUP_WORDS, Group, Task, grouped
from alisvest.ui import formats
from alisvest.ui.parts import Tile, Todo

FIRST = 6  # tasks on the start page; the others are one link away


@dataclass(frozen=True, slots=True)
class Overview:
    """A start page: one sentence, figures, the first tasks, and the one primary action where a role has one."""

    lead: str
    nothing: str
    tiles: list[Tile]
    todos: list[Todo] = field(default_factory=list)
    count: int = 0
    action: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Tasks under one heading."""

    id: str
    title: str
    note: str
    todos: list[Todo]


@dataclass(frozen=True, slots=True)
class TaskPage:
    """The list of tasks: under headings, with what waits under other hats, and what the project leader should know."""

    lead: str
    nothing: str
    count: int
    sections: list[Section]
    hats: list[OtherHat]
    others: list[Waiting]


def overview_for(user: User) -> Overview:
    """Return the start page of the hat that is worn."""
    build = _PAGES.get(user.role) if user.role else None
    if build is None:
        return Overview(_("You hold no role now."), _("Ask the project leader to give you a role."), [])
    if user.hat is not None and user.hat.former:
        return _former(user)
    today = clock.today()
    overview = build(user, today)
    ladder = ladder_on(today)
    tasks = tasks_of(user, today, ladder, kept=True)
    return Overview(
        overview.lead,
        overview.nothing,
        overview.tiles,
        [todo(task, today) for task in tasks[:FIRST]],
        len(tasks),
        overview.action,
    )


def _former(user: User) -> Overview:
    """What is left when an assignment or an employment has ended: to read."""
    if user.role == Role.CANDIDATE:
        action = (_("Read your plan"), reverse("candidates:candidate_mine"))
        return Overview(_("Your employment has ended. Your own record is still here to read."), "", [], action=action)
    action = (_("Read your meetings"), reverse("supervision:meeting_list"))
    return Overview(
        _("Your last assignment has ended. Your own meetings are still here to read."), "", [], action=action
    )


def task_page(user: User, *, several_hats: bool) -> TaskPage:
    """Return the reader's tasks, grouped by how near they are."""
    today = clock.today()
    ladder = ladder_on(today)
    tasks = tasks_of(user, today, ladder, kept=True)
    return TaskPage(
        lead=_lead(tasks, today),
        nothing=_("Nothing waits for you. Well done."),
        count=len(tasks),
        sections=[
            Section(group.value, str(GROUP_WORDS[group]), _note(group, today), [todo(task, today) for task in found])
            for group, found in grouped(tasks, today)
        ],
        hats=other_hats(user, today) if several_hats else [],
        others=others_overdue(user, today, ladder),
    )


def _lead(tasks: list[Task], today: date) -> str:
    overdue = sum(task.is_overdue(today) for task in tasks)
    if overdue:
        return _("%(overdue)s of %(count)s are overdue. Begin with those at the top.") % {
            "overdue": formats.number(overdue),
            "count": formats.number(len(tasks)),
        }
    return _("What waits for you, by when and why. The nearest stands first.")


def _note(group: Group, today: date) -> str:
    return formats.week(today) if group is Group.THIS_WEEK else ""


def todo(task: Task, today: date) -> Todo:
    """Word a task for the list."""
    return Todo(
        what=task.what,
        href=task.href,
        about=task.about,
        why=task.why,
        due=formats.day(task.due) if task.due else "",
        near=task.near(today),
        amount=task.amount,
        note=task.escalation,
    )


def _project_leader(user: User, today: date) -> Overview:
    return Overview(
        lead=_("This waits for you now."),
        nothing=_("Nothing waits for you. Well done."),
        tiles=programme_tiles(user, today),
    )


def _supervisor(user: User, today: date) -> Overview:
    return Overview(
        lead=_("Two hours a month with each candidate. These months wait for a meeting."),
        nothing=_("Every month has its meeting."),
        tiles=[hours_tile(user, today)],
        action=(_("Record a meeting"), reverse("supervision:meeting_record")),
    )


def _candidate(user: User, today: date) -> Overview:
    return Overview(
        lead=_("Your plan for five years, and the meetings with your supervisor."),
        nothing=_("Nothing waits for you."),
        tiles=[hours_tile(user, today)],
        action=(_("Go to my plan"), reverse("candidates:candidate_mine")),
    )


def _municipality(user: User, today: date) -> Overview:
    return Overview(
        lead=_("You act for the municipality. This waits for you now."),
        nothing=_("Nothing waits for you."),
        tiles=municipality_tiles(user, today),
        action=(_("See the cost statements"), reverse("finance:statement_list")),
    )


def _steering(user: User, today: date) -> Overview:
    return Overview(
        lead=_("Progress and economy of the whole programme. Persons and notes are not shown."),
        nothing="",
        tiles=programme_tiles(user, today),
    )


def _researcher(user: User, today: date) -> Overview:
    return Overview(
        lead=_("Researchers see pseudonymised data only."),
        nothing=_("No data set is released to you. The project leader releases them, one by one, for a named purpose."),
        tiles=[],
    )


def _auditor(user: User, today: date) -> Overview:
    return Overview(
        lead=_("Auditors see one municipality and year at a time, for a limited time."),
        nothing=_(
            "No municipality and year is open to you. The municipality or the project leader asks you to audit one."
        ),
        tiles=[],
    )


_PAGES: Mapping[Role, Callable[[User, date], Overview]] = {
    Role.PROJECT_LEADER: _project_leader,
    Role.ADMINISTRATOR: _project_leader,
    Role.SUPERVISOR: _supervisor,
    Role.CANDIDATE: _candidate,
    Role.STEERING: _steering,
    Role.RESEARCHER: _researcher,
    Role.AUDITOR: _auditor,
} | dict.fromkeys(MUNICIPALITY_ROLES, _municipality)

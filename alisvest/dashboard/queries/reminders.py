"""Who is reminded of what: counted from the same tasks that the lists show, so that what is done reminds nobody."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.utils import translation

from alisvest.accounts import hats
from alisvest.accounts.models import User
from alisvest.core.roles import MUNICIPALITY_ROLES, Hat, Role
from alisvest.dashboard.queries.ladder import Ladder, ladder_on
from alisvest.dashboard.queries.tasks import SOURCES, person_again, tasks_of
from alisvest.dashboard.rules.ladder import Dated, step_due, steps_between
from alisvest.dashboard.rules.tasks import Task
from alisvest.dashboard.workflow import Told
from alisvest.outbox.models import Mail
from municipalities.models import Municipality
from municipalities.queries import active_members, project_leaders

PREFIX = "reminder:"
Choose = Callable[[list[Dated]], list[Dated]]


@dataclass(slots=True)
class Reminder:
    """One person is told of one task by one step. `responsible` are those who should do it, by name."""

    receiver: User
    task: Task
    dated: Dated
    responsible: list[str] = field(default_factory=list)

    @property
    def once(self) -> str:
        """Key of the mail: the same step about the same task reaches the same person a single time.

        The step is named by its distance, which stays the same when another step is put before it.
        """
        return f"{PREFIX}{self.task.key}:{self.dated.step.offset:+}:{self.receiver.pk}"

    @property
    def escalates(self) -> bool:
        return self.dated.step.to != Told.PERSON


def due_on(today: date) -> list[Reminder]:
    """Return what is to leave today: of each task the latest step that has come, told to whom it names."""
    return _due(_Told(today, ladder_on(today)))


def _due(told: "_Told") -> list[Reminder]:
    def latest(steps: list[Dated]) -> list[Dated]:
        found = step_due(told.today, steps)
        return [found] if found else []

    return _reminders(told, latest)


def coming(today: date, last: date) -> list[Reminder]:
    """Return who would get what from today's run to the last day's, if nothing was done until then; by day.

    What has been sent already is left out.
    """
    told = _Told(today, ladder_on(today))  # everybody's tasks are counted once for both
    found = _due(told)
    for reminder in found:
        reminder.dated = replace(reminder.dated, day=today)
    tomorrow = today + timedelta(days=1)
    found += _reminders(told, lambda steps: steps_between(tomorrow, last, steps))
    sent = sent_already(found)
    return sorted(
        (each for each in found if each.once not in sent),
        key=lambda each: (each.dated.day, each.receiver.name, each.task.what),
    )


def sent_already(reminders: list[Reminder]) -> set[str]:
    """Return the keys of those that are in the outbox, sent or not."""
    found = Mail.objects.filter(once__in=[each.once for each in reminders]).values_list("once", flat=True)
    return {once for once in found if once}


def task_of(once: str | None) -> str:
    """Return the key of the task that a mail of that key reminds of; empty for any other mail."""
    return once.removeprefix(PREFIX).rsplit(":", 2)[0] if once and once.startswith(PREFIX) else ""


def open_tasks(today: date) -> set[str]:
    """Return the keys of all tasks that wait for anybody."""
    ladder = ladder_on(today)
    told = _Told(today, ladder)
    return {task.key for user, hat in _everybody(today) for task in told.tasks(user, hat, user.language)}


def _reminders(told: "_Told", choose: Choose) -> list[Reminder]:
    if not told.ladder.steps:
        return []
    found: dict[str, Reminder] = {}
    for user, hat in _everybody(told.today):
        for task in told.tasks(user, hat, user.language):
            for step in choose(told.ladder.steps_of(task)):
                for receiver in told.receivers(user, hat, step.step.to):
                    reminder = Reminder(receiver, told.worded(task, user, hat, receiver), step)
                    known = found.setdefault(reminder.once, reminder)
                    known.responsible.append(user.name)
    return list(found.values())


def _everybody(today: date) -> Iterator[tuple[User, Hat]]:
    """Walk every active person in every hat that tasks can wait for."""
    people = {user.pk: user for user in User.objects.filter(is_active=True).order_by("pk")}
    worn = defaultdict[int, list[Hat]](list)
    for held in hats.held_by(people, today):
        if held.hat.role in SOURCES and (hat := held.worn(today)) is not None:
            worn[held.user_id].append(hat)
    for pk, user in people.items():
        for hat in worn[pk]:
            yield user, hat


class _Told:
    """What a run looks up more than once: tasks in a language, a municipality's managers, the project leaders."""

    def __init__(self, today: date, ladder: Ladder) -> None:
        self.today, self.ladder = today, ladder
        self._tasks: dict[tuple[int, str, str], list[Task]] = {}
        self._managers: dict[int, list[User]] = {}
        self._leaders: list[User] | None = None

    def tasks(self, user: User, hat: Hat, language: str) -> list[Task]:
        key = (user.pk, hat.key, language)
        if key not in self._tasks:
            with translation.override(language):
                self._tasks[key] = tasks_of(person_again(user).wear(hat), self.today, self.ladder)
        return self._tasks[key]

    def worded(self, task: Task, user: User, hat: Hat, receiver: User) -> Task:
        """Return the task in the receiver's language: it was worded in that of whoever should do it."""
        if receiver.language == user.language:
            return task
        return next(each for each in self.tasks(user, hat, receiver.language) if each.key == task.key)

    def receivers(self, user: User, hat: Hat, to: Told) -> list[User]:
        """Return whom a step reaches. Where a municipality has no other manager, the project leader is told."""
        if to == Told.PERSON:
            return [user]
        if to == Told.MANAGER and hat.role in MUNICIPALITY_ROLES and hat.scope is not None:
            managers = [each for each in self.managers(hat.scope) if each.pk != user.pk]
            if managers:
                return managers
        return [each for each in self.leaders if each.pk != user.pk]

    def managers(self, municipality: int) -> list[User]:
        if municipality not in self._managers:
            place = Municipality.objects.get(pk=municipality)
            self._managers[municipality] = list(active_members(place, self.today, Role.MANAGER))
        return self._managers[municipality]

    @property
    def leaders(self) -> list[User]:
        if self._leaders is None:
            self._leaders = list(project_leaders(self.today))
        return self._leaders

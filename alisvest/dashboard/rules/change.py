"""May the ladder be changed so?"""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.roles import Role
from alisvest.core.rules import Refusal, not_now, refuse_role
from alisvest.dashboard.workflow import OF_MUNICIPALITIES, OWN_DATE, TaskKind, Told

LEADER = frozenset({Role.PROJECT_LEADER})


def refuse_change(kind: TaskKind, term: int | None, steps: Sequence[tuple[int, Told]], *, by: User) -> Refusal | None:
    """Refuse steps on one day, a manager where there is no municipality, and telling others before the person."""
    if refusal := refuse_role(by, LEADER):
        return refusal
    if term is not None and kind in OWN_DATE:
        return not_now(_("This kind of task has a date of its own."), field="term")
    if steps and term is None and kind not in OWN_DATE:
        return not_now(_("Say how many days such a task may take: the reminders are counted from that."), field="term")
    if len({offset for offset, _to in steps}) < len(steps):
        return not_now(_("Two steps cannot be on the same day."))
    if any(to == Told.MANAGER for _offset, to in steps) and kind not in OF_MUNICIPALITIES:
        return not_now(_("This kind of task is no municipality's: choose the project leader instead."))
    if steps and min(steps)[1] != Told.PERSON:
        return not_now(_("The first step reminds whoever should do it."))
    return None


def refuse_pause(first: date, last: date, *, by: User) -> Refusal | None:
    if refusal := refuse_role(by, LEADER):
        return refusal
    if last < first:
        return not_now(_("The last day cannot be before the first."), field="last")
    return None

"""What may be recorded to have happened to municipalities, and what of it may be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.roles import STAFF_ROLES
from alisvest.core.rules import Refusal, not_now, refuse_role
from municipalities.models import EventKind, Municipality, SuccessionEvent
from municipalities.models.municipality import LanguageForm
from municipalities.models.succession import SuccessionScope


@dataclass(frozen=True, slots=True)
class Facts:
    """What is new from the day on: of a municipality that begins, or of one that goes on with another number.

    The language form stands as neutral until the new municipality has decided.
    """

    number: str
    title: str
    county: str
    language_form: str = LanguageForm.NEUTRAL
    population: int | None = None
    name: str = ""
    organisation_number: str | None = None


@dataclass(frozen=True, slots=True)
class Came:
    """One predecessor, or a part of it; `outside_name` for one from outside the register."""

    predecessor: Municipality | None
    scope: SuccessionScope = SuccessionScope.WHOLE
    outside_name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """An event to be recorded. `successor` is one that exists already: where a part goes to, or whose number changes.

    `facts` are those of the municipality that begins with a merger, or of the new number.
    """

    kind: EventKind
    on: date
    came: Sequence[Came] = ()
    successor: Municipality | None = None
    facts: Facts | None = None
    note: str = ""

    @property
    def ending(self) -> list[Municipality]:
        """Those that end with it."""
        return [each.predecessor for each in self.came if each.predecessor and each.scope != SuccessionScope.PART]


def refuse_succession(
    plan: Plan, *, number_of: Sequence[str], organisation_of: Sequence[str], by: User
) -> Refusal | None:
    """`number_of`, `organisation_of`: names of the municipalities that have the new numbers on that day or later."""
    return refuse_role(by, STAFF_ROLES) or refuse_plan(plan, number_of=number_of, organisation_of=organisation_of)


def refuse_plan(plan: Plan, *, number_of: Sequence[str], organisation_of: Sequence[str]) -> Refusal | None:
    """Refuse what cannot have happened, whoever says so."""
    if number_of:
        return not_now(_("The number belongs to %(name)s.") % {"name": ", ".join(number_of)}, field="number")
    if organisation_of:
        names = {"name": ", ".join(organisation_of)}
        return not_now(_("The number belongs to %(name)s.") % names, field="organisation_number")
    if plan.kind == EventKind.MERGER and len(plan.came) < 2:
        return not_now(_("A merger has at least two predecessors."), field="predecessors")
    if plan.successor is not None and any(each.predecessor == plan.successor for each in plan.came):
        return not_now(_("A municipality cannot succeed itself."), field="successor")
    if plan.successor is not None and plan.on not in plan.successor.valid:
        return not_now(_("%(name)s does not exist on that date.") % {"name": plan.successor.name}, field="on")
    for each in plan.came:
        if each.predecessor is not None and (refusal := _refuse_predecessor(each.predecessor, each.scope, plan.on)):
            return refusal
    return None


def _refuse_predecessor(municipality: Municipality, scope: SuccessionScope, on: date) -> Refusal | None:
    if on - timedelta(days=1) not in municipality.valid:
        return not_now(_("%(name)s does not exist on the day before.") % {"name": municipality.name}, field="on")
    if scope != SuccessionScope.PART and municipality.valid.upper is not None:
        return not_now(_("%(name)s ends already by another event.") % {"name": municipality.name}, field="predecessors")
    return None


def refuse_take_back(
    event: SuccessionEvent, *, taken_back: bool, later: Sequence[str], written: Sequence[str], reason: str, by: User
) -> Refusal | None:
    """`later`: events that rest on this one; `written`: what was written on the new municipality since."""
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    if taken_back or event.counter_of_id:
        return not_now(_("The event is taken back already."))
    if later:
        return not_now(_("Take back what came after it first: %(events)s.") % {"events": ", ".join(later)})
    if written:
        return not_now(
            _("It cannot be taken back: on the new municipality stands already: %(what)s.")
            % {"what": ", ".join(written)}
        )
    return None if reason.strip() else not_now(_("Say why the event is taken back."), field="reason")

"""When criteria may be written, published and, with a reason, changed; and how the phases must lie."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.rules import Refusal, not_now, refuse_role
from alisvest.ui import formats
from municipalities.models import Criterion, PhaseKind, Round
from municipalities.rules.round import LEADER
from municipalities.workflow import RoundStatus


@dataclass(frozen=True, slots=True)
class CriterionText:
    """What a criterion says: titles and descriptions in both forms, its weight, its point, a sentence for each value."""

    title_nb: str
    title_nn: str
    weight: int
    anchors: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    """value 0–4 → (bokmål, nynorsk)"""
    description_nb: str = ""
    description_nn: str = ""
    point: str = ""

    def put_on(self, criterion: Criterion) -> None:
        for name in ("title_nb", "title_nn", "weight", "description_nb", "description_nn", "point"):
            setattr(criterion, name, getattr(self, name))


class PhaseDates(NamedTuple):
    """One phase as it is typed: first and last day, both included."""

    first: date
    last: date
    others: str


def refuse_write_criteria(round_: Round, *, by: User) -> Refusal | None:
    if refusal := refuse_role(by, LEADER):
        return refusal
    if round_.criteria_published_at is not None:
        return not_now(_("The criteria are published and locked. A change needs a reason on record."))
    return None


def refuse_publish_criteria(round_: Round, criteria: Sequence[Criterion], *, by: User) -> Refusal | None:
    if refusal := refuse_write_criteria(round_, by=by):
        return refusal
    if not criteria:
        return not_now(_("Write at least one criterion first."))
    return None


def refuse_change_criterion(criterion: Criterion, *, reason: str, by: User) -> Refusal | None:
    """After publication: with a reason, until the steering group has resolved."""
    if refusal := refuse_role(by, LEADER):
        return refusal
    if criterion.round.criteria_published_at is None:
        return not_now(_("The criteria are not published yet: they can be changed without a reason."))
    if criterion.round.status not in {RoundStatus.PREPARED, RoundStatus.CALLED}:
        return not_now(_("The steering group has resolved by these criteria. They stand."))
    if not reason.strip():
        return not_now(_("Say why the published criterion is changed."), field="reason")
    return None


def refuse_phases(round_: Round, phases: Mapping[str, PhaseDates], *, by: User) -> Refusal | None:
    """Phases follow each other in their order, share no day, and begin after the deadline's day."""
    if refusal := refuse_role(by, LEADER):
        return refusal
    if round_.status == RoundStatus.RELEASED:
        return not_now(_("The round is over: its decisions are sent."))
    before = round_.deadline_on
    for kind in PhaseKind:
        if (dates := phases.get(kind)) is None:
            continue
        if dates.last < dates.first:
            return not_now(_("The last day cannot be before the first."), field=f"{kind}_last")
        if dates.first <= before:
            return not_now(
                _("This phase begins after %(day)s, when what comes before it has ended.")
                % {"day": formats.day(before)},
                field=f"{kind}_first",
            )
        before = dates.last
    return None

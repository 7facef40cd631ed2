"""May this person score this application now, and what may they see of the others' scores?"""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.identity import holds_national_identity_number
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import Refusal, not_now, not_yours, refuse_role
from alisvest.ui import formats
from municipalities.models import Application, Assessment, Others, Phase, PhaseKind, Round
from municipalities.models.criterion import SCALE
from municipalities.workflow import REVIEWABLE


class Points(NamedTuple):
    """What is given on one thing: a value on the scale, None while there is none, and a note."""

    value: int | None
    note: str = ""


LEADER = frozenset({Role.PROJECT_LEADER})
SCORED_IN = frozenset({PhaseKind.READING, PhaseKind.DISCUSSION})


def current_phase(phases: Sequence[Phase], day: date) -> Phase | None:
    """Return the phase that the day falls in; a phase is half-open."""
    return next((phase for phase in phases if phase.start <= day < phase.end), None)


def others_seen(phases: Sequence[Phase], day: date) -> Others:
    """Return when others' scores are seen: as the latest phase that has begun says, also after it.

    Without phases it is after the own assessment; before the first phase never.
    """
    begun = [phase for phase in phases if phase.start <= day]
    if begun:
        return Others(max(begun, key=lambda phase: phase.start).others)
    return Others.NEVER if phases else Others.AFTER_OWN


def refuse_phase(phases: Sequence[Phase], day: date) -> Refusal | None:
    """Scores are given in the reading, changed in the discussion, and locked from the recommendation on."""
    if not phases:
        return None
    now = current_phase(phases, day)
    if now is not None:
        if now.kind in SCORED_IN:
            return None
        return not_now(_("The recommendation has begun: the scores are locked."))
    first = min(phase.start for phase in phases)
    if day < first:
        return not_now(_("The reading begins on %(day)s.") % {"day": formats.day(first)})
    return not_now(_("No phase of the review is under way today: scores cannot be given or changed."))


def refuse_score(
    application: Application, *, phases: Sequence[Phase], now: datetime, today: date, by: User
) -> Refusal | None:
    """Ask before anything is typed: the role, the application, the criteria, the phase. The gate is asked apart."""
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    if application.status not in REVIEWABLE:
        return not_now(
            _("The application is not under review. The status is: %(status)s.")
            % {"status": application.get_status_display()}
        )
    round_: Round = application.round
    if now < round_.closes_at:
        return not_now(_("The round is open until %(day)s. Scores are given after that.") % {"day": _closing(round_)})
    if round_.criteria_published_at is None:
        return not_now(_("The criteria are not published yet. They are locked before the first application is scored."))
    return refuse_phase(phases, today)


def _closing(round_: Round) -> str:
    return formats.moment(round_.closes_at) if round_.deadline_time else formats.day(round_.deadline_on)


def refuse_values(
    given: Collection[tuple[int, int | None]],
    *,
    asked: Collection[tuple[int, int | None]],
    values: Collection[int | None],
    notes: Collection[str],
) -> Refusal | None:
    """`given` and `asked`: (criterion, place) keys. Values are on the scale or missing; notes hold no identity number."""
    if not set(given) <= set(asked):
        return not_now(_("The criteria have changed. Open the page again."))
    if any(value is not None and value not in SCALE for value in values):
        return not_now(_("The scale goes from 0 to 4."))
    if any(holds_national_identity_number(note) for note in notes):
        return not_now(_("Take the national identity number out of the notes."))
    return None


def refuse_older(assessment: Assessment, *, version: int) -> Refusal | None:
    """`version` is the one that the page was made with: what was saved since is shown first, and not overwritten."""
    if version == assessment.version or assessment.saved_at is None:
        return None
    return not_now(
        _("You saved this assessment in another window at %(when)s. Compare the two and save again.")
        % {"when": formats.moment(assessment.saved_at)}
    )


def refuse_assign(
    pairs: Collection[tuple[int, int]],
    *,
    applications: Collection[int],
    reviewers: Collection[int],
    by: User,
) -> Refusal | None:
    """`pairs`: (application, person); both among those of the round and today's staff."""
    if refusal := refuse_role(by, LEADER):
        return refusal
    if any(a not in applications or person not in reviewers for a, person in pairs):
        return not_now(_("The applications or the reviewers have changed. Open the page again."))
    return None


def refuse_take_away(names: Collection[str]) -> Refusal | None:
    """Whoever has begun to score stays on the list: what was given must stand under a name that was asked."""
    if not names:
        return None
    return not_now(_("These have begun to score and cannot be taken off:"), details=sorted(names))


def refuse_assign_unfit(names: Collection[str]) -> Refusal | None:
    if not names:
        return None
    refusal = not_yours(_("These have a conflict of interest and cannot be asked to read:"))
    return Refusal(refusal.kind, refusal.reason, details=tuple(sorted(names)))


def refuse_flag(application: Application, *, known: bool, reason: str, by: User) -> Refusal | None:
    """A flag is set and changed while the case is under review, always with its reason; "" takes it away."""
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    if application.status not in REVIEWABLE:
        return not_now(_("The application is decided: its flags stand."))
    if not known:
        return not_now(_("The round does not have this flag."))
    if holds_national_identity_number(reason):
        return not_now(_("Take the national identity number out of the reason."))
    return None

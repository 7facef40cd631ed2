"""May this person judge this municipality's case, and is it time to write, schedule or release its decision?"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.roles import Role
from alisvest.core.rules import Refusal, not_now, not_yours, refuse_move, refuse_role
from municipalities.models import Application, Municipality, PreparedDecision, Release
from municipalities.workflow import DECISION_MOVES, RESOLVABLE, DecisionStatus

LEADER = frozenset({Role.PROJECT_LEADER})


class Terms(NamedTuple):
    """How the post of a place would begin: from when, per cent, main position."""

    start: date
    percentage: int = 100
    main_position: str = "general_practice"


def refuse_judging(
    municipality: Municipality, *, substitute: User | None, member: bool, unfit: bool = False, by: User
) -> Refusal | None:
    """Refuse whoever belongs or belonged to the municipality, and where a substitute is named, everyone else.

    `member`: the person holds or held a role in the municipality. `unfit`: the last they declared of it was a conflict
    of interest. Source: domain rules on conflict of interest.
    """
    if member:
        return not_yours(
            _("You have, or have had, a role in %(municipality)s. Somebody else must decide its case.")
            % {"municipality": municipality.name}
        )
    if unfit:
        return not_yours(
            _("You have declared a conflict of interest with %(municipality)s. Somebody else must decide its case.")
            % {"municipality": municipality.name}
        )
    if substitute is not None and substitute.pk != by.pk:
        return not_yours(
            _("The cases of %(municipality)s are decided by the named substitute, %(name)s.")
            % {"municipality": municipality.name, "name": substitute.name}
        )
    if substitute is None and municipality.leads_programme:
        return not_now(
            _("%(municipality)s leads the programme. Name a substitute to decide its case first.")
            % {"municipality": municipality.name}
        )
    return None


def refuse_name_substitute(user: User, *, appointed: bool, start: date, today: date, by: User) -> Refusal | None:
    if refusal := refuse_role(by, LEADER):
        return refusal
    if not appointed:
        return not_now(_("The substitute must hold the role of project leader from that day."), field="user")
    if user.pk == by.pk:
        return not_now(_("You cannot name yourself. Name somebody else."), field="user")
    return None


def refuse_preparing(
    application: Application, prepared: PreparedDecision | None, *, resolved: bool, by: User
) -> Refusal | None:
    """Say why a decision cannot be written or written anew now, before anything is typed."""
    if refusal := refuse_role(by, LEADER):
        return refusal
    if not resolved:
        return not_now(_("Record the steering group's resolution before the decision is written."))
    if application.status not in RESOLVABLE:
        return not_now(
            _("This is not possible now. The status is: %(status)s.") % {"status": application.get_status_display()}
        )
    if prepared is None:
        return None
    if prepared.status == DecisionStatus.SCHEDULED:
        return not_now(_("The decision waits for its hour. Take the release back to change it."))
    label = prepared.get_status_display()
    return refuse_move(DECISION_MOVES, "prepare", status=prepared.status, status_label=label, by=by)


def refuse_prepare(
    prepared: PreparedDecision | None,
    *,
    reasons: str,
    terms: Mapping[int, Terms],
    needed: Sequence[int],
    feedback: Mapping[int, str],
    criteria: Sequence[int],
    version: int | None,
) -> Refusal | None:
    """`needed`: the places that are granted or wait, which need terms; `criteria`: the round's own."""
    if version is not None and version != (prepared.version if prepared else 0):
        return not_now(
            _("%(name)s saved this decision while you were writing. Compare the two and save again.")
            % {"name": prepared.prepared_by.name if prepared else "–"}
        )
    if not reasons.strip():
        return not_now(_("A decision is always reasoned. Write the reasons."), field="reasons")
    if set(terms) != set(needed):
        return not_now(_("Say how the post of every place that is granted or waits would begin."))
    if any(not 1 <= each.percentage <= 100 for each in terms.values()):
        return not_now(_("The percentage of a post is from 1 to 100."))
    if set(feedback) - set(criteria):
        return not_now(_("Give feedback on the round's own criteria."))
    return None


def refuse_releasing(
    release: Release | None, *, resolved: int, unwritten: Sequence[str], lacking: Sequence[str], by: User
) -> Refusal | None:
    """Say why a round's decisions cannot be released. `resolved`: how many; `lacking`: letters without a value."""
    if refusal := refuse_role(by, LEADER):
        return refusal
    if release is not None and release.released_at is not None:
        return not_now(_("The decisions of this round are released."))
    if release is not None:
        return not_now(_("The decisions of this round wait for their hour."))
    if not resolved:
        return not_now(_("Record the steering group's resolution before the decisions are released."))
    if unwritten:
        return not_now(_("These decisions are not written yet:"), details=list(unwritten))
    if lacking:
        return not_now(_("These letters lack something:"), details=list(lacking))
    return None


def refuse_release(
    *, visible_at: datetime, answer_days: int, offer_days: int, waiting_until: date, now: datetime, today: date
) -> Refusal | None:
    """`visible_at`: the hour from which the municipalities see their decisions; now or later."""
    if visible_at < now:
        return not_now(_("The hour is already past. Choose a later one, or release at once."), field="visible_at")
    if answer_days < 1:
        return not_now(_("A municipality has at least one day to answer."), field="answer_days")
    if offer_days < 1:
        return not_now(_("A municipality has at least one day to answer."), field="offer_days")
    if waiting_until < today:
        return not_now(_("The waiting list cannot end before it begins."), field="waiting_until")
    return None


def refuse_take_back_release(release: Release | None, *, now: datetime, by: User) -> Refusal | None:
    """Only what has not reached its hour is taken back, also when nobody has let it go yet."""
    if refusal := refuse_role(by, LEADER):
        return refusal
    if release is None:
        return not_now(_("No release waits for its hour."))
    if release.released_at is not None or now >= release.visible_at:
        return not_now(_("The decisions are released. What is sent cannot be taken back."))
    return None


def refuse_send_letter(*, sent: bool, waiting: bool, by: User) -> Refusal | None:
    """A decision has one letter; the button is there for one that could not be written when it was released.

    `waiting`: it is written, and the worker has not put it on paper yet.
    """
    if refusal := refuse_role(by, LEADER):
        return refusal
    if sent:
        return not_now(_("The decision has its letter already."))
    if waiting:
        return not_now(_("The letter is written. It leaves as soon as its PDF is made."))
    return None

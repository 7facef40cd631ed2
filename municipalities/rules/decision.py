"""May this person judge this municipality's case, and is it time?"""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.roles import Role
from alisvest.core.rules import Refusal, not_now, not_yours, refuse_move, refuse_role
from municipalities.models import Application, Municipality, Outcome
from municipalities.workflow import MOVES, RESOLVABLE

LEADER = frozenset({Role.PROJECT_LEADER})


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


def refuse_recommend(
    application: Application, *, outcome: str, places: int, reasons: str, resolved: bool, by: User
) -> Refusal | None:
    """A recommendation can be changed until the steering group's resolution is recorded."""
    verb = "recommend" if outcome == Outcome.RECOMMENDED else "not_recommend"
    label = application.get_status_display()
    if refusal := refuse_move(MOVES, verb, status=application.status, status_label=label, by=by):
        return refusal
    if resolved:
        return not_now(_("The steering group's resolution is recorded. The recommendation stands."))
    if not reasons.strip():
        return not_now(_("Give the reasons: they follow the recommendation to the steering group."), field="reasons")
    if outcome == Outcome.RECOMMENDED and not 1 <= places <= application.places_wanted:
        return not_now(
            _("Recommend from 1 to %(wanted)d posts: that is what the municipality applied for.")
            % {"wanted": application.places_wanted},
            field="places",
        )
    if outcome == Outcome.NOT_RECOMMENDED and places:
        return not_now(_("An application that is not recommended gets no posts."), field="places")
    return None


def refuse_record_resolution(
    applications: list[Application],
    *,
    outcomes: Mapping[int, int],
    meeting_on: date,
    recorded: bool,
    closed: bool,
    today: date,
    by: User,
) -> Refusal | None:
    """Every application handed in has been recommended or not, and gets an outcome; once a round."""
    if refusal := refuse_role(by, LEADER):
        return refusal
    if recorded:
        return not_now(_("The resolution of this round is already recorded."))
    if not closed:
        return not_now(_("The round is still open. The resolution is recorded when the deadline has passed."))
    if meeting_on > today:
        return not_now(_("The date of the meeting cannot be in the future."), field="meeting_on")
    if not applications:
        return not_now(_("No application is handed in."))
    unread = [str(each.municipality) for each in applications if each.status not in RESOLVABLE]
    if unread:
        return not_now(_("These applications have no recommendation yet:"), details=unread)
    if {each.pk for each in applications} != set(outcomes):
        return not_now(_("Give an outcome for every application of the round."))
    for each in applications:
        if not 0 <= outcomes[each.pk] <= each.places_wanted:
            return not_now(
                _("%(municipality)s applied for %(wanted)d posts: give from 0 to that number.")
                % {"municipality": each.municipality.name, "wanted": each.places_wanted}
            )
    return None


def refuse_issue(
    application: Application, *, places: int | None, reasons: str | None = None, by: User
) -> Refusal | None:
    """`places` is what the steering group resolved, None while nothing is recorded; no reasons: not asked yet."""
    if refusal := refuse_role(by, LEADER):
        return refusal
    if places is None:
        return not_now(_("Record the steering group's resolution before the decision is issued."))
    label = application.get_status_display()
    verb = "grant" if places else "refuse"
    if refusal := refuse_move(MOVES, verb, status=application.status, status_label=label, by=by):
        return refusal
    if reasons is not None and not reasons.strip():
        return not_now(_("A decision is always reasoned. Write the reasons."), field="reasons")
    return None


def refuse_send_letter(*, sent: bool, by: User) -> Refusal | None:
    """A decision has one letter; the button is there for one that could not be written when it was issued."""
    if refusal := refuse_role(by, LEADER):
        return refusal
    if sent:
        return not_now(_("The decision has its letter already."))
    return None

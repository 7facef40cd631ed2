"""What waits for whom, and how the programme stands: read from all apps, always in the reader's own reach."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import MUNICIPALITY_ROLES, Role
from alisvest.dashboard.queries.figures import hours_tile, municipality_tiles, programme_tiles
from alisvest.dashboard.queries.waiting import (
    claim_task,
    draft_plans,
    egenandel_tasks,
    missing_months,
    own_claims,
    own_egenandel,
    review_tasks,
    round_tasks,
    vacant,
)
from alisvest.ui import formats
from alisvest.ui.parts import FeedItem, Tile
from supervision.queries.due import months_missing, months_to_do


@dataclass(frozen=True, slots=True)
class Overview:
    """A start page: one sentence, figures, what waits, and the one primary action where a role has one."""

    lead: str
    waiting: list[FeedItem]
    nothing: str
    tiles: list[Tile]
    action: tuple[str, str] | None = None


def overview_for(user: User) -> Overview:
    """Return the start page of the hat that is worn."""
    build = _PAGES.get(user.role) if user.role else None
    if build is None:
        return Overview(_("You hold no role now."), [], _("Ask the project leader to give you a role."), [])
    return build(user, clock.today())


def _project_leader(user: User, today: date) -> Overview:
    waiting = [
        *review_tasks(user),
        *claim_task(user, "authorise"),
        *draft_plans(user),
        *vacant(user, today),
        *missing_months(user, today),
    ]
    return Overview(
        lead=_("This waits for you now."),
        waiting=waiting,
        nothing=_("Nothing waits for you. Well done."),
        tiles=programme_tiles(user, today),
    )


def _administrator(user: User, today: date) -> Overview:
    waiting = [
        *claim_task(user, "attest"),
        *claim_task(user, "pay"),
        *egenandel_tasks(user, today),
        *vacant(user, today),
    ]
    return Overview(
        lead=_("This waits for you now."),
        waiting=waiting,
        nothing=_("Nothing waits for you. Well done."),
        tiles=programme_tiles(user, today),
    )


def _supervisor(user: User, today: date) -> Overview:
    record = reverse("supervision:meeting_record")
    waiting = [
        FeedItem(
            todo.candidate.name,
            _("%(month)s: %(held)s of %(asked)s held")
            % {
                "month": formats.month(todo.first),
                "held": formats.hours(todo.held),
                "asked": formats.hours(todo.asked),
            },
            "",
            "",
            f"{record}?candidate={todo.candidate.pk}&month={todo.first:%Y-%m}",
        )
        for todo in months_to_do(user)
    ]
    return Overview(
        lead=_("Two hours a month with each candidate. These months wait for a meeting."),
        waiting=waiting,
        nothing=_("Every month has its meeting."),
        tiles=[hours_tile(user, today)],
        action=(_("Record a meeting"), record),
    )


def _candidate(user: User, today: date) -> Overview:
    waiting = [
        FeedItem(
            _("No meeting in %(month)s") % {"month": formats.month(missing.first)},
            _("Agree a date with your supervisor."),
            "",
            "",
            reverse("supervision:month_grid"),
        )
        for missing in months_missing(user, today.year)
    ]
    return Overview(
        lead=_("Your plan for five years, and the meetings with your supervisor."),
        waiting=waiting,
        nothing=_("Nothing waits for you."),
        tiles=[hours_tile(user, today)],
        action=(_("Go to my plan"), reverse("candidates:candidate_mine")),
    )


def _municipality(user: User, today: date) -> Overview:
    waiting = [
        *round_tasks(user),
        *own_claims(user),
        *vacant(user, today),
        *own_egenandel(user, today),
    ]
    return Overview(
        lead=_("You act for the municipality. This waits for you now."),
        waiting=waiting,
        nothing=_("Nothing waits for your municipality."),
        tiles=municipality_tiles(user, today),
        action=(_("See the cost statements"), reverse("finance:statement_list")),
    )


def _steering(user: User, today: date) -> Overview:
    return Overview(
        lead=_("Progress and economy of the whole programme. Persons and notes are not shown."),
        waiting=[],
        nothing="",
        tiles=programme_tiles(user, today),
    )


def _researcher(user: User, today: date) -> Overview:
    return Overview(
        lead=_("Researchers see pseudonymised data only."),
        waiting=[],
        nothing=_("No data set is released to you. The project leader releases them, one by one, for a named purpose."),
        tiles=[],
    )


def _auditor(user: User, today: date) -> Overview:
    return Overview(
        lead=_("Auditors see one municipality and year at a time, for a limited time."),
        waiting=[],
        nothing=_(
            "No municipality and year is open to you. The municipality or the project leader asks you to audit one."
        ),
        tiles=[],
    )


_PAGES: Mapping[Role, Callable[[User, date], Overview]] = {
    Role.PROJECT_LEADER: _project_leader,
    Role.ADMINISTRATOR: _administrator,
    Role.SUPERVISOR: _supervisor,
    Role.CANDIDATE: _candidate,
    Role.STEERING: _steering,
    Role.RESEARCHER: _researcher,
    Role.AUDITOR: _auditor,
} | dict.fromkeys(MUNICIPALITY_ROLES, _municipality)

"""How a grid, a meeting and a place with a supervisor are put into words for the pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.core.dates import last_day, months_of_year
from alisvest.ui import formats
from alisvest.ui.badges import Badge, Tone
from alisvest.ui.month_grid import Cell, MonthGrid, Row, State, month_grid
from alisvest.ui.parts import FeedItem, Tile
from supervision.queries import supervisors
from supervision.queries.months import Row as CandidateYear
from supervision.rules.months import Balance, Month
from supervision.rules.slots import Segment
from supervision.workflow import Theme

if TYPE_CHECKING:
    from supervision.models import Assignment, Meeting, Supervisor

HOUR = 60


def record_url(candidate: int | None = None, month: date | None = None) -> str:
    """Return the address of the form, with what is known already."""
    known = {"candidate": candidate, "month": month and f"{month:%Y-%m}"}
    query = urlencode({name: value for name, value in known.items() if value})
    return reverse("supervision:meeting_record") + (f"?{query}" if query else "")


def hours_number(minutes: int) -> str:
    """Return minutes as a number of hours: «13», «1,5»."""
    return formats.number(round(minutes / HOUR, 2))


def of_hours(balance: Balance) -> str:
    """Return «13 of 16»."""
    return _("%(held)s of %(asked)s") % {"held": hours_number(balance.held), "asked": hours_number(balance.asked)}


def grid(year: int, rows: Sequence[CandidateYear], *, today: date, caption: str) -> MonthGrid:
    """Put the candidates' years into the month grid; only months that ask for something of the reader are links."""
    words: dict[State, str | Promise] = {State.DONE: _("Norm met"), State.PART: _("Below the norm")}
    shown = [
        Row(
            name=row.candidate.name,
            cells=[_cell(row, month) for month in row.months],
            sub=row.municipality,
            href=reverse("supervision:candidate_detail", args=[row.candidate.pk]) + f"?year={year}",
            total=of_hours(row.balance),
        )
        for row in rows
    ]
    return month_grid(
        list(months_of_year(year)), shown, today=today, caption=caption, total_label=_("Hours"), words=words
    )


def _cell(row: CandidateYear, month: Month) -> Cell:
    asks = month.state in (State.MISSING, State.NOW, State.PART) and month.first in row.recordable
    return Cell(
        state=month.state,
        said=_said(month),
        text=_("%(hours)s h") % {"hours": hours_number(month.held)} if month.state is State.PART else "",
        href=record_url(row.candidate.pk, month.first) if asks else "",
    )


def _said(month: Month) -> str:
    if month.state is State.PART:
        return _("%(held)s held, the norm is %(asked)s") % {
            "held": formats.hours(month.held),
            "asked": formats.hours(month.asked),
        }
    return formats.hours(month.held) if month.state is State.DONE else ""


def lead(rows: Sequence[CandidateYear]) -> str:
    """Return the sentences over the grid: what is asked for, and what lacks."""
    missing = sum(row.missing for row in rows)
    if not missing:
        lacks = _("No month lacks a meeting.")
    else:
        lacks = ngettext("%(count)d month lacks a meeting.", "%(count)d months lack a meeting.", missing)
        lacks %= {"count": missing}
    return f"{asked_for(rows)} {lacks}".strip() if rows else ""


def asked_for(rows: Iterable[CandidateYear]) -> str:
    """Return the programme's norm as a sentence, as the year's months hold it; nothing where they ask for nothing."""
    norm = max((month.asked for row in rows for month in row.months), default=0)
    return _("The norm is %(hours)s of supervision every month.") % {"hours": formats.hours(norm)} if norm else ""


def themes(codes: Iterable[str]) -> str:
    return ", ".join(str(Theme(code).label) for code in codes)


def places(segments: Iterable[Segment]) -> list[tuple[str, str]]:
    """Return (period, what is free) for a supervisor's page."""
    return [(_dates(segment), _free(segment)) for segment in segments]


def _dates(segment: Segment) -> str:
    start, end = segment.span
    if end is None:
        return _("from %(day)s") % {"day": formats.day(start)}
    return formats.period(start, last_day(end))


def _free(segment: Segment) -> str:
    if not segment.free:
        return _("No free place")
    return ngettext("%(count)d free place", "%(count)d free places", segment.free) % {"count": segment.free}


def feed(held: Iterable["Meeting"], *, of_one: bool = False) -> list[FeedItem]:
    """Put meetings into a feed: facts alone, never the notes. `of_one`: all are one candidate's."""
    return [
        FeedItem(
            title=meeting.supervisor.name if of_one else meeting.candidate.name,
            text=themes(meeting.themes) or _("No themes given"),
            when=formats.day(meeting.held_on),
            note=f"{formats.hours(meeting.minutes)}, {str(meeting.get_place_display()).lower()}",
            href=meeting.get_absolute_url(),
        )
        for meeting in held
    ]


def followers(assignments: Iterable["Assignment"], *, linked: bool) -> list[FeedItem]:
    """Put a candidate's supervisors into a feed, each with the period."""
    return [
        FeedItem(
            title=assignment.supervisor.name,
            text=formats.period(assignment.valid),
            href=assignment.supervisor.get_absolute_url() if linked else "",
        )
        for assignment in assignments
    ]


def tiles(row: CandidateYear) -> list[Tile]:
    """Put the four quarters' balances into tiles."""
    names = (_("January to March"), _("April to June"), _("July to September"), _("October to December"))
    return [_tile(name, quarter) for name, quarter in zip(names, row.quarters, strict=True)]


def year_line(row: CandidateYear, year: int) -> str:
    """Return «Fitjar. 13 of 16 hours in 2018.»."""
    hours = _("%(balance)s hours in %(year)d.") % {"balance": of_hours(row.balance), "year": year}
    return f"{row.municipality}. {hours}" if row.municipality else hours


def _tile(label: str, balance: Balance) -> Tile:
    if not balance.asked and not balance.held:
        note = _("Nothing asked for yet")
    elif balance.met:
        note = _("Norm met")
    else:
        note = _("%(hours)s short of the norm") % {"hours": formats.hours(balance.missing)}
    return Tile(
        label=label,
        value=hours_number(balance.held),
        of=_("of %(asked)s hours") % {"asked": hours_number(balance.asked)},
        done=min(balance.held, balance.asked) if balance.asked else None,
        whole=balance.asked or None,
        note=note,
    )


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A supervisor in the register: whom they follow today, and when there is a place."""

    candidates: str
    badge: Badge


def register_line(supervisor: "Supervisor", today: date) -> RegisterLine:
    now = [a.candidate.name for a in supervisor.assignments.all() if supervisors.is_on(a, today)]
    segments = supervisors.places_of(supervisor, start=today)
    free = supervisors.free_from(segments)
    if free is None:
        badge = Badge(_("No free place"), Tone.NEUTRAL)
    elif free > today:
        badge = Badge(_("Free from %(day)s") % {"day": formats.day(free)}, Tone.INFO, "clock")
    else:
        badge = Badge(_free(segments[0]), Tone.SUCCESS, "check-circle")
    return RegisterLine(", ".join(now), badge)

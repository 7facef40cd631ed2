"""The month grid, and one candidate's supervision."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow, opens
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import refuse_role
from alisvest.ui.tables import paginate
from candidates.tabs import tabs_for
from supervision.forms import MeetingForm
from supervision.queries import meetings, months, supervisors
from supervision.views import words
from supervision.views.audience import READERS

PAGE_SIZE = 60
LATEST = 5


@dataclass(frozen=True, slots=True)
class Years:
    """The year shown and the addresses of its neighbours, "" where there is none."""

    year: int
    previous: str
    next: str


def chosen_year(request: SignedInRequest, allowed: Sequence[int], default: int) -> Years:
    """Return the year of ?year=; anything but a year of the programme gives the default."""
    typed = request.GET.get("year", "")
    year = int(typed) if typed.isascii() and typed.isdigit() and len(typed) == 4 else default
    if year not in allowed:
        year = default
    return Years(
        year,
        f"?year={year - 1}" if year - 1 in allowed else "",
        f"?year={year + 1}" if year + 1 in allowed else "",
    )


@allow(*READERS)
@require_safe
def month_grid(request: SignedInRequest) -> HttpResponse:
    """Show the reader's candidates by months; beside it, for a supervisor on a wide screen, the form."""
    user, today = request.user, clock.today()
    years = chosen_year(request, months.years_until(today), today.year)
    page = paginate(request, months.candidates_in(user, years.year), PAGE_SIZE)
    rows = months.rows(user, page.rows, years.year)
    context = {
        "years": years,
        "page": page,
        "lead": words.lead(rows),
        "grid": words.grid(years.year, rows, today=today, caption=_("Meetings by month")),
        "feed": words.feed(meetings.latest_meetings(user, count=LATEST)),
        "meeting_form": _embedded_form(request) if refuse_role(user, {Role.SUPERVISOR}) is None else None,
    }
    return render(request, "supervision/month_grid.html", context)


def _embedded_form(request: SignedInRequest) -> MeetingForm:
    followed = list(supervisors.followed_now(request.user)[:2])
    return MeetingForm(
        candidates=supervisors.candidates_to_record(request.user),
        up="",
        action=reverse("supervision:meeting_record"),
        initial={"held_on": clock.today(), "candidate": followed[0].pk if len(followed) == 1 else None},
    )


@opens("candidates.candidate")
@allow(*READERS)
@require_safe
def candidate_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one candidate's months, quarters, supervisors and meetings."""
    user, today = request.user, clock.today()
    candidate = get_object_or_404(supervisors.candidates_for(user), pk=pk)
    years = chosen_year(request, months.years_until(today), today.year)
    row = months.row_of(user, candidate, years.year)
    held = meetings.meetings_of(user, candidate).filter(held_on__year=years.year)
    context = {
        "candidate": candidate,
        "tabs": tabs_for(user, pk, "supervision:candidate_detail"),
        "years": years,
        "row": row,
        "grid": words.grid(years.year, [row], today=today, caption=_("Meetings by month")),
        "tiles": words.tiles(row),
        "asked_for": words.asked_for([row]),
        "followers": words.followers(supervisors.assignments_of(user, candidate), linked=user.role in STAFF_ROLES),
        "year_line": words.year_line(row, years.year),
        "feed": words.feed(held, of_one=True),
        "may_assign": user.role in STAFF_ROLES,
        "record_url": words.record_url(pk) if row.recordable and refuse_role(user, {Role.SUPERVISOR}) is None else "",
        "assign_url": reverse("supervision:supervisor_assign") + f"?candidate={pk}",
    }
    return render(request, "supervision/candidate_detail.html", context)

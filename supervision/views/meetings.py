"""Recording a meeting, and reading about meetings."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow, opens
from alisvest.core.roles import Role
from alisvest.core.rules import refuse_former, require
from alisvest.ui import formats
from alisvest.ui.parts import Fact
from alisvest.ui.tables import paginate
from supervision import actions
from supervision.forms import MeetingFilter, MeetingForm
from supervision.queries import meetings, supervisors
from supervision.views import words
from supervision.views.audience import READERS


def _initial(request: SignedInRequest) -> dict[str, object]:
    """Choose the candidate when the address or the register says who; today, unless another month is meant."""
    today = clock.today()
    wanted = request.GET.get("candidate", "")
    if not wanted:
        followed = list(supervisors.followed_now(request.user)[:2])
        wanted = str(followed[0].pk) if len(followed) == 1 else ""
    month = request.GET.get("month", "")
    held_on: date | None = today if month in ("", f"{today:%Y-%m}") else None
    return {"candidate": wanted, "held_on": held_on}


@allow(Role.SUPERVISOR)
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_record(request: SignedInRequest) -> HttpResponse:
    require(refuse_former(request.user.hat))
    up = reverse("supervision:month_grid")
    form = MeetingForm(
        request.POST if request.method == "POST" else None,
        initial=_initial(request),
        candidates=supervisors.candidates_to_record(request.user),
        up=up,
        action=reverse("supervision:meeting_record"),
    )
    if form.is_valid():
        candidate = form.cleaned_data["candidate"]
        if form.carry_out(actions.record_meeting, candidate, **form.facts, by=request.user):
            said = _("The meeting with %(name)s on %(day)s is saved.")
            day = formats.day(form.cleaned_data["held_on"])
            messages.success(request, said % {"name": candidate.name, "day": day})
            return redirect(up)
    return render(request, "supervision/meeting_record.html", {"form": form, "up": up}, status=form.status)


@allow(*READERS)
@require_safe
def meeting_list(request: SignedInRequest) -> HttpResponse:
    form = MeetingFilter(request.GET or None, candidates=supervisors.candidates_for(request.user))
    found = meetings.meetings_for(request.user)
    chosen = form.cleaned_data.get("candidate") if form.is_valid() else None
    if chosen:
        found = meetings.meetings_of(request.user, chosen)
    page = paginate(request, found)
    rows = [(meeting, words.themes(meeting.themes)) for meeting in page.rows]
    context = {"form": None, "filter": form, "page": page, "rows": rows, "chosen": chosen}
    return render(request, "supervision/meeting_list.html", context)


@opens("supervision.meeting")
@allow(*READERS)
@require_safe
def meeting_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a meeting: the facts to all who may know of it, the notes to the two who were there."""
    meeting = get_object_or_404(meetings.meetings_for(request.user), pk=pk)
    sees_candidate = supervisors.candidates_for(request.user).filter(pk=meeting.candidate_id).exists()
    candidate_url = reverse("supervision:candidate_detail", args=[meeting.candidate_id]) if sees_candidate else ""
    facts = [
        Fact(_("Candidate"), meeting.candidate.name, candidate_url),
        Fact(_("Supervisor"), meeting.supervisor.name),
        Fact(_("Date"), formats.day(meeting.held_on)),
        Fact(_("Duration"), formats.hours(meeting.minutes)),
        Fact(_("Form of meeting"), str(meeting.get_place_display())),
        Fact(_("Themes"), words.themes(meeting.themes) or _("No themes given")),
        Fact(_("Recorded"), formats.moment(meeting.recorded_at)),
    ]
    context = {
        "meeting": meeting,
        "facts": facts,
        "may_read_notes": meetings.may_read_notes(request.user, meeting),
        "notes": meetings.notes_of(request.user, meeting),
    }
    return render(request, "supervision/meeting_detail.html", context)

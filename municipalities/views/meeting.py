"""Information meetings: set, signed up for, attended."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.keys import keys_in
from alisvest.core.roles import STAFF_ROLES
from alisvest.core.rules import require
from municipalities import actions, queries, rules
from municipalities.forms import MeetingForm, ParticipantForm
from municipalities.forms.invitation import values_of
from municipalities.views.round import READERS, STAFF, told

if TYPE_CHECKING:  # pages reach rows through queries; only the types are named here
    from municipalities.models import InformationMeeting


FORM = ["GET", "HEAD", "POST"]


@allow(*READERS)
@require_safe
def meeting_list(request: SignedInRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    staff = request.user.role in STAFF_ROLES
    context = {
        "round": round_,
        "meetings": [(each, told(each)) for each in queries.meetings_for(request.user).filter(round=round_)],
        "is_staff": staff,
        "may_set_up": rules.refuse_set_up(round_, by=request.user, roles=STAFF_ROLES) is None,
        "up": reverse("municipalities:round_setup", args=[pk]) if staff else round_.get_absolute_url(),
    }
    return render(request, "municipalities/meeting_list.html", context)


@allow(*STAFF)
@require_http_methods(FORM)
def meeting_add(request: SignedInRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    require(rules.refuse_set_up(round_, by=request.user, roles=STAFF_ROLES))
    form = MeetingForm(request.POST or None, back=reverse("municipalities:meeting_list", args=[pk]))
    if form.is_valid() and form.carry_out(actions.save_meeting, round_, **form.meeting, by=request.user):
        messages.success(request, _("The meeting is saved."))
        return redirect("municipalities:meeting_detail", form.result.pk)
    context = {"round": round_, "form": form, "meeting": None}
    return render(request, "municipalities/meeting_save.html", context, status=form.status)


@allow(*STAFF)
@require_http_methods(FORM)
def meeting_change(request: SignedInRequest, pk: int) -> HttpResponse:
    meeting = get_object_or_404(queries.meetings_for(request.user), pk=pk)
    back = reverse("municipalities:meeting_detail", args=[pk])
    form = MeetingForm(request.POST or None, initial=values_of(meeting), back=back)
    if form.is_valid() and form.carry_out(
        actions.save_meeting, meeting.round, **form.meeting, meeting=meeting, by=request.user
    ):
        messages.success(request, _("The meeting is saved."))
        return redirect(back)
    context = {"round": meeting.round, "form": form, "meeting": meeting}
    return render(request, "municipalities/meeting_save.html", context, status=form.status)


@allow(*STAFF)
@require_POST
def meeting_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    meeting = get_object_or_404(queries.meetings_for(request.user), pk=pk)
    round_ = actions.remove_meeting(meeting, by=request.user)
    messages.success(request, _("The meeting is taken away."))
    return redirect("municipalities:meeting_list", round_.pk)


@allow(*STAFF)
@require_http_methods(FORM)
def meeting_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """The meeting with its people; the form below signs one more up."""
    meeting = get_object_or_404(queries.meetings_for(request.user), pk=pk)
    form = ParticipantForm(request.POST or None, places=queries.possible_invitees(meeting.round))
    if form.is_valid():
        given = dict(form.cleaned_data)
        municipality = given.pop("municipality")
        if form.carry_out(actions.enter_participant, meeting, municipality, **given, by=request.user):
            messages.success(request, _("The person is signed up."))
            return redirect("municipalities:meeting_detail", pk)
    return render(request, "municipalities/meeting_detail.html", _context(request, meeting, form), status=form.status)


def _context(request: SignedInRequest, meeting: "InformationMeeting", form: ParticipantForm) -> dict[str, object]:
    people = list(queries.participants_for(request.user).filter(meeting=meeting))
    return {
        "meeting": meeting,
        "meeting_facts": told(meeting),
        "round": meeting.round,
        "people": people,
        "form": form,
        "municipalities": len({person.municipality_id for person in people}),
        "may_tick": rules.refuse_attendance(meeting, now=clock.now(), by=request.user) is None,
        "may_set_up": rules.refuse_set_up(meeting.round, by=request.user, roles=STAFF_ROLES) is None,
    }


@allow(*STAFF)
@require_POST
def participant_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    participant = get_object_or_404(queries.participants_for(request.user), pk=pk)
    meeting = actions.remove_participant(participant, by=request.user)
    messages.success(request, _("The person is struck off the list."))
    return redirect("municipalities:meeting_detail", meeting.pk)


@allow(*STAFF)
@require_POST
def attendance_take(request: SignedInRequest, pk: int) -> HttpResponse:
    meeting = get_object_or_404(queries.meetings_for(request.user), pk=pk)
    present = keys_in(request.POST.getlist("present"))
    actions.take_attendance(meeting, present, by=request.user)
    messages.success(request, _("Attendance is saved."))
    return redirect("municipalities:meeting_detail", pk)

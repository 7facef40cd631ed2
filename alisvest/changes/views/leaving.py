"""The one dialogue when a doctor leaves: last day, why, where to, the supervisor, and what is owed either way."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alisvest.changes.actions.leaving import leave_post
from alisvest.changes.forms import LeaveForm
from alisvest.changes.queries.leaving import employments_to_end, leaving_of, participants
from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import STAFF_ROLES
from candidates.workflow import FILLERS


@allow(*sorted(FILLERS))
@require_http_methods(["GET", "HEAD", "POST"])
def doctor_leave(request: SignedInRequest, pk: int) -> HttpResponse:
    """First ask for the last day and the reason; then show what follows, and record it when that is confirmed."""
    employment = get_object_or_404(employments_to_end(request.user), pk=pk)
    others = {str(each.pk): each for each in participants(employment)}
    shown = request.POST.get("fingerprint", "")
    back = employment.position.get_absolute_url()
    form = LeaveForm(
        request.POST or None,
        municipalities=[(key, each.name) for key, each in others.items()],
        may_end_supervisor=request.user.role in STAFF_ROLES,
        asked=request.method == "POST",
        back=back,
    )
    found = None
    if form.is_valid():
        given = dict(form.cleaned_data)
        given["moves_to"] = others.get(given["moves_to"])
        found = leaving_of(employment, last=given["last_day"], today=clock.today())
        if shown and form.carry_out(leave_post, employment, **given, by=request.user):
            messages.success(
                request, _("It is recorded. The post is vacant after the last day: advertise it when you are ready.")
            )
            return redirect(back)
        form.now_shown(found.fingerprint)
    context = {"form": form, "employment": employment, "found": found}
    return render(request, "changes/doctor_leave.html", context, status=form.status)

"""The ladder of reminders, for the project leader."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import Role
from alisvest.dashboard import actions
from alisvest.dashboard.forms import LadderForm, PauseForm
from alisvest.dashboard.queries import ladder_page as queries
from alisvest.dashboard.workflow import UNDATED, TaskKind


@allow(Role.PROJECT_LEADER)
@require_safe
def reminder_list(request: SignedInRequest) -> HttpResponse:
    today = clock.today()
    context = {
        "lines": queries.ladder_lines(request.user, today),
        "pauses": queries.pause_lines(request.user, today),
    }
    return render(request, "dashboard/reminder_list.html", context)


@allow(Role.PROJECT_LEADER)
@require_safe
def reminder_preview(request: SignedInRequest) -> HttpResponse:
    return render(request, "dashboard/reminder_preview.html", {"days": queries.fortnight(clock.today())})


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def reminder_change(request: SignedInRequest, kind: str) -> HttpResponse:
    if kind not in TaskKind.values or kind in UNDATED:
        raise Http404
    chosen = TaskKind(kind)
    form = LadderForm(chosen, request.POST or None, initial=queries.ladder_of(request.user, chosen, clock.today()))
    if form.is_valid() and form.carry_out(
        actions.change_ladder, chosen, term=form.cleaned_data.get("term"), steps=form.steps, by=request.user
    ):
        messages.success(
            request, _("From today on this is how reminders are sent.") if form.result else _("Nothing was changed.")
        )
        return redirect("dashboard:reminder_list")
    return render(request, "dashboard/reminder_change.html", {"form": form, "kind": chosen}, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def pause_add(request: SignedInRequest) -> HttpResponse:
    form = PauseForm(request.POST or None)
    if form.is_valid() and form.carry_out(actions.add_pause, **form.cleaned_data, by=request.user):
        messages.success(request, _("Nobody is reminded in the pause."))
        return redirect("dashboard:reminder_list")
    return render(request, "dashboard/pause_add.html", {"form": form}, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_POST
def pause_end(request: SignedInRequest, pk: int) -> HttpResponse:
    pause = get_object_or_404(queries.pauses_in_use(request.user, clock.today()), pk=pk)
    actions.end_pause(pause, by=request.user)
    messages.success(request, _("The pause is ended: reminders are sent again."))
    return redirect("dashboard:reminder_list")

"""The register of supervisors, and who follows whom."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alisvest.accounts.queries import claim_panel
from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow, opens
from alisvest.core.dates import day_after
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.ui import formats
from alisvest.ui.parts import Fact
from alisvest.ui.tables import chosen_sort, paginate
from supervision import actions
from supervision.forms import AssignForm, EndForm, SupervisorFilter, SupervisorForm
from supervision.queries import supervisors
from supervision.views import words
from supervision.views.audience import STAFF

SORTS = {"name": "name_sort", "since": "specialist_since", "municipality": "municipality__name_sort"}


@allow(*STAFF)
@require_safe
def supervisor_list(request: SignedInRequest) -> HttpResponse:
    today = clock.today()
    form = SupervisorFilter(request.GET or None)
    found = supervisors.supervisors_for(request.user)
    if form.is_valid() and form.cleaned_data["q"]:
        found = supervisors.search(found, form.cleaned_data["q"].strip())
    page = paginate(request, found.order_by(chosen_sort(request, SORTS, "name"), "pk"))
    rows = [(supervisor, words.register_line(supervisor, today)) for supervisor in page.rows]
    return render(request, "supervision/supervisor_list.html", {"filter": form, "page": page, "rows": rows})


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def supervisor_register(request: SignedInRequest) -> HttpResponse:
    form = SupervisorForm(
        request.POST if request.method == "POST" else None,
        municipalities=supervisors.municipalities_for(request.user),
        up=reverse("supervision:supervisor_list"),
    )
    if form.is_valid() and form.carry_out(actions.register_supervisor, **form.cleaned_data, by=request.user):
        messages.success(request, _("%(name)s is registered as supervisor.") % {"name": form.result.name})
        return redirect(form.result)
    return render(request, "supervision/supervisor_register.html", {"form": form}, status=form.status)


@opens("supervision.supervisor")
@allow(*STAFF, Role.SUPERVISOR)
@require_safe
def supervisor_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a supervisor: the candidates followed, with dates, and when there is a free place."""
    supervisor = get_object_or_404(supervisors.supervisors_for(request.user), pk=pk)
    today = clock.today()
    context = {
        "supervisor": supervisor,
        "facts": [
            Fact(_("HPR number"), supervisor.hpr_number),
            Fact(_("Specialist since"), formats.day(supervisor.specialist_since)),
            Fact(_("Workplace"), supervisor.workplace),
            Fact(_("Municipality"), supervisor.municipality.name),
        ],
        "assignments": [
            (assignment, supervisors.may_end(assignment, today)) for assignment in supervisor.assignments.all()
        ],
        "places": words.places(supervisors.places_of(supervisor, start=today)),
        "is_staff": request.user.role in STAFF_ROLES,
        "claim": claim_panel(request.user, "supervision.supervisor", supervisor),
        "assign_url": reverse("supervision:supervisor_assign") + f"?supervisor={pk}",
    }
    return render(request, "supervision/supervisor_detail.html", context)


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def supervisor_assign(request: SignedInRequest) -> HttpResponse:
    """Let a supervisor follow a candidate; the address may name either beforehand."""
    form = AssignForm(
        request.POST if request.method == "POST" else None,
        initial={name: request.GET.get(name, "") for name in ("supervisor", "candidate")},
        supervisors=supervisors.supervisors_for(request.user),
        candidates=supervisors.candidates_for(request.user),
        up=reverse("supervision:supervisor_list"),
    )
    if form.is_valid():
        supervisor, candidate = form.cleaned_data["supervisor"], form.cleaned_data["candidate"]
        if form.carry_out(actions.assign_supervisor, supervisor, candidate, **form.dates, by=request.user):
            said = _("%(supervisor)s is the supervisor of %(candidate)s.")
            messages.success(request, said % {"supervisor": supervisor.name, "candidate": candidate.name})
            return redirect(supervisor)
    return render(request, "supervision/supervisor_assign.html", {"form": form}, status=form.status)


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def assignment_end(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give the candidate over: set the last day."""
    assignment = get_object_or_404(supervisors.assignments_for(request.user), pk=pk)
    supervisor = assignment.supervisor
    form = EndForm(request.POST if request.method == "POST" else None, up=supervisor.get_absolute_url())
    if form.is_valid():
        end = day_after(form.cleaned_data["last_day"])
        if form.carry_out(actions.end_assignment, assignment, end=end, by=request.user):
            messages.success(request, _("The assignment has its last day."))
            return redirect(supervisor)
    context = {"form": form, "assignment": assignment, "supervisor": supervisor}
    return render(request, "supervision/assignment_end.html", context, status=form.status)

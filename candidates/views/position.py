from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from candidates import actions, queries
from candidates.forms import FillForm
from candidates.workflow import FILLERS


@allow(*sorted(STAFF_ROLES), *sorted(MUNICIPALITY_ROLES))
@require_safe
def position_list_filled(request: SignedInRequest) -> HttpResponse:
    lines = queries.filled_positions(request.user, clock.today())
    context = {
        "lines": lines,
        "vacant": sum(1 for line in lines if line.is_vacant),
        "may_fill": request.user.role in FILLERS,
    }
    return render(request, "candidates/position_list_filled.html", context)


@allow(*sorted(FILLERS))
@require_http_methods(["GET", "HEAD", "POST"])
def position_fill(request: SignedInRequest, pk: int) -> HttpResponse:
    position = get_object_or_404(queries.positions_for(request.user), pk=pk)
    initial = {"start": position.start, "percentage": position.percentage}
    form = FillForm(request.POST or None, initial=initial, back=reverse("candidates:position_list_filled"))
    if form.is_valid() and form.carry_out(actions.fill_position, position, **form.cleaned_data, by=request.user):
        messages.success(request, _("The doctor is employed. Make the plan next."))
        return redirect(form.result.candidate)
    context = {"form": form, "position": position}
    return render(request, "candidates/position_fill.html", context, status=form.status)

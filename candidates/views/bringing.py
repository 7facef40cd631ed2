"""Earlier service from the application, on its way into the plan."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.rules import require
from alisvest.ui.parts import Confirmation
from candidates import actions, queries, rules
from candidates.forms import BringInForm
from candidates.views.drawing import months
from candidates.workflow import PLANNERS

PLANNING = sorted(PLANNERS)


@allow(*PLANNING)
@require_http_methods(["GET", "HEAD", "POST"])
def service_bring_in(request: SignedInRequest, pk: int) -> HttpResponse:
    """The rows of the application and what they come to in this plan; brought in when they are chosen."""
    plan = get_object_or_404(queries.plans_for(request.user), pk=pk)
    require(rules.refuse_change(plan, by=request.user))
    rows = list(queries.not_brought_in(plan.candidate).order_by("valid", "pk"))
    form = BringInForm(request.POST or None, rows=rows, back=plan.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.bring_in_service, plan, form.cleaned_data["rows"], by=request.user):
        count = len(form.result)
        said = ngettext("%(count)s period is brought in.", "%(count)s periods are brought in.", count)
        messages.success(request, said % {"count": count})
        return redirect(plan)
    preview = queries.preview_of(plan, rows, clock.today())
    context = {
        "plan": plan,
        "candidate": plan.candidate,
        "form": form,
        "rows": rows,
        "application": rows[0].place.application if rows else None,
        "warnings": preview.warnings,
        "counted": [
            (queries.text_of(each.line, "text"), months(each.before), months(each.after)) for each in preview.counted
        ],
        "brought": queries.brought_in(plan).count(),
    }
    return render(request, "candidates/service_bring_in.html", context, status=form.status)


@allow(*PLANNING)
@require_http_methods(["GET", "HEAD", "POST"])
def service_take_out(request: SignedInRequest, pk: int) -> HttpResponse:
    plan = get_object_or_404(queries.plans_for(request.user), pk=pk)
    if request.method == "POST":
        count = actions.take_out_service(plan, by=request.user)
        said = ngettext("%(count)s period is taken out.", "%(count)s periods are taken out.", count)
        messages.success(request, said % {"count": count})
        return redirect(plan)
    require(rules.refuse_change(plan, by=request.user))
    confirmation = Confirmation(
        _("Take out what was brought in?"),
        [
            _("The periods that came from the application are taken out of the plan, with their documents."),
            _("The rows stay in the application and can be brought in anew. The first day of the education stays."),
        ],
        _("Take them out"),
        _("Keep them"),
        plan.get_absolute_url(),
        danger=True,
    )
    return render(request, "layouts/confirm.html", {"confirmation": confirmation, "form": None})

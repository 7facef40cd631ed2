from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.dates import last_day
from alisvest.core.roles import Role
from alisvest.core.rules import require
from alisvest.ui.parts import Confirmation
from candidates import actions, queries, rules
from candidates.forms import PeriodForm, PlanForm
from candidates.views.candidate import agreement
from candidates.workflow import PLANNERS

PLANNING = sorted(PLANNERS)


@allow(*PLANNING)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_make(request: SignedInRequest, pk: int) -> HttpResponse:
    candidate = get_object_or_404(queries.candidates_for(request.user), pk=pk)
    employment = queries.shown_employment(queries.employments_of(candidate), clock.today())
    begun, rows = employment.valid.lower if employment else None, queries.not_brought_in(candidate).order_by("valid")
    first = next((row.valid.lower for row in rows[:1]), None)
    form = PlanForm(
        request.POST or None,
        rule_sets=[(rule_set.code, queries.text_of(rule_set, "name")) for rule_set in queries.rule_sets()],
        initial={"start": min((day for day in (begun, first) if day), default=None)},
        back=candidate.get_absolute_url(),
    )
    if form.is_valid() and form.carry_out(actions.make_plan, candidate, **form.cleaned_data, by=request.user):
        messages.success(request, _("The plan is made. Add its periods."))
        return redirect("candidates:service_bring_in", form.result.pk) if first else redirect(candidate)
    return render(request, "candidates/plan_make.html", {"form": form, "candidate": candidate}, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_agree(request: SignedInRequest, pk: int) -> HttpResponse:
    plan = get_object_or_404(queries.plans_for(request.user), pk=pk)
    if request.method == "POST":
        actions.agree_plan(plan, by=request.user)
        messages.success(request, _("The plan is agreed."))
        return redirect(plan)
    require(rules.refuse_agree(plan, queries.counted_periods(plan), by=request.user))
    context = {"confirmation": agreement(plan.candidate_id), "form": None}
    return render(request, "layouts/confirm.html", context)


@allow(*PLANNING)
@require_http_methods(["GET", "HEAD", "POST"])
def period_add(request: SignedInRequest, pk: int) -> HttpResponse:
    plan = get_object_or_404(queries.plans_for(request.user), pk=pk)
    require(rules.refuse_change(plan, by=request.user))
    after = queries.end_of(plan)
    initial = {"start": after or plan.start, "percentage": 100}
    form = PeriodForm(request.POST or None, initial=initial, back=plan.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.add_period, plan, **form.answers, by=request.user):
        messages.success(request, _("The period is added."))
        return redirect(plan)
    context = {"form": form, "candidate": plan.candidate, "period": None}
    return render(request, "candidates/period_save.html", context, status=form.status)


@allow(*PLANNING)
@require_http_methods(["GET", "HEAD", "POST"])
def period_change(request: SignedInRequest, pk: int) -> HttpResponse:
    period = get_object_or_404(queries.periods_for(request.user), pk=pk)
    require(rules.refuse_change(period.plan, by=request.user))
    initial = {
        "kind": period.kind,
        "place": period.place,
        "percentage": period.percentage,
        "start": period.valid.lower,
        "last": last_day(period.valid.upper),
    }
    form = PeriodForm(request.POST or None, initial=initial, back=period.plan.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.change_period, period, **form.answers, by=request.user):
        messages.success(request, _("The period is changed."))
        return redirect(period.plan)
    context = {
        "form": form,
        "candidate": period.plan.candidate,
        "period": period,
        "removal": _removal(period.plan.get_absolute_url()),
    }
    return render(request, "candidates/period_save.html", context, status=form.status)


@allow(*PLANNING)
@require_http_methods(["GET", "HEAD", "POST"])
def period_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    period = get_object_or_404(queries.periods_for(request.user), pk=pk)
    if request.method == "POST":
        plan = actions.remove_period(period, by=request.user)
        messages.success(request, _("The period is removed."))
        return redirect(plan)
    require(rules.refuse_change(period.plan, by=request.user))
    context = {"confirmation": _removal(period.plan.get_absolute_url()), "form": None}
    return render(request, "layouts/confirm.html", context)


def _removal(back: str) -> Confirmation:
    return Confirmation(
        _("Remove the period?"),
        [_("The period is taken out of the plan. The history keeps what it was.")],
        _("Remove the period"),
        _("Keep the period"),
        back,
        danger=True,
    )

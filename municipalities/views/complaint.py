from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import require
from alisvest.ui import formats
from alisvest.ui.badges import badge_for
from alisvest.ui.parts import Fact
from municipalities import actions, queries, rules
from municipalities.forms import ArrivalForm, ComplaintAnswerForm, ComplaintForm
from municipalities.queries import deciding
from municipalities.workflow import COMPLAINT_LOOKS, COMPLAINT_MOVES, ComplaintStatus

STAFF = tuple(sorted(STAFF_ROLES))


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def arrival_record(request: SignedInRequest, pk: int) -> HttpResponse:
    """Record when the decision's letter reached the municipality: the clock counts from there."""
    decision = get_object_or_404(queries.decisions_for(request.user), pk=pk)
    require(queries.refuse_opening(request.user, decision.application))
    before = deciding.recorded_arrival(decision)
    initial = {"arrived_on": before.arrived_on, "source": before.source} if before else {}
    form = ArrivalForm(request.POST or None, back=decision.get_absolute_url(), initial=initial)
    if form.is_valid() and form.carry_out(actions.record_arrival, decision, **form.cleaned_data, by=request.user):
        messages.success(request, _("The letter's arrival is recorded."))
        return redirect(decision)
    return render(
        request, "municipalities/arrival_record.html", {"decision": decision, "form": form}, status=form.status
    )


@allow(*STAFF, Role.SIGNER)
@require_http_methods(["GET", "HEAD", "POST"])
def complaint_register(request: SignedInRequest, pk: int) -> HttpResponse:
    """Register a complaint that came, or, as the municipality's signer, send one."""
    decision = get_object_or_404(queries.decisions_for(request.user), pk=pk)
    require(queries.refuse_opening(request.user, decision.application))
    open_one = deciding.complaints_about(request.user, decision).filter(status__in=("received", "sent_on")).exists()
    require(rules.refuse_complaining(decision, open_one=open_one, by=request.user))
    own = request.user.role == Role.SIGNER
    form = ComplaintForm(request.POST or None, own=own, back=decision.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.register_complaint, decision, **form.answers(), by=request.user):
        messages.success(request, _("The complaint is sent.") if own else _("The complaint is registered."))
        return redirect(form.result)
    last = deciding.last_day(decision)
    context = {
        "decision": decision,
        "form": form,
        "last": last,
        "over": last is not None and clock.today() > last,
    }
    return render(request, "municipalities/complaint_register.html", context, status=form.status)


@allow(*STAFF, *sorted(MUNICIPALITY_ROLES))
@require_safe
def complaint_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    complaint = get_object_or_404(deciding.complaints_for(request.user), pk=pk)
    require(queries.refuse_opening(request.user, complaint.decision.application))
    leads = request.user.role == Role.PROJECT_LEADER
    context = {
        "complaint": complaint,
        "badge": badge_for(ComplaintStatus(complaint.status), COMPLAINT_LOOKS),
        "facts": _facts(complaint),
        "answer": reverse("municipalities:complaint_answer", args=[pk])
        if leads and complaint.status in {"received", "sent_on"}
        else "",
    }
    return render(request, "municipalities/complaint_detail.html", context)


def _facts(complaint: Any) -> list[Fact]:
    facts = [
        Fact(_("Arrived"), formats.day(complaint.arrived_on)),
        Fact(_("Last day to complain"), formats.day(complaint.deadline_on) if complaint.deadline_on else "–"),
        Fact(_("In time"), _("No, too late") if complaint.late else _("Yes")),
        Fact(_("Registered by"), complaint.registered_by.name),
    ]
    if complaint.late_accepted_because:
        facts.append(Fact(_("Heard although late, because"), complaint.late_accepted_because))
    if complaint.answered_at:
        facts.append(Fact(_("Answered"), formats.moment(complaint.answered_at)))
    if complaint.body_name:
        facts.append(Fact(_("Complaints body"), complaint.body_name))
    if complaint.body_answered_on:
        facts.append(Fact(_("Answered by the complaints body"), formats.day(complaint.body_answered_on)))
    return facts


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def complaint_answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """Answer a complaint, or record what the complaints body answered."""
    complaint = get_object_or_404(deciding.complaints_for(request.user), pk=pk)
    decision = complaint.decision
    require(queries.refuse_opening(request.user, decision.application))
    require(queries.refuse_deciding(request.user, decision.application, clock.today()))
    outcomes = _outcomes(complaint)
    require(rules.refuse_answering_complaint(complaint, by=request.user))
    places = [each for each in deciding.decided_places(decision) if each.outcome != "granted"]
    form = ComplaintAnswerForm(
        request.POST or None,
        complaint=complaint,
        outcomes=outcomes,
        places=places,
        back=complaint.get_absolute_url(),
    )
    if form.is_valid() and form.carry_out(actions.answer_complaint, complaint, **form.answers(), by=request.user):
        messages.success(request, _("The complaint is answered, and the letter is on its way."))
        return redirect(complaint)
    context = {"complaint": complaint, "form": form, "facts": _facts(complaint)}
    return render(request, "municipalities/complaint_answer.html", context, status=form.status)


def _outcomes(complaint: Any) -> list[tuple[str, Any]]:
    """Return what may become of the complaint now; one in time cannot be dismissed."""
    possible = [move.target for move in COMPLAINT_MOVES.values() if complaint.status in move.sources]
    return [
        (each.value, each.label)
        for each in ComplaintStatus
        if each in possible and (each != ComplaintStatus.DISMISSED or complaint.late)
    ]

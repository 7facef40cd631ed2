"""Promises to be confirmed: the list of whoever may tell, telling, and asking again."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import Role
from alisvest.core.rules import require
from alisvest.ui.badges import Badge
from alisvest.ui.tables import paginate
from municipalities import actions
from municipalities.forms.agreement import AskForm, TellForm
from municipalities.queries import delivery
from municipalities.rules import promise as rules
from municipalities.workflow.promise import Delivery

if TYPE_CHECKING:  # pages reach rows through queries; only the types are named here
    from municipalities.models import PromiseCheck


TELLERS = (Role.CANDIDATE, Role.PROJECT_LEADER)


@allow(*TELLERS)
@require_safe
def promise_list(request: SignedInRequest) -> HttpResponse:
    """Show what was promised for the own post, or for all posts, with what was told of it."""
    user = request.user
    rows = paginate(request, delivery.checks_in_force(user))
    context = {
        "page": rows,
        "rows": [(check, _badge(check)) for check in rows.rows],
        "lead": _("What the municipality promised for your post. Tell whether it is kept.")
        if user.role == Role.CANDIDATE
        else _("The promises of all signed agreements that somebody is asked about."),
        "is_leader": user.role == Role.PROJECT_LEADER,
    }
    return render(request, "municipalities/promise_list.html", context)


def _badge(check: "PromiseCheck") -> Badge:
    if check.delivery:
        told = Delivery(check.delivery)
        return Badge(told.label, *delivery.DELIVERY_LOOKS[told])
    if check.due_on < clock.today():
        return Badge(_("Overdue"), "warning", "halfclock")
    return Badge(_("Waits"), "neutral", "clock")


def _back(check: "PromiseCheck", role: Role | None) -> str:
    if role == Role.CANDIDATE:
        return reverse("municipalities:promise_list")
    return reverse("municipalities:agreement_delivery", args=[check.term.version.agreement_id])


@allow(*TELLERS)
@require_http_methods(["GET", "HEAD", "POST"])
def promise_tell(request: SignedInRequest, pk: int) -> HttpResponse:
    check = get_object_or_404(delivery.checks_for(request.user), pk=pk)
    if request.method != "POST":
        require(rules.refuse_tell(check, today=clock.today(), by=request.user))
    back = _back(check, request.user.role)
    form = TellForm(request.POST or None, back=back)
    if form.is_valid() and form.carry_out(actions.tell_promise, check, **form.cleaned_data, by=request.user):
        messages.success(request, _("Thank you. The answer is saved."))
        return redirect(back)
    context = {"check": check, "form": form, "title": _("Is the promise kept?"), "back": back}
    return render(request, "municipalities/promise_form.html", context, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def promise_ask(request: SignedInRequest, pk: int) -> HttpResponse:
    check = get_object_or_404(delivery.checks_for(request.user), pk=pk)
    require(rules.refuse_ask_again(check, today=clock.today(), by=request.user))
    back = _back(check, request.user.role)
    form = AskForm(request.POST or None, back=back)
    if form.is_valid() and form.carry_out(actions.ask_again, check, **form.cleaned_data, by=request.user):
        messages.success(request, _("The doctor in the post is asked by the date you chose."))
        return redirect(back)
    context = {"check": check, "form": form, "title": _("Ask about the promise"), "back": back}
    return render(request, "municipalities/promise_form.html", context, status=form.status)

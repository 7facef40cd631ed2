"""Support: seeing what another person sees."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alisvest.accounts import actions, hats, queries, rules, see_as
from alisvest.accounts.forms import SeeAsForm
from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow, signed_in
from alisvest.core.roles import Role
from alisvest.core.rules import require


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def see_as_start(request: SignedInRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(queries.people_for(request.user), pk=pk)
    held = hats.hats_of(person, clock.today())
    require(rules.refuse_seeing(person, held=held, by=request.user))
    back = reverse("accounts:person_detail", args=[pk])
    form = SeeAsForm(request.POST or None, hats=held, back=back)
    if form.is_valid():
        chosen = form.cleaned_data
        if form.carry_out(
            actions.start_seeing_as,
            person,
            chosen["hat"],
            reason=chosen["reason"],
            longest=see_as.LONGEST,
            by=request.user,
        ):
            see_as.remember(request, person, form.result)
            return redirect("dashboard:start")
    context = {"somebody": person, "form": form, "back": back}
    return render(request, "accounts/see_as_start.html", context, status=form.status)


@signed_in
@require_POST
def see_as_end(request: Any) -> HttpResponse:
    """Be oneself again. Pressed twice, or when it is over anyway, it leads to the start page."""
    looker = getattr(request, "seen_by", None)
    see_as.forget(request)
    if looker is None:
        return redirect("dashboard:start")
    actions.stop_seeing_as(request.user, by=looker)
    messages.success(request, _("You are yourself again."))
    return redirect("accounts:person_detail", request.user.pk)

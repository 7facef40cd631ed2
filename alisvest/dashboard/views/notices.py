"""Notices and calendar: each person's own choices, and the address that a calendar fetches."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.core.access import SignedInRequest, everyone, signed_in
from alisvest.core.links import absolute
from alisvest.dashboard import actions
from alisvest.dashboard.forms import RhythmForm
from alisvest.dashboard.queries import notices as queries
from alisvest.dashboard.queries.feed import calendar_for
from alisvest.dashboard.workflow import Rhythm

FETCHES, WITHIN = 60, 3600  # of one address in so many seconds: calendars ask every few hours


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def notices(request: SignedInRequest) -> HttpResponse:
    form = RhythmForm(request.POST or None, initial={"rhythm": queries.rhythm_of(request.user)})
    if form.is_valid() and form.carry_out(actions.choose_rhythm, request.user, Rhythm(form.cleaned_data["rhythm"])):
        messages.success(request, _("Your choice is saved."))
        return redirect("dashboard:notices")
    return _page(request, form)


def _page(request: SignedInRequest, form: RhythmForm, address: str = "") -> HttpResponse:
    context = {
        "form": form,
        "gathered": queries.gathered_for(request.user),
        "since": queries.feed_since(request.user),
        "address": address,
    }
    return render(request, "dashboard/notices.html", context, status=form.status)


@signed_in
@never_cache
@sensitive_variables("token")
@require_POST
def calendar_make(request: SignedInRequest) -> HttpResponse:
    """Show the new address in the answer itself: it is kept nowhere, so there is no second time."""
    token = actions.make_feed(request.user)
    form = RhythmForm(initial={"rhythm": queries.rhythm_of(request.user)})
    return _page(request, form, absolute(reverse("dashboard:calendar_feed", args=[token])))


@signed_in
@require_POST
def calendar_stop(request: SignedInRequest) -> HttpResponse:
    if actions.stop_feed(request.user):
        messages.success(request, _("The calendar address is stopped."))
    return redirect("dashboard:notices")


@everyone
@login_not_required
@never_cache
@sensitive_variables("token")
@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Give the dates of whoever owns the address; an unknown one, an ended one and a closed account are the same."""
    hashed = actions.hash_of(token)
    owner = queries.feed_owner(hashed)
    if owner is None:
        raise Http404
    if _too_often(hashed):
        return HttpResponse(status=429, headers={"Retry-After": str(WITHIN)})
    return HttpResponse(
        calendar_for(owner),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'inline; filename="alis-vest.ics"', "X-Robots-Tag": "noindex"},
    )


def _too_often(hashed: str) -> bool:
    """Count this process's answers to the address; a calendar that asks all the time is told to wait."""
    memory, key = caches["memory"], f"feed:{hashed}"
    memory.add(key, 0, WITHIN)
    return memory.incr(key) > FETCHES

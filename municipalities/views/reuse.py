"""Bringing answers over from the municipality's last application."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from alisvest.core.rules import require
from municipalities import actions, queries, rules
from municipalities.queries import deciding
from municipalities.views.section import WRITERS, point_at

WRITERS_AND_COLLEAGUES = (*sorted(MUNICIPALITY_ROLES), *sorted(STAFF_ROLES))


@allow(*WRITERS_AND_COLLEAGUES)
@require_http_methods(["GET", "HEAD", "POST"])
def section_bring_over(request: SignedInRequest, pk: int, anchor: str) -> HttpResponse:
    """The point as it was sent the last time, beside what stands here: nothing is overwritten without asking."""
    application = get_object_or_404(queries.applications_with_answers(request.user), pk=pk)
    require(queries.refuse_opening(request.user, application))
    shown, user = point_at(application, anchor, request.POST.get("place", "")), request.user
    standing = queries.standing(application, user)
    require(rules.refuse_save(application, now=clock.now(), by=user, standing=standing, point=shown.pair))
    offer = queries.offer_for(application, shown.key, shown.place)
    if offer is None:
        raise Http404
    if request.method == "POST":
        replace = request.POST.get("replace") == "on"
        if shown.section is None or replace:
            actions.bring_over(application, shown.key, place=shown.place, replace=replace, by=user)
            messages.success(request, _("The answers are brought over. Say that they still hold, or change them."))
            return redirect("municipalities:section_save", pk, shown.anchor)
    context = {
        "application": application,
        "shown": shown,
        "offer": offer,
        "told": deciding.earlier_feedback(application, get_language() or "nb"),
    }
    return render(request, "municipalities/section_bring_over.html", context)


@allow(*WRITERS)
@require_POST
def application_bring_over(request: SignedInRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(queries.applications_for(request.user), pk=pk)
    brought = actions.bring_over_all(application, by=request.user)
    if brought:
        count = len(brought)
        said = ngettext(
            "%(count)s point is brought over. Say that it still holds, or change it.",
            "%(count)s points are brought over. Say of each that it still holds, or change it.",
            count,
        )
        messages.success(request, said % {"count": count})
    else:
        messages.info(
            request, _("Nothing was brought over: every point that was answered the last time is begun here.")
        )
    return redirect(application)


@allow(*WRITERS_AND_COLLEAGUES)
@require_POST
def section_confirm(request: SignedInRequest, pk: int, anchor: str) -> HttpResponse:
    application = get_object_or_404(queries.applications_with_answers(request.user), pk=pk)
    require(queries.refuse_opening(request.user, application))
    shown = point_at(application, anchor, request.POST.get("place", ""))
    actions.confirm_section(application, shown.key, place=shown.place, by=request.user)
    messages.success(request, _("Point %(point)s still holds.") % {"point": shown.point})
    return redirect(application)

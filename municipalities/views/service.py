"""The rows of earlier service at point 9."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.dates import last_day
from alisvest.core.links import is_ours
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from alisvest.core.rules import require
from alisvest.ui.parts import Confirmation
from municipalities import actions, queries, rules
from municipalities.forms import ServiceForm

if TYPE_CHECKING:  # pages reach rows through queries; only the types are named here
    from municipalities.models import EarlierService, Place

WRITERS_AND_COLLEAGUES = (*sorted(MUNICIPALITY_ROLES), *sorted(STAFF_ROLES))


def _point_9(place: "Place") -> str:
    return reverse("municipalities:section_save", args=[place.application_id, f"candidate-{place.rank}"])


def _may_write(request: SignedInRequest, place: "Place") -> None:
    """Let in whoever writes the point now; the words otherwise."""
    application, user = place.application, request.user
    require(queries.refuse_opening(user, application))
    standing, point = queries.standing(application, user), ("candidate", place.pk)
    require(rules.refuse_save(application, now=clock.now(), by=user, standing=standing, point=point))


@allow(*WRITERS_AND_COLLEAGUES)
@require_http_methods(["GET", "HEAD", "POST"])
def service_add(request: SignedInRequest, pk: int) -> HttpResponse:
    place = get_object_or_404(queries.places_for(request.user), pk=pk)
    _may_write(request, place)
    form = ServiceForm(request.POST or None, initial={"version": 0, "percentage": 100}, back=_point_9(place))
    if form.is_valid() and form.carry_out(actions.add_service, place, **form.answers(), by=request.user):
        messages.success(request, _("The row is added. A document can be uploaded beside it."))
        return redirect(_after(request, place))
    return _page(request, form, place, {"row": None, "heading": _("Add earlier service")})


@allow(*WRITERS_AND_COLLEAGUES)
@require_http_methods(["GET", "HEAD", "POST"])
def service_change(request: SignedInRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(queries.services_for(request.user), pk=pk)
    _may_write(request, row.place)
    initial = {
        "version": row.version,
        "place_of_work": row.place_of_work,
        "kind": row.kind,
        "percentage": row.percentage,
        "start": row.valid.lower,
        "last": last_day(row.valid.upper),
    }
    form = ServiceForm(request.POST or None, initial=initial, back=_point_9(row.place))
    if form.is_valid() and form.carry_out(
        actions.change_service, row, **form.answers(), version=form.cleaned_data["version"], by=request.user
    ):
        messages.success(request, _("The row is saved."))
        return redirect(_after(request, row.place))
    theirs = form.is_bound and form.cleaned_data.get("version") != row.version
    if theirs:
        form.now_at(row.version)
    return _page(
        request,
        form,
        row.place,
        {
            "row": row,
            "heading": _("Change earlier service"),
            "theirs": queries.service_words(row) if theirs else "",
            "theirs_title": _("Saved by %(name)s while you were writing") % {"name": row.saved_by.name},
            "removal": _removal(row),
        },
    )


def _page(request: SignedInRequest, form: ServiceForm, place: "Place", more: dict[str, Any]) -> HttpResponse:
    context = {"form": form, "place": place, "back": _point_9(place), "theirs": ""} | more
    return render(request, "municipalities/service_save.html", context, status=form.status)


def _after(request: SignedInRequest, place: "Place") -> str:
    """Lead to the link that was followed (static/autosave.js), to another row, or back to the point."""
    then = request.POST.get("then", "")
    if then == "next":
        return reverse("municipalities:service_add", args=[place.pk])
    return then if is_ours(then) else f"{_point_9(place)}#services"


def _removal(row: "EarlierService") -> Confirmation:
    return Confirmation(
        _("Take out the row?"),
        [queries.service_words(row), _("Its documents are withdrawn. The history keeps what it was.")],
        _("Take out the row"),
        _("Keep the row"),
        _point_9(row.place),
        danger=True,
    )


@allow(*WRITERS_AND_COLLEAGUES)
@require_http_methods(["GET", "HEAD", "POST"])
def service_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(queries.services_for(request.user), pk=pk)
    _may_write(request, row.place)
    if request.method == "POST":
        actions.remove_service(row, by=request.user)
        messages.success(request, _("The row is taken out."))
        return redirect(f"{_point_9(row.place)}#services")
    return render(request, "layouts/confirm.html", {"confirmation": _removal(row)})

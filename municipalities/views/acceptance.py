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
from municipalities import actions, letters, queries, rules
from municipalities.forms import AcceptForm, DeclineOfferForm, ExtendForm
from municipalities.queries import deciding
from municipalities.workflow import ACCEPTANCE_LOOKS, AcceptanceStatus

READERS = (*sorted(STAFF_ROLES), *sorted(MUNICIPALITY_ROLES))


@allow(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def acceptance_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show an offer and its terms; the municipality's signer accepts it here."""
    acceptance = get_object_or_404(deciding.acceptances_for(request.user), pk=pk)
    require(queries.refuse_opening(request.user, acceptance.decision.application))
    refusal = rules.refuse_answering(acceptance, "accept", now=clock.now(), by=request.user)
    if request.method == "POST":
        require(refusal)
    offered = deciding.offered_places(acceptance)
    form = None
    if refusal is None:
        form = AcceptForm(
            request.POST or None,
            offered=offered,
            labels=[_terms(each) for each in offered],
            initial={"contact_name": request.user.name, "contact_email": request.user.email},
        )
        if form.is_valid() and form.carry_out(actions.accept_decision, acceptance, **form.answers(), by=request.user):
            messages.success(request, _("The posts are accepted. The agreement is made from the application."))
            return redirect(acceptance)
    leads = request.user.role == Role.PROJECT_LEADER
    context = {
        "acceptance": acceptance,
        "application": acceptance.decision.application,
        "badge": badge_for(AcceptanceStatus(acceptance.status), ACCEPTANCE_LOOKS),
        "facts": _facts(acceptance),
        "offered": [(each, _terms(each)) for each in offered],
        "form": form,
        "refusal": refusal if request.user.role == Role.SIGNER and acceptance.status == "offered" else None,
        "decline": reverse("municipalities:acceptance_decline", args=[pk]) if form else "",
        "extend": reverse("municipalities:acceptance_extend", args=[pk])
        if leads and acceptance.status == "offered" and clock.now() < acceptance.deadline_at
        else "",
        "positions": queries.positions_for(request.user).filter(place__decided__offers__acceptance=acceptance),
    }
    return render(request, "municipalities/acceptance_detail.html", context, status=form.status if form else 200)


def _terms(offered: Any) -> str:
    return _("%(place)s: %(main)s, %(percentage)s, from %(day)s") % {
        "place": offered.place.place.title,
        "main": str(offered.get_main_position_display()).lower(),
        "percentage": formats.percent(offered.percentage),
        "day": formats.day(offered.start),
    }


def _facts(acceptance: Any) -> list[Fact]:
    facts = [
        Fact(_("Round"), acceptance.decision.application.round.name),
        Fact(_("Offered"), formats.moment(acceptance.offered_at)),
        Fact(_("Why"), acceptance.get_origin_display()),
        Fact(_("Last day to answer"), formats.day(letters.last_day_of(acceptance.deadline_at))),
    ]
    if acceptance.answered_by is not None:
        facts.append(Fact(_("Answered by"), acceptance.answered_by.name))
    if acceptance.ended_at is not None:
        label = _("Lapsed") if acceptance.status == "lapsed" else _("Answered")
        facts.append(Fact(label, formats.moment(acceptance.ended_at)))
    if acceptance.status == "accepted":
        facts += [
            Fact(_("Contact for the post"), acceptance.contact_name),
            Fact(_("The contact's e-mail address"), acceptance.contact_email),
            Fact(_("The contact's telephone"), acceptance.contact_phone or "–"),
            Fact(_("Reference on invoices"), acceptance.invoice_reference or "–"),
            Fact(_("Fingerprint of the terms (SHA-256)"), acceptance.content_sha256[:16] + "…"),
        ]
    return facts


@allow(Role.SIGNER)
@require_http_methods(["GET", "HEAD", "POST"])
def acceptance_decline(request: SignedInRequest, pk: int) -> HttpResponse:
    acceptance = get_object_or_404(deciding.acceptances_for(request.user), pk=pk)
    require(rules.refuse_answering(acceptance, "decline", now=clock.now(), by=request.user))
    form = DeclineOfferForm(request.POST or None, back=acceptance.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.decline_decision, acceptance, **form.cleaned_data, by=request.user):
        messages.success(request, _("The posts are declined. The next on the waiting list is asked."))
        return redirect(acceptance)
    context = {"acceptance": acceptance, "form": form}
    return render(request, "municipalities/acceptance_decline.html", context, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def acceptance_extend(request: SignedInRequest, pk: int) -> HttpResponse:
    acceptance = get_object_or_404(deciding.acceptances_for(request.user), pk=pk)
    require(queries.refuse_opening(request.user, acceptance.decision.application))
    form = ExtendForm(request.POST or None, back=acceptance.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.extend_acceptance, acceptance, **form.cleaned_data, by=request.user):
        messages.success(request, _("The deadline is moved, and the municipality is told."))
        return redirect(acceptance)
    context = {"acceptance": acceptance, "form": form}
    return render(request, "municipalities/acceptance_extend.html", context, status=form.status)


@allow(*READERS)
@require_safe
def acceptance_list(request: SignedInRequest) -> HttpResponse:
    """List the offers the reader reaches: those that wait for an answer first."""
    offers = deciding.acceptances_for(request.user).order_by("-offered_at", "-pk")
    lines = [
        (each, letters.last_day_of(each.deadline_at), badge_for(AcceptanceStatus(each.status), ACCEPTANCE_LOOKS))
        for each in offers
    ]
    return render(request, "municipalities/acceptance_list.html", {"lines": lines})

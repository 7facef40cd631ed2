"""The regular post at the end: recording the offer, the answer, and whether the doctor is still there."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import require
from alisvest.ui import formats
from alisvest.ui.badges import badge_for
from alisvest.ui.parts import Fact
from candidates import queries, rules
from candidates.actions import regular_post as actions
from candidates.forms import AnswerForm, OfferForm, StillThereForm
from candidates.queries.regular_post import kinds_of, offering_municipalities, offers_for
from candidates.rules.regular_post import due_checks
from candidates.workflow import FILLERS, OFFER_LOOKS, OfferAnswer

WRITERS = sorted(FILLERS)
READERS = (*sorted(STAFF_ROLES), *sorted(MUNICIPALITY_ROLES), Role.CANDIDATE)


def after_years(years: int) -> str:
    return ngettext("After %(years)d year", "After %(years)d years", years) % {"years": years}


@allow(*READERS)
@require_safe
def offer_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    today = clock.today()
    offer = get_object_or_404(offers_for(request.user), pk=pk)
    checks = list(offer.checks.all())
    facts = [
        Fact(_("Doctor"), offer.candidate.name, offer.candidate.get_absolute_url()),
        Fact(_("Municipality"), offer.municipality.name),
        Fact(_("Kinds of work"), kinds_of(offer)),
        Fact(_("Offered on"), formats.day(offer.offered_on)),
        Fact(_("First day in the regular post"), formats.day(offer.starts_on)),
    ]
    if offer.answered_on:
        facts.append(Fact(_("Answered on"), formats.day(offer.answered_on)))
    writes = request.user.role in FILLERS
    accepted = offer.answer == OfferAnswer.ACCEPTED
    context = {
        "offer": offer,
        "badge": badge_for(OfferAnswer(offer.answer), OFFER_LOOKS),
        "facts": facts,
        "accepted": accepted,
        "checks": [(after_years(check.years), check) for check in checks],
        "waiting": [
            (after_years(years), years, due_on, writes and due_on <= today)
            for years, due_on in due_checks(offer, (check.years for check in checks))
        ]
        if accepted
        else [],
        "may_answer": writes and offer.answer == OfferAnswer.OFFERED,
        "back": reverse("candidates:institution_candidate", args=[offer.candidate_id]),
    }
    return render(request, "candidates/offer_detail.html", context)


@allow(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def offer_make(request: SignedInRequest, pk: int) -> HttpResponse:
    user = request.user
    candidate = get_object_or_404(queries.candidates_for(user), pk=pk)
    back = reverse("candidates:institution_candidate", args=[pk])
    form = OfferForm(request.POST or None, municipalities=offering_municipalities(user, candidate), back=back)
    if form.is_valid() and form.carry_out(actions.offer_regular_post, candidate, **form.cleaned_data, by=user):
        messages.success(request, _("The offer is recorded."))
        return redirect(form.result)
    context = {"form": form, "title": _("Offer a regular post"), "lead": candidate.name, "back": back}
    return render(request, "candidates/service_form.html", context, status=form.status)


@allow(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def offer_answer(request: SignedInRequest, pk: int) -> HttpResponse:
    offer = get_object_or_404(offers_for(request.user), pk=pk)
    back = offer.get_absolute_url()
    form = AnswerForm(request.POST or None, initial={"answered_on": clock.today()}, back=back)
    if form.is_valid() and form.carry_out(actions.answer_offer, offer, **form.cleaned_data, by=request.user):
        messages.success(request, _("The answer is recorded."))
        return redirect(back)
    context = {"form": form, "title": _("The doctor’s answer"), "lead": offer.candidate.name, "back": back}
    return render(request, "candidates/service_form.html", context, status=form.status)


@allow(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def offer_check(request: SignedInRequest, pk: int, years: int) -> HttpResponse:
    offer = get_object_or_404(offers_for(request.user), pk=pk)
    if request.method != "POST":
        answered = {check.years for check in offer.checks.all()}
        require(rules.refuse_check(offer, years=years, answered=answered, today=clock.today(), by=request.user))
    back = offer.get_absolute_url()
    form = StillThereForm(request.POST or None, back=back)
    if form.is_valid() and form.carry_out(
        actions.record_still_there, offer, years=years, **form.cleaned_data, by=request.user
    ):
        messages.success(request, _("The answer is recorded."))
        return redirect(back)
    lead = f"{offer.candidate.name}: {after_years(years).lower()}"
    context = {"form": form, "title": _("Is the doctor still there?"), "lead": lead, "back": back}
    return render(request, "candidates/service_form.html", context, status=form.status)

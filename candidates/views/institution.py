"""Service in institutions: the list, a candidate's page of it, and each agreement's verbs."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow, opens
from alisvest.core.dates import last_day
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import require
from alisvest.ui import formats
from alisvest.ui.badges import Badge, Tone, badge_for
from alisvest.ui.parts import Fact
from alisvest.ui.tables import paginate, status_tabs
from candidates import queries, rules, tabs
from candidates.actions import institution as actions
from candidates.forms import ConfirmForm, InstitutionForm, ReasonForm
from candidates.queries import institution as institutions
from candidates.queries.exchange import exchanges_for
from candidates.queries.regular_post import kinds_of, offers_for
from candidates.workflow import (
    EXCHANGE_LOOKS,
    FILLERS,
    INSTITUTION_LOOKS,
    OFFER_LOOKS,
    ExchangeStatus,
    InstitutionStatus,
    OfferAnswer,
    SalaryPayer,
)

LIST_READERS = (*sorted(STAFF_ROLES), *sorted(MUNICIPALITY_ROLES))
READERS = (*LIST_READERS, Role.CANDIDATE, Role.SUPERVISOR)
WRITERS = sorted(FILLERS)
NOTHING = Badge(gettext_lazy("Nothing agreed"), Tone.WARNING, "warn")
STATUSES = [("", gettext_lazy("All")), *InstitutionStatus.choices]


def _badge(status: str | None) -> Badge:
    return badge_for(InstitutionStatus(status), INSTITUTION_LOOKS) if status else NOTHING


@allow(*LIST_READERS)
@require_safe
def institution_list(request: SignedInRequest) -> HttpResponse:
    """Show what nobody has confirmed yet, and all that is agreed."""
    user, today = request.user, clock.today()
    rows, status = institutions.institutions_for(user), request.GET.get("status", "")
    shown = rows.filter(status=status) if status in InstitutionStatus.values else rows
    page = paginate(request, shown.order_by("-valid", "pk"))
    planned = paginate(request, institutions.planned_unconfirmed(user, today), param="planned")
    counts = institutions.counts_by_status(user)
    context = {
        "page": page,
        "lines": [(row, _badge(row.status)) for row in page.rows],
        "planned": planned,
        "unconfirmed": [(row, _badge(row.agreement_status)) for row in planned.rows],
        "tabs": status_tabs(request, STATUSES, counts),
        "is_staff": user.role in STAFF_ROLES,
        "exchanges": [] if user.role in STAFF_ROLES else _exchanges(user),
    }
    return render(request, "candidates/institution_list.html", context)


def _exchanges(user: Any, candidate: Any = None) -> list[tuple[Any, Badge]]:
    """Return the exchanges of the reader's candidates, or of one, the latest first. Staff read them on the board."""
    found = exchanges_for(user)
    if candidate is not None:
        found = found.filter(candidate_wish__candidate=candidate)
    return [
        (each, badge_for(ExchangeStatus(each.status), EXCHANGE_LOOKS)) for each in found.order_by("-hospital_valid")
    ]


@opens("candidates.candidate")
@allow(*READERS)
@require_safe
def institution_candidate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a candidate's service in institutions, and the regular posts that were offered."""
    user, today = request.user, clock.today()
    candidate = get_object_or_404(queries.candidates_for(user), pk=pk)
    planned = institutions.planned_unconfirmed(user, today, ahead=False).filter(plan__candidate=candidate)
    offers = offers_for(user).filter(candidate=candidate)
    context = {
        "candidate": candidate,
        "tabs": tabs.tabs_for(user, pk, "candidates:institution_candidate"),
        "rows": [(row, _badge(row.status)) for row in institutions.institutions_of(user, candidate)],
        "unconfirmed": [(row, _badge(row.agreement_status)) for row in planned],
        "offers": [(each, kinds_of(each), badge_for(OfferAnswer(each.answer), OFFER_LOOKS)) for each in offers],
        "sees_offers": user.role != Role.SUPERVISOR,
        "exchanges": [] if user.role == Role.SUPERVISOR else _exchanges(user, candidate),
        "may_write": user.role in FILLERS,
        "up": reverse("candidates:candidate_list") if user.role in LIST_READERS else "",
    }
    return render(request, "candidates/institution_candidate.html", context)


@allow(*READERS)
@require_safe
def institution_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    user = request.user
    agreement = get_object_or_404(institutions.institutions_for(user), pk=pk)
    context = {
        "agreement": agreement,
        "badge": _badge(agreement.status),
        "facts": _facts(agreement),
        "back": reverse("candidates:institution_candidate", args=[agreement.candidate_id]),
        "may": {verb: rules.refuse_institution_move(agreement, verb, by=user) is None for verb in _VERBS},
        "over": agreement.valid.upper <= clock.today(),
        "not_a_claim": agreement.salary_paid_by == SalaryPayer.HEALTH_AUTHORITY,
    }
    return render(request, "candidates/institution_detail.html", context)


_VERBS = ("change", "agree", "confirm", "finish", "cancel")


def _facts(agreement: Any) -> list[Fact]:
    facts = [
        Fact(_("Candidate"), agreement.candidate.name, agreement.candidate.get_absolute_url()),
        Fact(_("Institution"), agreement.where),
        Fact(_("Period"), formats.period(agreement.valid.lower, last_day(agreement.valid.upper))),
        Fact(_("Position percentage"), formats.percent(agreement.percentage)),
        Fact(_("Who pays the doctor’s salary"), agreement.get_salary_paid_by_display()),
    ]
    if agreement.approved_months:
        facts.append(Fact(_("Approved months"), formats.number(agreement.approved_months)))
    contact = " · ".join(
        each for each in (agreement.contact_name, agreement.contact_email, agreement.contact_phone) if each
    )
    given = [
        (_("Who pays what else"), agreement.other_costs),
        (_("Contact in the institution"), contact),
        (_("Who confirmed in the institution"), agreement.confirmed_by),
        (_("Confirmed on"), formats.day(agreement.confirmed_on) if agreement.confirmed_on else ""),
        (_("Reason"), agreement.cancelled_because),
    ]
    return facts + [Fact(label, value) for label, value in given if value]


def _form_page(request: SignedInRequest, form: Any, title: str, lead: str, back: str) -> HttpResponse:
    context = {"form": form, "title": title, "lead": lead, "back": back}
    return render(request, "candidates/service_form.html", context, status=form.status)


@allow(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def institution_wish(request: SignedInRequest, pk: int) -> HttpResponse:
    candidate = get_object_or_404(queries.candidates_for(request.user), pk=pk)
    back = reverse("candidates:institution_candidate", args=[pk])
    form = InstitutionForm(request.POST or None, back=back)
    if form.is_valid() and form.carry_out(actions.wish_institution, candidate, form.terms, by=request.user):
        messages.success(request, _("The wish is recorded."))
        return redirect(form.result)
    return _form_page(request, form, _("Service in an institution"), candidate.name, back)


@allow(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def institution_change(request: SignedInRequest, pk: int) -> HttpResponse:
    agreement = get_object_or_404(institutions.institutions_for(request.user), pk=pk)
    require(rules.refuse_institution_move(agreement, "change", by=request.user))
    initial = {name: getattr(agreement, name) for name in InstitutionForm.base_fields if name not in {"start", "last"}}
    initial |= {"start": agreement.valid.lower, "last": last_day(agreement.valid.upper)}
    back = agreement.get_absolute_url()
    form = InstitutionForm(request.POST or None, initial=initial, back=back)
    if form.is_valid() and form.carry_out(actions.change_institution, agreement, form.terms, by=request.user):
        messages.success(request, _("The wish is changed."))
        return redirect(back)
    return _form_page(request, form, _("Change the service"), agreement.candidate.name, back)


@allow(*WRITERS)
@require_POST
def institution_agree(request: SignedInRequest, pk: int) -> HttpResponse:
    agreement = get_object_or_404(institutions.institutions_for(request.user), pk=pk)
    actions.agree_institution(agreement, by=request.user)
    messages.success(request, _("The service is agreed. Record the institution’s confirmation when it comes."))
    return redirect(agreement)


@allow(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def institution_confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    agreement = get_object_or_404(institutions.institutions_for(request.user), pk=pk)
    if request.method != "POST":
        require(rules.refuse_institution_move(agreement, "confirm", by=request.user))
    back = agreement.get_absolute_url()
    form = ConfirmForm(request.POST or None, initial={"confirmed_on": clock.today()}, back=back)
    if form.is_valid() and form.carry_out(actions.confirm_institution, agreement, **form.cleaned_data, by=request.user):
        messages.success(request, _("The confirmation is recorded."))
        return redirect(back)
    return _form_page(request, form, _("Confirm the service"), agreement.where, back)


@allow(*sorted(STAFF_ROLES))
@require_POST
def institution_finish(request: SignedInRequest, pk: int) -> HttpResponse:
    agreement = get_object_or_404(institutions.institutions_for(request.user), pk=pk)
    actions.finish_institution(agreement, by=request.user)
    messages.success(request, _("The service is done."))
    return redirect(agreement)


@allow(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def institution_cancel(request: SignedInRequest, pk: int) -> HttpResponse:
    agreement = get_object_or_404(institutions.institutions_for(request.user), pk=pk)
    if request.method != "POST":
        require(rules.refuse_institution_move(agreement, "cancel", by=request.user))
    back = agreement.get_absolute_url()
    form = ReasonForm(request.POST or None, back=back, button=_("Cancel the service"))
    if form.is_valid() and form.carry_out(actions.cancel_institution, agreement, **form.cleaned_data, by=request.user):
        messages.success(request, _("The service is cancelled. The plan is as it was."))
        return redirect(back)
    return _form_page(request, form, _("Cancel the service"), agreement.where, back)

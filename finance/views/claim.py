from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alisvest.accounts.models import User
from alisvest.audit.queries import history_of
from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.ui.forms.base import bound
from alisvest.ui.parts import Confirmation
from alisvest.ui.tables import paginate, status_tabs
from finance import actions
from finance.forms.claim import AttestForm, DraftForm, LineForm, PaymentForm, ReturnForm, initial_of
from finance.queries import claims as queries
from finance.queries.pages import (
    claim_facts,
    claim_feed,
    claim_row,
    claim_steps,
    line_row,
    payment_facts,
    room_facts,
    verb_buttons,
)
from finance.queries.vouchers import voucher_shelves, without_voucher
from finance.rules import claim as rules
from finance.workflow import CLAIM_SENDERS, CLAIM_WRITERS, ClaimStatus
from municipalities.queries import reached_municipalities

FORM = ["GET", "HEAD", "POST"]
READERS = STAFF_ROLES | MUNICIPALITY_ROLES


@allow(*READERS)
@require_safe
def claim_list(request: SignedInRequest) -> HttpResponse:
    claims = queries.claims_for(request.user)
    status = request.GET.get("status", "")
    if status in ClaimStatus.values:
        claims = claims.filter(status=status)
    rows = paginate(request, claims)
    counts = queries.claim_counts(request.user)
    context = {
        "page": rows,
        "rows": [claim_row(claim) for claim in rows.rows],
        "tabs": status_tabs(request, [("", _("All")), *ClaimStatus.choices], counts),
        "can_draft": request.user.role in CLAIM_WRITERS,
    }
    return render(request, "finance/claim_list.html", context)


@allow(*CLAIM_WRITERS)
@require_http_methods(FORM)
def claim_draft(request: SignedInRequest) -> HttpResponse:
    municipality = get_object_or_404(reached_municipalities(request.user))
    this_year = clock.today().year
    form = DraftForm(
        request.POST or None,
        years=[this_year, this_year - 1],
        back=reverse("finance:claim_list"),
        initial={"year": this_year},
    )
    if form.is_valid() and form.carry_out(
        actions.draft_claim, municipality, form.cleaned_data["year"], by=request.user
    ):
        messages.success(request, _("The claim is started. Add its lines."))
        return redirect(form.result)
    return render(request, "finance/claim_draft.html", {"form": form}, status=form.status)


@allow(*READERS)
@require_safe
def claim_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    user = request.user
    claim = get_object_or_404(queries.claim_with_people(user), pk=pk)
    editable = rules.refuse_edit(claim, by=user) is None
    lines = _lines(claim, user, editable=editable)
    asked = {"send": _sending(claim, lines["without_voucher"]), "withdraw": _withdrawing(claim)}
    context = {
        "claim": claim,
        "row": claim_row(claim),
        "steps": claim_steps(claim),
        "facts": claim_facts(claim),
        **lines,
        "history": claim_feed(list(history_of(claim)), lines["names"]),
        "verbs": verb_buttons(claim, queries.verbs_of(claim, user), asked),
        "editable": editable,
    }
    return render(request, "finance/claim_detail.html", context)


def _lines(claim: Any, user: User, *, editable: bool = False) -> dict[str, Any]:
    """Return the lines as rows, each with its vouchers, and the names of those without."""
    lines = queries.lines_with_caps(claim)
    shelves = voucher_shelves(lines, user)
    return {
        "lines": [line_row(claim, shown, editable=editable, files=shelves[shown.line.pk]) for shown in lines],
        "names": {shown.line.pk: shown.line.what for shown in lines},
        "without_voucher": without_voucher(lines, shelves),
    }


@allow(*CLAIM_WRITERS)
@require_http_methods(FORM)
def claim_line_add(request: SignedInRequest, pk: int) -> HttpResponse:
    claim = get_object_or_404(queries.claims_for(request.user), pk=pk)
    form = LineForm(request.POST or None, candidates=queries.candidates_of_claim(claim), back=claim.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.add_claim_line, claim, **form.cleaned_data, by=request.user):
        messages.success(request, _("The line is added."))
        return redirect(claim)
    return _line_page(request, claim, form)


@allow(*CLAIM_WRITERS)
@require_http_methods(FORM)
def claim_line_change(request: SignedInRequest, pk: int, line: int) -> HttpResponse:
    claim = get_object_or_404(queries.claims_for(request.user), pk=pk)
    row = get_object_or_404(claim.lines, pk=line)
    form = LineForm(
        request.POST or None,
        candidates=queries.candidates_of_claim(claim),
        back=claim.get_absolute_url(),
        initial=initial_of(row),
    )
    if form.is_valid():
        fields = {name: value for name, value in form.cleaned_data.items() if name != "idempotency_key"}
        if form.carry_out(actions.change_claim_line, row, **fields, by=request.user):
            messages.success(request, _("The line is changed."))
            return redirect(claim)
    return _line_page(request, claim, form)


def _line_page(request: SignedInRequest, claim: Any, form: LineForm) -> HttpResponse:
    refusal = rules.refuse_edit(claim, by=request.user)
    context = {"claim": claim, "form": form, "refusal": refusal, "rooms": room_facts(queries.rooms_of(claim))}
    return render(request, "finance/claim_line.html", context, status=form.status)


@allow(*CLAIM_WRITERS)
@require_http_methods(FORM)
def claim_line_remove(request: SignedInRequest, pk: int, line: int) -> HttpResponse:
    claim = get_object_or_404(queries.claims_for(request.user), pk=pk)
    row = get_object_or_404(claim.lines, pk=line)
    if request.method == "POST":
        actions.remove_claim_line(row, by=request.user)
        messages.success(request, _("The line is removed."))
        return redirect(claim)
    confirmation = Confirmation(
        _("Remove the line?"),
        [row.what],
        _("Remove the line"),
        _("Keep the line"),
        claim.get_absolute_url(),
        danger=True,
    )
    return render(request, "layouts/confirm.html", {"confirmation": confirmation, "form": None})


def _sending(claim: Any, without: list[str]) -> Confirmation:
    """Ask before sending; a claim without vouchers is warned about and not stopped: they may come before attestation."""
    consequences = [_("The lines cannot be changed while the programme handles the claim.")]
    if without:
        named = {"lines": ", ".join(without)}
        consequences.append(
            _("Without voucher: %(lines)s. You can send it now and upload them before it is attested.") % named
        )
    return Confirmation(
        _("Send the claim?"),
        consequences,
        _("Send the claim"),
        _("Keep it as a draft"),
        claim.get_absolute_url(),
    )


def _withdrawing(claim: Any) -> Confirmation:
    return Confirmation(
        _("Withdraw the claim?"),
        [_("The claim is closed without payment. Start a new one if the costs are to be claimed later.")],
        _("Withdraw the claim"),
        _("Keep the claim"),
        claim.get_absolute_url(),
        danger=True,
    )


@allow(*CLAIM_SENDERS)
@require_http_methods(FORM)
def claim_send(request: SignedInRequest, pk: int) -> HttpResponse:
    claim = get_object_or_404(queries.claims_for(request.user), pk=pk)
    if request.method == "POST":
        actions.send_claim(claim, by=request.user)
        messages.success(request, _("The claim is sent."))
        return redirect(claim)
    confirmation = _sending(claim, _lines(claim, request.user)["without_voucher"])
    return render(request, "layouts/confirm.html", {"confirmation": confirmation, "form": None})


@allow(*CLAIM_SENDERS)
@require_http_methods(FORM)
def claim_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    claim = get_object_or_404(queries.claims_for(request.user), pk=pk)
    if request.method == "POST":
        actions.withdraw_claim(claim, by=request.user)
        messages.success(request, _("The claim is withdrawn."))
        return redirect(claim)
    return render(request, "layouts/confirm.html", {"confirmation": _withdrawing(claim), "form": None})


@allow(Role.ADMINISTRATOR)
@require_http_methods(FORM)
def claim_attest(request: SignedInRequest, pk: int) -> HttpResponse:
    claim = get_object_or_404(queries.claims_for(request.user), pk=pk)
    lines = queries.lines_with_caps(claim)
    form = AttestForm(request.POST or None, lines=lines, back=claim.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.attest_claim, claim, approvals=form.approvals, by=request.user):
        messages.success(request, _("The claim is attested."))
        return redirect(claim)
    context = {
        "claim": claim,
        "form": form,
        **_lines(claim, request.user),
        "refusal": rules.refuse_attest(claim, by=request.user),
    }
    return render(request, "finance/claim_attest.html", context, status=form.status)


@allow(*STAFF_ROLES)
@require_http_methods(FORM)
def claim_return(request: SignedInRequest, pk: int) -> HttpResponse:
    claim = get_object_or_404(queries.claims_for(request.user), pk=pk)
    form = ReturnForm(request.POST or None, back=claim.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.return_claim, claim, **form.cleaned_data, by=request.user):
        messages.success(request, _("The claim is returned to the municipality."))
        return redirect(claim)
    return render(request, "finance/claim_return.html", {"claim": claim, "form": form}, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_http_methods(FORM)
def claim_authorise(request: SignedInRequest, pk: int) -> HttpResponse:
    claim = get_object_or_404(queries.claims_for(request.user), pk=pk)
    if request.method == "POST":
        actions.authorise_claim(claim, by=request.user)
        messages.success(request, _("The claim is authorised and entered in the ledger."))
        return redirect(claim)
    context = {
        "claim": claim,
        "row": claim_row(claim),
        **_lines(claim, request.user),
        "refusal": queries.refusal_to_authorise(claim, request.user),
    }
    return render(request, "finance/claim_authorise.html", context)


@allow(Role.ADMINISTRATOR)
@require_http_methods(FORM)
def claim_pay(request: SignedInRequest, pk: int) -> HttpResponse:
    claim = get_object_or_404(queries.claims_for(request.user), pk=pk)
    form = bound(
        PaymentForm,
        request,
        button=_("Enter the payment"),
        back=claim.get_absolute_url(),
        initial={"paid_on": clock.today()},
    )
    if form.is_valid() and form.carry_out(actions.pay_claim, claim, **form.cleaned_data, by=request.user):
        messages.success(request, _("The payment is entered in the ledger."))
        return redirect(claim)
    facts = payment_facts(claim_row(claim), queries.to_be_netted(claim))
    context = {"claim": claim, "facts": facts, "form": form}
    return render(request, "finance/claim_pay.html", context, status=form.status)

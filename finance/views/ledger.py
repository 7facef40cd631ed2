from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alisvest.audit.queries import history_of
from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.ui.parts import Confirmation
from alisvest.ui.tables import paginate
from finance import actions
from finance.forms.claim import ReverseForm
from finance.forms.ledger import GrantForm, LedgerFilter, YearForm
from finance.queries import ledger as queries
from finance.queries.ledger_page import entry_rows, ledger_page, voucher_facts
from finance.queries.pages import history_feed
from finance.queries.years import refusal_to_close, year_rows, years, years_for
from finance.rules.ledger import refuse_reverse_at_all
from municipalities.queries import municipalities_for, my_municipality

FORM = ["GET", "HEAD", "POST"]
READERS = STAFF_ROLES | MUNICIPALITY_ROLES


@allow(*READERS)
@require_safe
def voucher_list(request: SignedInRequest) -> HttpResponse:
    user = request.user
    own = my_municipality(user)
    accounts = list(queries.accounts())
    known_years = years() or [clock.today().year]
    first = queries.first_account(user, accounts)
    chosen = LedgerFilter(
        {"year": known_years[0], "account": first.pk if first else "", **request.GET.dict()},
        accounts=accounts,
        years=known_years,
        municipalities=[own] if own else list(municipalities_for(user)),
    )
    chosen.is_valid()
    wanted = chosen.cleaned_data
    account = next((row for row in accounts if row.pk == wanted.get("account")), first)
    year = wanted.get("year") or known_years[0]
    ledger = None
    page = None
    if account is not None:
        place = wanted.get("municipality")
        entries = queries.account_entries(user, account, year=year, municipality=place)
        page = paginate(request, entries, size=50)
        opening = queries.opening_balance(user, account, year=year, municipality=place) + queries.total_before(
            entries, page.first
        )
        ledger = ledger_page(user, page.rows, account, opening)
    context = {"filter": chosen, "account": account, "year": year, "ledger": ledger, "page": page}
    return render(request, "finance/voucher_list.html", context)


@allow(*READERS)
@require_safe
def voucher_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    voucher = get_object_or_404(queries.vouchers_for(request.user), pk=pk)
    reversal = queries.reversal_of(voucher)
    context = {
        "voucher": voucher,
        "rows": entry_rows(request.user, queries.entries_of(request.user, voucher)),
        "facts": voucher_facts(voucher, queries.source_of(request.user, voucher)),
        "reversal": reversal,
        "history": history_feed(history_of(voucher)) if request.user.role in STAFF_ROLES else [],
        "can_reverse": refuse_reverse_at_all(voucher, by=request.user, reversal=reversal) is None,
    }
    return render(request, "finance/voucher_detail.html", context)


@allow(Role.PROJECT_LEADER)
@require_http_methods(FORM)
def voucher_reverse(request: SignedInRequest, pk: int) -> HttpResponse:
    voucher = get_object_or_404(queries.vouchers_for(request.user), pk=pk)
    form = ReverseForm(request.POST or None, back=voucher.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.reverse_voucher, voucher, **form.cleaned_data, by=request.user):
        messages.success(request, _("The voucher is reversed."))
        return redirect(form.result)
    context = {
        "voucher": voucher,
        "form": form,
        "refusal": refuse_reverse_at_all(voucher, by=request.user, reversal=queries.reversal_of(voucher)),
    }
    return render(request, "finance/voucher_reverse.html", context, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_http_methods(FORM)
def grant_record(request: SignedInRequest) -> HttpResponse:
    today = clock.today()
    form = GrantForm(
        request.POST or None,
        back=reverse("finance:overview"),
        initial={"year": today.year, "received_on": today},
    )
    if form.is_valid() and form.carry_out(actions.record_grant, **form.cleaned_data, by=request.user):
        messages.success(request, _("The grant is entered in the ledger."))
        return redirect(form.result.voucher)
    return render(request, "finance/grant_record.html", {"form": form}, status=form.status)


@allow(*STAFF_ROLES)
@require_safe
def year_list(request: SignedInRequest) -> HttpResponse:
    context = {
        "rows": year_rows(years_for(request.user)),
        "leads": request.user.role == Role.PROJECT_LEADER,
    }
    return render(request, "finance/year_list.html", context)


@allow(Role.PROJECT_LEADER)
@require_http_methods(FORM)
def year_open(request: SignedInRequest) -> HttpResponse:
    known = years()
    form = YearForm(
        request.POST or None,
        back=reverse("finance:year_list"),
        initial={"year": known[0] + 1 if known else clock.today().year},
    )
    if form.is_valid() and form.carry_out(actions.open_year, form.cleaned_data["year"], by=request.user):
        messages.success(request, _("The year is open."))
        return redirect("finance:year_list")
    return render(request, "finance/year_open.html", {"form": form}, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_http_methods(FORM)
def year_close(request: SignedInRequest, pk: int) -> HttpResponse:
    year = get_object_or_404(years_for(request.user), pk=pk)
    if request.method == "POST":
        actions.close_year(year.pk, by=request.user)
        messages.success(request, _("The year is closed."))
        return redirect("finance:year_list")
    confirmation = Confirmation(
        _("Close %(year)s for good?") % {"year": year},
        [
            _("No voucher can be entered in the year after this. Corrections are entered in the open year."),
            _("The vouchers are sealed: a later change to any of them is found."),
        ],
        _("Close the year"),
        _("Keep the year open"),
        reverse("finance:year_list"),
        danger=True,
    )
    context = {"confirmation": confirmation, "form": None, "refusal": refusal_to_close(year, request.user)}
    return render(request, "finance/year_close.html", context)

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.audit.queries import history_of
from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.ui.forms.base import bound
from alisvest.ui.tables import paginate
from finance import actions
from finance.forms.claim import PaymentForm
from finance.forms.ledger import YearFilter
from finance.queries import egenandel as queries
from finance.queries.pages import charge_facts, charge_row, history_feed
from finance.queries.years import years, years_for
from finance.rules.egenandel import refuse_receive
from municipalities.queries import municipalities_for

READERS = STAFF_ROLES | MUNICIPALITY_ROLES


@allow(*READERS)
@require_safe
def egenandel_list(request: SignedInRequest) -> HttpResponse:
    known = years() or [clock.today().year]
    chosen = YearFilter(request.GET, years=known)
    chosen.is_valid()
    year = chosen.cleaned_data.get("year") or known[0]
    page = paginate(request, queries.charges_for(request.user).filter(year=year))
    today = clock.today()
    context = {
        "filter": chosen,
        "year": year,
        "page": page,
        "rows": [charge_row(charge, today) for charge in page.rows],
        "waiting": queries.to_charge(request.user, year),
        "can_charge": request.user.role == Role.ADMINISTRATOR,
    }
    return render(request, "finance/egenandel_list.html", context)


@allow(Role.ADMINISTRATOR)
@require_POST
def egenandel_charge(request: SignedInRequest, year: int, municipality: int) -> HttpResponse:
    place = get_object_or_404(municipalities_for(request.user), pk=municipality)
    get_object_or_404(years_for(request.user), pk=year)
    charge = actions.charge_egenandel(place, year, by=request.user)
    if charge is None:
        messages.warning(request, _("The municipality has no candidate-year to be charged for."))
        return redirect("finance:egenandel_list")
    messages.success(request, _("The egenandel is charged and entered in the ledger."))
    return redirect(charge)


@allow(*READERS)
@require_safe
def egenandel_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    charge = get_object_or_404(queries.charges_for(request.user), pk=pk)
    today = clock.today()
    context = {
        "charge": charge,
        "row": charge_row(charge, today),
        "facts": charge_facts(charge),
        "lines": queries.lines_of(charge),
        "history": history_feed(history_of(charge)),
        "can_receive": refuse_receive(charge, paid_on=today, today=today, by=request.user) is None,
    }
    return render(request, "finance/egenandel_detail.html", context)


@allow(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def egenandel_receive(request: SignedInRequest, pk: int) -> HttpResponse:
    charge = get_object_or_404(queries.charges_for(request.user), pk=pk)
    today = clock.today()
    form = bound(
        PaymentForm,
        request,
        button=_("Enter the payment"),
        back=charge.get_absolute_url(),
        initial={"paid_on": today},
    )
    if form.is_valid() and form.carry_out(actions.receive_egenandel, charge, **form.cleaned_data, by=request.user):
        messages.success(request, _("The payment is entered in the ledger."))
        return redirect(charge)
    context = {"charge": charge, "row": charge_row(charge, today), "facts": charge_facts(charge), "form": form}
    return render(request, "finance/egenandel_receive.html", context, status=form.status)

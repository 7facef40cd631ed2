from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from finance.forms.ledger import BudgetFilter, YearFilter
from finance.queries import overview as queries
from finance.queries.ledger_page import arithmetic, budget_lines, figure_tiles, finance_tabs, municipality_tiles
from finance.queries.years import years

ECONOMY = STAFF_ROLES | {Role.STEERING}


@allow(*ECONOMY, *MUNICIPALITY_ROLES)
@require_safe
def overview(request: SignedInRequest) -> HttpResponse:
    user = request.user
    today = clock.today()
    known = sorted({*years(), today.year}, reverse=True)
    chosen = YearFilter(request.GET, years=known)
    chosen.is_valid()
    year = chosen.cleaned_data.get("year") or today.year
    caps, last = queries.year_caps(user, year)
    reads_all = user.role in ECONOMY
    context = {
        "filter": chosen,
        "year": year,
        "reads_all": reads_all,
        "tiles": figure_tiles(queries.figures(user, year, caps)) if reads_all else municipality_tiles(caps.values()),
        "municipalities": queries.municipality_rows(user, year, caps, last),
        "candidates": queries.candidate_rows(user, caps),
        "leads": user.role == Role.PROJECT_LEADER,
        "tabs": finance_tabs(user, "finance:overview"),
        "lead": _("Grant, refunds and egenandel of one year.") if reads_all else _("What your candidates may cost."),
    }
    return render(request, "finance/overview.html", context)


@allow(*ECONOMY)
@require_safe
def budget_detail(request: SignedInRequest) -> HttpResponse:
    chosen = BudgetFilter(request.GET)
    places = chosen.cleaned_data.get("places") if chosen.is_valid() else None
    day: date = clock.today()
    budget = queries.budget_on(day, places)
    context = {
        "filter": chosen,
        "budget": budget,
        "lines": budget_lines(budget),
        "arithmetic": arithmetic(budget, queries.budget_on(day), queries.supervision_norms(day)),
    }
    return render(request, "finance/budget_detail.html", context)

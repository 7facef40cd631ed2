from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.dates import last_day
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.ui import formats
from alisvest.ui.parts import Fact
from alisvest.ui.tables import chosen_sort, paginate
from municipalities import actions, queries
from municipalities.forms import OrganisationNumberForm, RegisterFilter

SORTS = {"name": "name_sort", "number": "number", "county": "county", "population": "population"}


@allow(*Role)
@require_safe
def municipality_list(request: SignedInRequest) -> HttpResponse:
    filter_ = RegisterFilter(request.GET, counties=queries.counties())
    chosen = filter_.asked
    day = chosen.get("on") or clock.today()
    words = (chosen.get("words") or "").strip()
    rows = queries.found_on(request.user, day, words=words, county=chosen.get("county") or "")
    rows = rows.order_by(chosen_sort(request, SORTS, "name"), "name_sort")
    page = paginate(request, rows)
    why = queries.why_found([row.pk for row in page.rows], day, words=words)
    languages = queries.language_forms()
    nothing = bool(words) and not page.rows
    context = {
        "filter": filter_,
        "may_record_events": request.user.role in STAFF_ROLES,
        "day": day,
        "rows": page,
        "elsewhen": queries.at_another_time(request.user, day, words=words) if nothing else [],
        "lines": [(row, languages[row.language_form], why.get(row.pk, [])) for row in page.rows],
    }
    return render(request, "municipalities/municipality_list.html", context)


@allow(*Role)
@require_safe
def municipality_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    municipality = get_object_or_404(queries.municipality_with_history(request.user), pk=pk)
    user, today = request.user, clock.today()
    reached = queries.reached_municipalities(user).filter(pk=pk).exists()
    sees = reached or queries.reads(user, municipality)
    version = queries.latest_version(municipality, today)
    cards = queries.cards_of(user, municipality)
    earlier = "earlier" in request.GET
    context = {
        "municipality": municipality,
        "may_name_substitute": request.user.role == Role.PROJECT_LEADER,
        "heading": f"{municipality.name} {version.title}" if version else municipality.name,
        "lead": _existence(municipality, today),
        "facts": _facts(municipality, version, next((each for each in cards if today in each.valid), None)),
        "cards": [(each, queries.card_facts(each)) for each in cards if today not in each.valid],
        "card": next((each for each in cards if today in each.valid), None),
        "may_keep_card": reached and user.role in STAFF_ROLES | {Role.MANAGER},
        "contacts": queries.contact_lines(user, municipality, today, earlier=earlier) if sees else [],
        "earlier": earlier,
        "may_keep_contacts": reached and user.role in STAFF_ROLES | {Role.MANAGER, Role.SIGNER},
        "history": queries.history_of(municipality),
        "reached": reached,
        "sees": sees,
        "may_see_members": reached and user.role in STAFF_ROLES | {Role.MANAGER},
        "may_see_enterprise": reached,
        "may_record_number": user.role in STAFF_ROLES,
        "members": queries.members_of(user, municipality).held_on(today) if reached else [],
        "applications": [
            (each, queries.shown_status(each.status, user).label)
            for each in queries.applications_for(user).filter(municipality=municipality)
        ],
    }
    return render(request, "municipalities/municipality_detail.html", context)


def _existence(municipality: Any, today: date) -> str:
    if municipality.valid.upper is None or municipality.valid.upper > today:
        return _("In the register since %(day)s.") % {"day": formats.day(municipality.valid.lower)}
    return _("It existed until %(day)s.") % {"day": formats.day(last_day(municipality.valid.upper))}


def _facts(municipality: Any, version: Any, card: Any) -> list[Fact]:
    facts = [Fact(_("Organisation number"), municipality.organisation_number or _("Not known"))]
    if version is not None:
        facts += [
            Fact(_("Number"), version.number),
            Fact(_("County"), version.county),
            Fact(_("Language form"), version.get_language_form_display()),
        ]
    return [*facts, *queries.card_facts(card)]


@allow(Role.PROJECT_LEADER, Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def organisation_number_record(request: SignedInRequest, pk: int) -> HttpResponse:
    municipality = get_object_or_404(queries.reached_municipalities(request.user), pk=pk)
    form = OrganisationNumberForm(
        request.POST or None,
        initial={"organisation_number": municipality.organisation_number},
        back=municipality.get_absolute_url(),
    )
    if form.is_valid() and form.carry_out(
        actions.record_organisation_number, municipality, **form.cleaned_data, by=request.user
    ):
        messages.success(request, _("The organisation number is saved."))
        return redirect(municipality)
    context = {"municipality": municipality, "form": form}
    return render(request, "municipalities/organisation_number_record.html", context, status=form.status)

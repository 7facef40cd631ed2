"""The municipality as a registered training enterprise."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import require
from alisvest.ui import formats
from alisvest.ui.badges import Badge, Tone
from alisvest.ui.parts import Fact
from alisvest.ui.tables import paginate
from municipalities import actions, queries
from municipalities.forms.enterprise import EnterpriseForm
from municipalities.queries import enterprise as enterprises
from municipalities.rules import enterprise as rules
from municipalities.workflow.enterprise import GeneralPlan, Registration

if TYPE_CHECKING:  # pages reach rows through queries; only the types are named here
    from municipalities.models import TrainingEnterprise


READERS = (*sorted(STAFF_ROLES), *sorted(MUNICIPALITY_ROLES))
LOOKS = {
    Registration.NOT_APPLIED: (Tone.NEUTRAL, "circle"),
    Registration.APPLIED: (Tone.INFO, "clock"),
    Registration.REGISTERED: (Tone.SUCCESS, "check-circle"),
    Registration.ENDED: (Tone.WARNING, "warn"),
}
PLAN_LOOKS = {
    GeneralPlan.NONE: (Tone.NEUTRAL, "circle"),
    GeneralPlan.WRITING: (Tone.INFO, "pencil"),
    GeneralPlan.ADOPTED: (Tone.SUCCESS, "check-circle"),
}


def _badges(row: "TrainingEnterprise") -> tuple[Badge, Badge]:
    registration, plan = Registration(row.registration), GeneralPlan(row.plan)
    return Badge(registration.label, *LOOKS[registration]), Badge(plan.label, *PLAN_LOOKS[plan])


@allow(*sorted(STAFF_ROLES))
@require_safe
def enterprise_list(request: SignedInRequest) -> HttpResponse:
    """Show how every municipality with posts stands today."""
    rows = paginate(request, enterprises.standing_today(request.user))
    lines = [(place, row, *(_badges(row) if row else (None, None))) for place, row in enterprises.with_rows(rows.rows)]
    return render(request, "municipalities/enterprise_list.html", {"page": rows, "rows": lines})


@allow(*READERS)
@require_safe
def enterprise_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    municipality = get_object_or_404(queries.reached_municipalities(request.user), pk=pk)
    rows = enterprises.history_of(request.user, municipality)
    now = next((row for row in rows if clock.today() in row.valid), None)
    context = {
        "municipality": municipality,
        "now": now,
        "badges": _badges(now) if now else (),
        "facts": _facts(now) if now else [],
        "goals": list(now.goals.all()) if now else [],
        "earlier": [(row, *_badges(row)) for row in rows if row != now],
        "may_record": request.user.role in rules.RECORDERS,
    }
    return render(request, "municipalities/enterprise_detail.html", context)


def _facts(row: "TrainingEnterprise") -> list[Fact]:
    facts = [Fact(_("The status holds from"), formats.day(row.valid.lower))]
    if row.registration_on:
        facts.append(Fact(_("Date of the registration"), formats.day(row.registration_on)))
    if row.registration_link:
        facts.append(Fact(_("Register"), row.registration_link, row.registration_link))
    if row.plan_on:
        facts.append(Fact(_("Date of the general plan"), formats.day(row.plan_on)))
    if row.plan_link:
        facts.append(Fact(_("General plan"), row.plan_link, row.plan_link))
    if row.note:
        facts.append(Fact(_("Note"), row.note))
    return [*facts, Fact(_("Recorded by"), row.recorded_by.name)]


@allow(*sorted(STAFF_ROLES), Role.WRITER, Role.SIGNER)
@require_http_methods(["GET", "HEAD", "POST"])
def enterprise_record(request: SignedInRequest, pk: int) -> HttpResponse:
    municipality = get_object_or_404(queries.reached_municipalities(request.user), pk=pk)
    require(rules.refuse_record_enterprise(None, today=clock.today(), by=request.user))
    latest = next(iter(enterprises.history_of(request.user, municipality)), None)
    back = latest.get_absolute_url() if latest else enterprises.address_of(municipality)
    form = EnterpriseForm(request.POST or None, back=back, initial=_as_typed(latest))
    if form.is_valid() and form.carry_out(
        actions.record_enterprise, municipality, **form.cleaned_data, by=request.user
    ):
        messages.success(request, _("The status is saved."))
        return redirect(back)
    context = {"municipality": municipality, "form": form, "back": back}
    return render(request, "municipalities/enterprise_record.html", context, status=form.status)


def _as_typed(latest: "TrainingEnterprise | None") -> dict[str, Any]:
    """Begin with what held last."""
    if latest is None:
        return {}
    names = ("registration", "registration_on", "registration_link", "plan", "plan_on", "plan_link", "note")
    goals = "\n".join(f"{each.goal}; {each.met_at}" if each.met_at else each.goal for each in latest.goals.all())
    return {name: getattr(latest, name) for name in names} | {"goals": goals}

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from alisvest.accounts.models import User
from alisvest.accounts.queries import claim_panel
from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow, opens
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import refuse_role
from alisvest.ui import formats
from alisvest.ui.badges import Badge, Tone, badge_for
from alisvest.ui.parts import Confirmation
from alisvest.ui.tables import chosen_sort, paginate, status_tabs
from candidates import queries, rules, tabs
from candidates.views import drawing
from candidates.workflow import PLAN_LOOKS, PLANNERS, PlanStatus

if TYPE_CHECKING:  # pages reach rows through queries; only the types are named here
    from candidates.models import Candidate, EducationPlan

LIST_READERS = (*sorted(STAFF_ROLES), *sorted(MUNICIPALITY_ROLES))
NO_PLAN = Badge(_("No plan"), Tone.NEUTRAL, "dash")
PLAN_CHOICES = [("", _("All")), (queries.NO_PLAN, _("No plan")), *PlanStatus.choices]


@allow(*LIST_READERS)
@require_safe
def candidate_list(request: SignedInRequest) -> HttpResponse:
    today = clock.today()
    order = chosen_sort(request, {"name": "name_sort"}, "name")
    rows = queries.with_plan(queries.overviews_for(request.user), request.GET.get("status", ""))
    page = paginate(request, rows.order_by(order, "pk"))
    lines = [queries.overview(candidate, today) for candidate in page.rows]
    context = {
        "page": page,
        "lines": [(line, plan_badge(line.sheet)) for line in lines],
        "tabs": status_tabs(request, PLAN_CHOICES, queries.counts_by_plan(request.user)),
    }
    return render(request, "candidates/candidate_list.html", context)


def plan_badge(sheet: queries.Sheet | None) -> Badge:
    return NO_PLAN if sheet is None else badge_for(PlanStatus(sheet.plan.status), PLAN_LOOKS)


@opens("candidates.candidate")
@allow(*LIST_READERS, Role.CANDIDATE, Role.SUPERVISOR)
@require_safe
def candidate_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    return _plan_page(request, pk)


@opens("candidates.candidate", "")
@allow(Role.CANDIDATE)
@require_safe
def candidate_mine(request: SignedInRequest) -> HttpResponse:
    return _plan_page(request, request.user.scope or 0)


def _plan_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """The candidate's page is the plan: one page for everybody who may see it, with the buttons of each."""
    user, today = request.user, clock.today()
    candidate = get_object_or_404(queries.candidates_for(user), pk=pk)
    plan = queries.plan_of(candidate)
    sheet = queries.sheet_of(plan, today) if plan else None
    employment = queries.shown_employment(queries.employments_of(candidate), today)
    context = {
        "candidate": candidate,
        "sheet": sheet,
        "badge": plan_badge(sheet),
        "meta": drawing.meta(sheet, employment, today),
        "tabs": tabs.tabs_for(user, candidate.pk, "candidates:candidate_detail"),
        "claim": claim_panel(user, "candidates.candidate", candidate),
        "may_plan": refuse_role(user, PLANNERS) is None,
        "up": reverse("candidates:candidate_list") if user.role in LIST_READERS else "",
        "waiting": _waiting(user, candidate, plan),
        "drawing": _drawing(user, sheet) if sheet else None,
        "certificates": queries.certificates_of(sheet, user) if sheet else [],
    }
    return render(request, "candidates/candidate_detail.html", context)


def _waiting(user: User, candidate: "Candidate", plan: "EducationPlan | None") -> dict[str, str] | None:
    """Say how many rows of the application wait to be brought into the draft, and where; None where none do."""
    if plan is None or rules.refuse_change(plan, by=user) is not None:
        return None
    count = queries.not_brought_in(candidate).count()
    if not count:
        return None
    said = ngettext(
        "%(count)s row of earlier service from the application can be brought into the plan.",
        "%(count)s rows of earlier service from the application can be brought into the plan.",
        count,
    )
    return {"text": said % {"count": count}, "href": reverse("candidates:service_bring_in", args=[plan.pk])}


def _drawing(user: User, sheet: queries.Sheet) -> dict[str, object]:
    plan = sheet.plan
    may_change = rules.refuse_change(plan, by=user) is None
    addresses = {p.pk: reverse("candidates:period_change", args=[p.pk]) for p in sheet.periods} if may_change else {}
    drawn = drawing.drawn(sheet, addresses)
    counted, quiet = drawing.requirements(sheet)
    periods = [queries.as_period(p) for p in sheet.periods]
    return {
        "may_change": may_change,
        "agree_refusal": rules.refuse_agree(plan, periods, by=user),
        "agreement": agreement(plan.candidate_id),
        "agree_url": reverse("candidates:plan_agree", args=[plan.pk]),
        "add_url": reverse("candidates:period_add", args=[plan.pk]),
        "timeline": drawn,
        "range": formats.period(drawn.start, drawn.last) if drawn else "",
        "warnings": drawing.warnings(sheet),
        "counted": counted,
        "quiet": quiet,
        "summary": drawing.summary(counted),
        "rule_set": queries.text_of(plan.rule_set, "name"),
    }


def agreement(candidate_pk: int) -> Confirmation:
    """What agreeing means, asked before it is done."""
    return Confirmation(
        _("Agree on the plan?"),
        [_("An agreed plan can only be read: periods can no longer be added, changed or removed.")],
        _("Agree on the plan"),
        _("Go on planning"),
        reverse("candidates:candidate_detail", args=[candidate_pk]),
    )

"""Agreements: the list, one with its versions, making it and its next version, and promise against delivery."""

from datetime import date
from typing import TYPE_CHECKING, Any

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
from alisvest.ui.badges import Badge, badge_for
from alisvest.ui.parts import Fact
from alisvest.ui.tables import paginate, status_tabs
from municipalities import actions, letters
from municipalities.forms.agreement import DayFilter, DraftForm, VersionForm
from municipalities.letters.wording import party_words
from municipalities.queries import agreement as queries
from municipalities.queries import applications_for, delivery, refuse_deciding, refuse_opening
from municipalities.rules import agreement as rules
from municipalities.workflow import AGREEMENT_LOOKS, AgreementStatus
from municipalities.workflow.agreement import HIDDEN, OPEN

if TYPE_CHECKING:  # pages reach rows through queries; only the types are named here
    from municipalities.models import Agreement

READERS = (*sorted(STAFF_ROLES), *sorted(MUNICIPALITY_ROLES))


def status_badge(status: str) -> Badge:
    return badge_for(AgreementStatus(status), AGREEMENT_LOOKS)


@allow(*READERS)
@require_safe
def agreement_list(request: SignedInRequest) -> HttpResponse:
    """Show the agreements by municipality, with the newest version of each, and what has none yet."""
    user = request.user
    is_staff = user.role in STAFF_ROLES
    lines = queries.agreement_lines(user)
    counts = queries.counts(lines)
    statuses = [status for status in AgreementStatus if is_staff or status not in HIDDEN]
    tabs = status_tabs(request, [("", _("All")), *((each.value, each.label) for each in statuses)], counts)
    chosen = request.GET.get("status", "")
    shown = lines.filter(status=chosen) if chosen in AgreementStatus.values else lines
    rows = paginate(request, shown)
    context = {
        "tabs": [tab for tab in tabs if tab.count or tab.current or tab.label == _("All")],
        "page": rows,
        "rows": [(row, status_badge(row.status)) for row in rows.rows],
        "lead": _("What the municipalities and the project have agreed about the granted posts.")
        if is_staff
        else _("What your municipality and the project have agreed about the posts."),
        "is_staff": is_staff,
        "lacking": [
            (each, reverse("municipalities:agreement_draft", args=[each.pk]))
            for each in queries.without_agreement(user)
        ]
        if user.role == Role.PROJECT_LEADER
        else [],
    }
    return render(request, "municipalities/agreement_list.html", context)


def asked_agreement(request: SignedInRequest, pk: int) -> "Agreement":
    """Fetch the agreement through the review's gate: its terms are the answers of the application."""
    agreement = get_object_or_404(queries.agreements_for(request.user), pk=pk)
    require(refuse_opening(request.user, agreement.application))
    return agreement


def _asked_day(request: SignedInRequest) -> date:
    """Return the day asked for in the address (?on=2019-01-15), else today."""
    asked = DayFilter(request.GET)
    return (asked.cleaned_data["on"] if asked.is_valid() else None) or clock.today()


@allow(*READERS)
@require_safe
def agreement_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show an agreement's versions, and which one applied on a day."""
    user = request.user
    agreement = asked_agreement(request, pk)
    versions = queries.versions_of(user, agreement)
    day = _asked_day(request)
    applied = queries.applied_on(agreement, day)
    refusal = rules.refuse_draft_version(
        agreement,
        stands=None,
        under_way=any(each.status in OPEN for each in versions),
        effective_from=day,
        by=user,
    )
    context = {
        "agreement": agreement,
        "versions": [(each, status_badge(each.status)) for each in versions],
        "newest": versions[0] if versions else None,
        "day": day,
        "applied": applied,
        "lead": _applied_words(applied, day),
        "terms": queries.terms_of(applied) if applied else [],
        "groups": list(letters.term_groups(queries.terms_of(applied))) if applied else [],
        "parties": [
            Fact(
                party.get_role_display(),
                party_words(letters.party_name(party), party.share),
            )
            for party in (queries.parties_of(versions[0]) if versions else [])
        ],
        "lacks_place": user.role in STAFF_ROLES and queries.lacking_places(user).filter(pk=pk).exists(),
        "may_draft": user.role == Role.PROJECT_LEADER
        and refusal is None
        and refuse_deciding(user, agreement.application, clock.today()) is None,
    }
    return render(request, "municipalities/agreement_detail.html", context)


def _applied_words(applied: Any, day: date) -> str:
    if applied is None:
        return _("No version was in effect on %(day)s.") % {"day": formats.day(day)}
    return _("On %(day)s version %(number)d applied, in effect from %(from)s.") % {
        "day": formats.day(day),
        "number": applied.number,
        "from": formats.day(applied.effective_from),
    }


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def agreement_draft(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make the agreement of an accepted application."""
    application = get_object_or_404(applications_for(request.user), pk=pk)
    existing = queries.agreement_of(request.user, application)
    if existing is not None and request.method != "POST":
        return redirect(existing)
    require(refuse_deciding(request.user, application, clock.today()))
    refusal = rules.refuse_draft_agreement(
        application, accepted=queries.accepted(application), existing=existing is not None, by=request.user
    )
    back = reverse("municipalities:agreement_list")
    form = DraftForm(request.POST or None, back=back, initial={"effective_from": queries.first_start(application)})
    if form.is_valid() and form.carry_out(actions.draft_agreement, application, **form.cleaned_data, by=request.user):
        messages.success(request, _("The agreement is made from the application. Read it through and send it."))
        return redirect(form.result)
    context = {"application": application, "form": None if refusal and not form.is_bound else form, "refusal": refusal}
    return render(request, "municipalities/agreement_draft.html", context, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def version_draft(request: SignedInRequest, pk: int) -> HttpResponse:
    """Begin the next version of an agreement."""
    agreement = asked_agreement(request, pk)
    require(refuse_deciding(request.user, agreement.application, clock.today()))
    form = VersionForm(
        request.POST or None,
        back=agreement.get_absolute_url(),
        button=_("Make the next version"),
        initial={"effective_from": clock.today()},
    )
    if form.is_valid() and form.carry_out(actions.draft_version, agreement, **form.cleaned_data, by=request.user):
        messages.success(request, _("The next version is made. Change its terms and send it."))
        return redirect(form.result)
    context = {"agreement": agreement, "form": form}
    return render(request, "municipalities/version_draft.html", context, status=form.status)


@allow(*READERS)
@require_safe
def agreement_delivery(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show promise against delivery: what was applied, agreed and observed, each with date and source."""
    agreement = asked_agreement(request, pk)
    lines = delivery.delivery_of(request.user, agreement)
    context = {
        "agreement": agreement,
        "lines": lines,
        "may_ask": request.user.role == Role.PROJECT_LEADER,
        "may_tell": request.user.role == Role.PROJECT_LEADER,
    }
    return render(request, "municipalities/agreement_delivery.html", context)

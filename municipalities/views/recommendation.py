from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import Refusal, require
from alisvest.ui import formats
from alisvest.ui.badges import Badge, badge_for
from alisvest.ui.parts import Fact, Link
from municipalities import actions, queries, rules
from municipalities.forms import AskApprovalForm, RecommendationForm, WithdrawApprovalForm
from municipalities.queries import deciding
from municipalities.workflow import APPROVAL_LOOKS, ApprovalStatus

STAFF = tuple(sorted(STAFF_ROLES))
PLACE_LOOKS = {
    "granted": ("success", "check-circle"),
    "waiting": ("warning", "hourglass"),
    "refused": ("neutral", "circle"),
}


def place_badge(outcome: str, label: str, rank: int | None) -> Badge:
    """Show what becomes of a place: in words, with its number on the waiting list."""
    words = f"{label} {rank}" if rank else label
    return Badge(words, *PLACE_LOOKS[outcome])


def posts(number: int) -> str:
    return ngettext("%(number)d post", "%(number)d posts", number) % {"number": number}


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def recommendation_save(request: SignedInRequest, pk: int) -> HttpResponse:
    """Propose an outcome for each place of an application. Whoever saves an older version sees the newer beside it."""
    application = get_object_or_404(queries.with_whole_answers(request.user), pk=pk)
    require(queries.refuse_opening(request.user, application))
    refusal = queries.refuse_reviewing(application, request.user, clock.today())
    if request.method == "POST":
        require(refusal)
    current = deciding.recommendation_of(request.user, application)
    form = None if refusal else _form(request, application, current)
    if (
        form is not None
        and form.is_valid()
        and form.carry_out(actions.recommend_application, application, **form.answers(), by=request.user)
    ):
        messages.success(
            request, _("The recommendation for %(name)s is saved.") % {"name": application.municipality.name}
        )
        return redirect("municipalities:recommendation_save", pk)
    theirs = None
    if form is not None and form.is_bound and current is not None:
        current = deciding.recommendation_of(request.user, application)
        if current is not None and form.cleaned_data.get("version") != current.version:
            theirs = current
            form.now_at(current.version)
    following = queries.next_to_recommend(request.user, application)
    context = {
        "application": application,
        "up": reverse("municipalities:application_review", args=[pk]),
        "following": Link(
            f"{_('Next')}: {following.municipality.name}",
            reverse("municipalities:recommendation_save", args=[following.pk]),
        )
        if following
        else None,
        "form": form,
        "refusal": refusal,
        "current": current,
        "theirs": theirs,
        "lines": _place_lines(current),
        "facts": _facts(application, current),
        "substitute_href": reverse("municipalities:substitute_name", args=[application.municipality_id])
        if request.user.role == Role.PROJECT_LEADER and application.municipality.leads_programme
        else "",
    }
    return render(request, "municipalities/recommendation_save.html", context, status=form.status if form else 200)


def _form(request: HttpRequest, application: Any, current: Any) -> RecommendationForm:
    before = {
        each.place_id: rules.Proposed(each.outcome, each.waiting_rank)
        for each in (current.recommended_places.all() if current else ())
    }
    initial = {"reasons": current.reasons, "version": current.version} if current else {"version": 0}
    return RecommendationForm(
        request.POST or None,
        places=deciding.places_of(application),
        before=before,
        back=reverse("municipalities:application_review", args=[application.pk]),
        initial=initial,
    )


def _place_lines(recommendation: Any) -> list[tuple[str, Badge]]:
    if recommendation is None:
        return []
    return [
        (each.place.title, place_badge(each.outcome, each.get_outcome_display(), each.waiting_rank))
        for each in recommendation.recommended_places.all()
    ]


def _facts(application: Any, current: Any) -> list[Fact]:
    facts = [
        Fact(_("Reference"), application.reference or "–"),
        Fact(_("Posts applied for"), str(application.places_wanted)),
    ]
    if current is not None:
        facts += [
            Fact(_("Recommended by"), current.recommended_by.name),
            Fact(_("Date"), formats.moment(current.recommended_at)),
        ]
    return facts


@allow(*STAFF)
@require_safe
def recommendation_list(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a round's whole recommendation, who has approved it, and what it waits for."""
    return _list_page(request, get_object_or_404(queries.rounds_for(request.user), pk=pk))


def _list_page(request: SignedInRequest, round_: Any, form: AskApprovalForm | None = None) -> HttpResponse:
    """Show the page; `form` is what was sent and could not be carried out."""
    today = clock.today()
    cases = deciding.recommended_in(request.user, round_)
    closed = queries.closed_to(request.user, [case.application for case in cases])
    approvals = deciding.approvals_of(request.user, round_)
    resolved = queries.resolutions_for(request.user).filter(round=round_).exists()
    leads = request.user.role == Role.PROJECT_LEADER and not resolved
    asked = {each.approver_id for each in approvals if each.status in {ApprovalStatus.WAITING, ApprovalStatus.GIVEN}}
    people = deciding.possible_approvers(request.user).exclude(pk__in=asked)
    own = next((each for each in approvals if _is_own(each, request.user)), None)
    context = {
        "round": round_,
        "up": f"{reverse('municipalities:review_list')}?round={round_.pk}",
        "lines": [_line(each, closed.get(each.application.pk)) for each in cases],
        "waiting": _waiting_words(deciding.waits_for(round_, today)),
        "approvals": [_approval_line(each, leads=leads) for each in approvals],
        "form": form or (AskApprovalForm(people=people, action=_asking(round_)) if leads and people.exists() else None),
        "own": own if not resolved else None,
        "beyond": _beyond([each.application for each in cases], closed),
        "seen": deciding.recommended_content(round_),
        "resolved": resolved,
    }
    return render(request, "municipalities/recommendation_list.html", context, status=form.status if form else 200)


def _beyond(applications: list[Any], closed: Any) -> str:
    """Say what the reader's approval does not cover: whoever is unfit for a case takes no part in it."""
    shut = [each.municipality.name for each in applications if each.pk in closed and not closed[each.pk].href]
    if not shut:
        return ""
    return _("You are unfit for %(names)s. Your approval is of the rest.") % {"names": ", ".join(shut)}


def _asking(round_: Any) -> str:
    return reverse("municipalities:approval_ask", args=[round_.pk])


def _is_own(approval: Any, user: Any) -> bool:
    return bool(approval.status == ApprovalStatus.WAITING and approval.approver_id == user.pk)


def _line(case: Any, closed: Refusal | None) -> dict[str, Any]:
    """Lead to the case, or to the declaration that opens it; whoever is unfit reads the outcome alone."""
    return {
        "case": case,
        "href": closed.href if closed else reverse("municipalities:recommendation_save", args=[case.application.pk]),
        "closed": closed,
        "places": _place_lines(case.recommendation),
    }


def _waiting_words(waiting: list[Any]) -> str:
    """Say "Waits for: A since 3 days, B since today"."""
    if not waiting:
        return ""
    return _("Waits for: %(names)s.") % {"names": ", ".join(_since(each) for each in waiting)}


def _since(each: Any) -> str:
    if not each.days:
        return _("%(name)s since today") % {"name": each.name}
    words = ngettext("%(name)s since %(days)d day", "%(name)s since %(days)d days", each.days)
    return words % {"name": each.name, "days": each.days}


def _approval_line(approval: Any, *, leads: bool) -> dict[str, Any]:
    label, at = approval.get_status_display(), approval.given_at or approval.asked_at
    if approval.ended_at:
        at = approval.ended_at
    return {
        "approval": approval,
        "badge": badge_for(ApprovalStatus(approval.status), APPROVAL_LOOKS),
        "label": label,
        "at": at,
        "may_nudge": leads and approval.status == ApprovalStatus.WAITING,
    }


@allow(Role.PROJECT_LEADER)
@require_POST
def approval_ask(request: SignedInRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    form = AskApprovalForm(request.POST, people=deciding.possible_approvers(request.user), action=_asking(round_))
    if form.is_valid() and form.carry_out(
        actions.ask_approval, round_, approvers=list(form.cleaned_data["approvers"]), by=request.user
    ):
        messages.success(request, _("They are asked by mail."))
        return redirect("municipalities:recommendation_list", pk)
    return _list_page(request, round_, form)


@allow(*STAFF)
@require_POST
def approval_give(request: SignedInRequest, pk: int) -> HttpResponse:
    approval = get_object_or_404(deciding.approvals_for(request.user), pk=pk)
    actions.approve_recommendation(approval, seen=request.POST.get("seen", ""), by=request.user)
    messages.success(request, _("You have approved the recommendation."))
    return redirect("municipalities:recommendation_list", approval.round_id)


@allow(Role.PROJECT_LEADER)
@require_POST
def approval_nudge(request: SignedInRequest, pk: int) -> HttpResponse:
    approval = get_object_or_404(deciding.approvals_for(request.user), pk=pk)
    actions.nudge_approver(approval, by=request.user)
    messages.success(request, _("%(name)s is reminded by mail.") % {"name": approval.approver.name})
    return redirect("municipalities:recommendation_list", approval.round_id)


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def approval_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    approval = get_object_or_404(deciding.approvals_for(request.user), pk=pk)
    back = reverse("municipalities:recommendation_list", args=[approval.round_id])
    form = WithdrawApprovalForm(request.POST or None, back=back)
    if form.is_valid() and form.carry_out(actions.withdraw_approval, approval, **form.cleaned_data, by=request.user):
        messages.success(
            request, _("The recommendation no longer waits for %(name)s.") % {"name": approval.approver.name}
        )
        return redirect(back)
    context = {"approval": approval, "form": form, "back": back}
    return render(request, "municipalities/approval_withdraw.html", context, status=form.status)

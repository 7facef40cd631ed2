from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import Refusal, require
from alisvest.ui import formats
from alisvest.ui.parts import Confirmation, Fact
from municipalities import actions, queries, rules
from municipalities.forms import ResolutionForm
from municipalities.queries import deciding
from municipalities.views.decision import decision_badge
from municipalities.views.recommendation import place_badge, posts

STAFF = tuple(sorted(STAFF_ROLES))


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def resolution_record(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what is recommended and resolved in a round; the project leader records the resolution here, once."""
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    cases = deciding.recommended_in(request.user, round_)
    refusal = _refuse_resolution(round_, cases, by=request.user)
    if request.method == "POST":
        require(refusal)
    form = None if refusal else _form(request, round_, cases)
    confirmation = None
    if form is not None and form.is_valid() and not form.taken_back:
        answers = form.answers()
        if not form.confirmed:
            confirmation = _resolution_question(round_, cases, answers["outcomes"], answers["meeting_on"])
            form.ask(confirmation.confirm, confirmation.keep)
        elif form.carry_out(actions.record_resolution, round_, **answers, by=request.user):
            messages.success(request, _("The resolution is recorded. Now the decisions can be written and released."))
            return redirect("municipalities:decision_release", pk)
    if form is not None and confirmation is not None:
        return render(request, "layouts/confirm.html", {"confirmation": confirmation, "form": form})
    resolution = queries.resolutions_for(request.user).filter(round=round_).first()
    context = {
        "round": round_,
        "form": form,
        "refusal": None if resolution else refusal,
        "refusal_text": " ".join((str(refusal.reason), ", ".join(refusal.details))).strip() if refusal else "",
        "resolution": resolution,
        "facts": _resolution_facts(resolution) if resolution else [],
        "absent": list(resolution.abstentions.select_related("municipality")) if resolution else [],
        "lines": [_line(case) for case in cases],
        "sum": _sum_words(round_, cases),
        "may_release": resolution is not None and request.user.role == Role.PROJECT_LEADER,
    }
    return render(request, "municipalities/resolution_record.html", context, status=form.status if form else 200)


def _form(request: Any, round_: Any, cases: list[Any]) -> ResolutionForm:
    return ResolutionForm(
        request.POST or None,
        places=[place for case in cases for place in case.places],
        before={
            each.place_id: rules.Proposed(each.outcome, each.waiting_rank)
            for case in cases
            if case.recommendation
            for each in case.recommendation.recommended_places.all()
        },
        municipalities={case.application.municipality.name: case.application.municipality_id for case in cases},
        back=round_.get_absolute_url(),
    )


def _refuse_resolution(round_: Any, cases: list[Any], *, by: User) -> Refusal | None:
    return rules.refuse_resolving(
        [case.application for case in cases],
        recorded=any(case.resolved is not None for case in cases),
        closed=clock.now() >= round_.closes_at,
        waits_for=[each.name for each in deciding.waits_for(round_, clock.today())],
        by=by,
    )


def _resolution_question(
    round_: Any, cases: list[Any], outcomes: dict[int, rules.Proposed], meeting_on: date
) -> Confirmation:
    granted = {case: sum(outcomes[place.pk].outcome == "granted" for place in case.places) for case in cases}
    waiting = sorted(
        (outcomes[place.pk].rank or 0, case.application.municipality.name)
        for case in cases
        for place in case.places
        if outcomes[place.pk].rank
    )
    against = [
        case.application.municipality.name
        for case in cases
        if case.recommendation
        and any(
            (each.outcome, each.waiting_rank) != tuple(outcomes[each.place_id])
            for each in case.recommendation.recommended_places.all()
        )
    ]
    total = sum(granted.values())
    lines = [
        _("The steering group met on %(day)s and granted %(posts)s: %(names)s.")
        % {
            "day": formats.day(meeting_on),
            "posts": posts(total),
            "names": ", ".join(f"{case.application.municipality.name} ({n})" for case, n in granted.items() if n)
            or "–",
        }
    ]
    if waiting:
        names = ", ".join(f"{rank}. {name}" for rank, name in waiting)
        lines.append(_("On the waiting list: %(names)s.") % {"names": names})
    on_list = {name for _rank, name in waiting}
    refused = [
        name for case, n in granted.items() if not n and (name := case.application.municipality.name) not in on_list
    ]
    if refused:
        lines.append(_("Refused: %(names)s.") % {"names": ", ".join(refused)})
    if against:
        lines.append(_("Other than recommended: %(names)s.") % {"names": ", ".join(against)})
    if not round_.places_from <= total <= round_.places_to:
        lines.append(
            _("The round asked for %(low)d to %(high)d posts.") % {"low": round_.places_from, "high": round_.places_to}
        )
    lines.append(_("What it was resolved on is kept with it: every application as it stands now."))
    lines.append(_("You cannot change the resolution after it is recorded."))
    return Confirmation(
        _("Will you record the resolution?"),
        lines,
        _("Record the resolution"),
        _("Go on writing"),
        round_.get_absolute_url(),
    )


def _sum_words(round_: Any, cases: list[Any]) -> tuple[str, str]:
    """Say how many posts are recommended of those wanted: the tone and the sentence."""
    total = sum(case.recommendation.places for case in cases if case.recommendation)
    words = {"posts": posts(total), "low": round_.places_from, "high": round_.places_to}
    if total < round_.places_from:
        return "warning", _("%(posts)s recommended: fewer than the %(low)d to %(high)d the round asked for.") % words
    if total > round_.places_to:
        return "warning", _("%(posts)s recommended: more than the %(low)d to %(high)d the round asked for.") % words
    return "info", _("%(posts)s recommended, within the %(low)d to %(high)d the round asked for.") % words


def _resolution_facts(resolution: Any) -> list[Fact]:
    vote = _("Unanimously")
    if resolution.votes_for is not None:
        vote = _("%(yes)d for, %(no)d against") % {"yes": resolution.votes_for, "no": resolution.votes_against}
    facts = [
        Fact(_("Date of the meeting"), formats.day(resolution.meeting_on)),
        Fact(_("Reference of the minutes"), resolution.minutes_reference),
        Fact(_("Case number in the minutes"), resolution.case_number or "–"),
        Fact(_("Resolved"), vote),
        Fact(_("Recorded by"), resolution.recorded_by.name),
        Fact(_("Recorded"), formats.moment(resolution.recorded_at)),
    ]
    if resolution.snapshot_sha256:
        facts.append(Fact(_("Fingerprint of the data (SHA-256)"), resolution.snapshot_sha256[:16] + "…"))
    return facts


def _line(case: Any) -> dict[str, Any]:
    return {
        "case": case,
        "recommended": [
            place_badge(each.outcome, each.get_outcome_display(), each.waiting_rank)
            for each in (case.recommendation.recommended_places.all() if case.recommendation else ())
        ],
        "resolved": [
            place_badge(each.outcome, each.get_outcome_display(), each.waiting_rank) for each in case.resolved_places
        ],
        "snapshot": reverse("municipalities:snapshot_detail", args=[case.application.pk])
        if case.resolved is not None
        else "",
        "badge": decision_badge(case.decision) if case.decision else None,
    }


@allow(*STAFF)
@require_safe
def snapshot_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the data as they were on the day of the resolution, beside what was resolved and decided."""
    application = get_object_or_404(queries.with_whole_answers(request.user), pk=pk)
    require(queries.refuse_opening(request.user, application))
    snapshot = deciding.snapshot_of(request.user, application)
    context = {
        "application": application,
        "snapshot": snapshot,
        "whole": deciding.is_whole(snapshot) if snapshot else False,
        "rows": deciding.then_and_now(snapshot, application) if snapshot else [],
        "scores": deciding.kept_scores(snapshot) if snapshot else [],
        "stood": deciding.kept_facts(snapshot) if snapshot else [],
        "recommendation": (snapshot.content.get("recommendation") or {}) if snapshot else {},
        "facts": _resolution_facts(snapshot.outcome.resolution) if snapshot else [],
        "resolved": [
            (each.place.title, place_badge(each.outcome, each.get_outcome_display(), each.waiting_rank))
            for each in deciding.resolved_places(request.user, application)
        ],
        "decision": getattr(application, "decision", None),
        "up": reverse("municipalities:resolution_record", args=[application.round_id]),
    }
    return render(request, "municipalities/snapshot_detail.html", context)

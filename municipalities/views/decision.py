from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import Refusal, require
from alisvest.documents import pango
from alisvest.documents.responses import attachment
from alisvest.documents.rules import refuse_paper
from alisvest.outbox.paper import shown_name
from alisvest.outbox.queries import letters_about
from alisvest.ui import formats
from alisvest.ui.badges import Badge
from alisvest.ui.parts import Confirmation, Fact
from municipalities import actions, letters, queries, rules
from municipalities.forms import DecisionForm, ResolutionForm, SubstituteForm
from municipalities.queries.agreement import agreement_of

STAFF = tuple(sorted(STAFF_ROLES))
GRANTED, REFUSED = ("success", "check-circle"), ("danger", "octagon")


def _posts(number: int) -> str:
    return ngettext("%(number)d post", "%(number)d posts", number) % {"number": number}


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def resolution_record(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what is recommended and resolved in a round; the project leader records the resolution here, once."""
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    cases = queries.cases_in(request.user, round_)
    refusal = _refuse_resolution(round_, cases, by=request.user)
    if request.method == "POST":
        require(refusal)
    form = None if refusal else ResolutionForm(request.POST or None, cases=cases, back=round_.get_absolute_url())
    confirmation = None
    if form is not None and form.is_valid() and not form.taken_back:
        given = {name: form.cleaned_data[name] for name in ("meeting_on", "minutes_reference", "text")}
        outcomes = form.outcomes()
        if not form.confirmed:
            confirmation = _resolution_question(round_, cases, outcomes, given["meeting_on"])
            form.ask(confirmation.confirm, confirmation.keep)
        elif form.carry_out(actions.record_resolution, round_, **given, outcomes=outcomes, by=request.user):
            messages.success(request, _("The resolution is recorded. Now each decision can be issued."))
            return redirect("municipalities:resolution_record", pk)
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
        "lines": [_line(case, may_issue=request.user.role == Role.PROJECT_LEADER) for case in cases],
        "sum": _sum_words(round_, cases),
    }
    return render(request, "municipalities/resolution_record.html", context, status=form.status if form else 200)


def _refuse_resolution(round_: Any, cases: list[queries.Case], *, by: User) -> Refusal | None:
    """Ask the rule before anything is typed: as if the steering group refused them all today."""
    applications = [case.application for case in cases]
    return rules.refuse_record_resolution(
        applications,
        outcomes={each.pk: 0 for each in applications},
        meeting_on=clock.today(),
        recorded=any(case.resolved is not None for case in cases),
        closed=clock.now() >= round_.closes_at,
        today=clock.today(),
        by=by,
    )


def _resolution_question(
    round_: Any, cases: list[queries.Case], outcomes: dict[int, int], meeting_on: date
) -> Confirmation:
    granted = [case for case in cases if outcomes[case.application.pk]]
    refused = [case.application.municipality.name for case in cases if not outcomes[case.application.pk]]
    against = [
        case.application.municipality.name
        for case in cases
        if case.recommendation and case.recommendation.places != outcomes[case.application.pk]
    ]
    lines = [
        _("The steering group met on %(day)s and granted %(posts)s: %(names)s.")
        % {
            "day": formats.day(meeting_on),
            "posts": _posts(sum(outcomes.values())),
            "names": ", ".join(
                f"{case.application.municipality.name} ({outcomes[case.application.pk]})" for case in granted
            )
            or "–",
        }
    ]
    if refused:
        lines.append(_("Refused: %(names)s.") % {"names": ", ".join(refused)})
    if against:
        lines.append(_("Other than recommended: %(names)s.") % {"names": ", ".join(against)})
    if not round_.places_from <= sum(outcomes.values()) <= round_.places_to:
        lines.append(
            _("The round asked for %(low)d to %(high)d posts.") % {"low": round_.places_from, "high": round_.places_to}
        )
    lines.append(_("You cannot change the resolution after it is recorded."))
    return Confirmation(
        _("Will you record the resolution?"),
        lines,
        _("Record the resolution"),
        _("Go on writing"),
        round_.get_absolute_url(),
    )


def _sum_words(round_: Any, cases: list[queries.Case]) -> tuple[str, str]:
    """Say how many posts are recommended of those wanted: the tone and the sentence."""
    total = sum(case.recommendation.places for case in cases if case.recommendation)
    words = {"posts": _posts(total), "low": round_.places_from, "high": round_.places_to}
    if total < round_.places_from:
        return "warning", _("%(posts)s recommended: fewer than the %(low)d to %(high)d the round asked for.") % words
    if total > round_.places_to:
        return "warning", _("%(posts)s recommended: more than the %(low)d to %(high)d the round asked for.") % words
    return "info", _("%(posts)s recommended, within the %(low)d to %(high)d the round asked for.") % words


def _resolution_facts(resolution: Any) -> list[Fact]:
    return [
        Fact(_("Date of the meeting"), formats.day(resolution.meeting_on)),
        Fact(_("Reference of the minutes"), resolution.minutes_reference),
        Fact(_("Recorded by"), resolution.recorded_by.name),
        Fact(_("Recorded"), formats.moment(resolution.recorded_at)),
    ]


def _line(case: queries.Case, *, may_issue: bool) -> dict[str, Any]:
    issue = reverse("municipalities:decision_issue", args=[case.application.pk])
    return {
        "case": case,
        "recommended": case.recommendation.get_outcome_display() if case.recommendation else "–",
        "places": case.recommendation.places if case.recommendation else None,
        "badge": decision_badge(case.decision) if case.decision else None,
        "issue": issue if may_issue and case.resolved is not None and case.decision is None else "",
    }


def decision_badge(decision: Any) -> Badge:
    return Badge(decision.get_outcome_display(), *(GRANTED if decision.places else REFUSED))


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def decision_issue(request: SignedInRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(queries.applications_with_answers(request.user).handed_in(), pk=pk)
    require(queries.refuse_opening(request.user, application))
    case = queries.case_of(request.user, application)
    day = clock.today()
    if case.decision is not None and request.method != "POST":
        return redirect(case.decision)
    require(queries.conflict_of_interest(request.user, application.municipality, day))
    refusal = rules.refuse_issue(application, places=case.resolved, by=request.user)
    if request.method == "POST":
        require(refusal)
    form = None
    question = None
    if refusal is None:
        form = DecisionForm(
            request.POST or None,
            granted=bool(case.resolved),
            back=application.get_absolute_url(),
            initial=_posts_begin(application),
        )
        if form.is_valid() and not form.taken_back:
            if form.draft:
                return _drafted_letter(case, form.answers(), by=request.user)
            if not form.confirmed:
                question = _decision_question(case, form.answers(), day)
                form.ask(question["confirmation"].confirm, question["confirmation"].keep, _("See the letter as PDF"))
            elif form.carry_out(actions.issue_decision, application, **form.answers(), by=request.user):
                messages.success(request, _("The decision is issued and the letter is on its way."))
                return redirect(form.result)
    context = {
        "application": application,
        "case": case,
        "form": form,
        "refusal": refusal,
        "question": question,
        "facts": _case_facts(case),
        "reasons": case.recommendation.reasons if case.recommendation else "",
        "complaint": letters.right_of_complaint(application.round.decision_kind),
    }
    return render(request, "municipalities/decision_issue.html", context, status=form.status if form else 200)


def _drafted_letter(case: queries.Case, answers: dict[str, Any], *, by: User) -> HttpResponse:
    """Answer with the letter as it would be, marked as a draft on each page."""
    require(refuse_paper(possible=pango.is_there()))
    decision = queries.drafted_decision(case, reasons=answers["reasons"])
    content = letters.drafted(decision, access_code=answers["access_code"], by=by)
    name = shown_name("nb", pgettext("file name", "Draft"), case.application.reference or "")
    return attachment(content, shown_name=name, media_type="application/pdf")


def _posts_begin(application: Any) -> dict[str, Any]:
    """Suggest what the municipality itself answered."""
    section = getattr(application, "organisationsection", None)
    if section is None:
        return {}
    return {"start": section.earliest_start, "percentage": section.position_percentage or 100}


def _case_facts(case: queries.Case) -> list[Fact]:
    application = case.application
    facts = [
        Fact(_("Reference"), application.reference or "–"),
        Fact(_("Round"), application.round.name),
        Fact(_("Posts applied for"), str(application.places_wanted)),
    ]
    if case.recommendation is not None:
        facts.append(Fact(_("Recommended"), _posts(case.recommendation.places)))
    if case.resolved is not None:
        facts.append(Fact(_("Resolved by the steering group"), _posts(case.resolved)))
    return [*facts, Fact(_("Decision"), application.round.get_decision_kind_display())]


def _decision_question(case: queries.Case, answers: dict[str, Any], day: date) -> dict[str, Any]:
    """Read the decision back: what happens, and the letter as it will be sent."""
    municipality, places = case.application.municipality, case.resolved or 0
    language = queries.language_on(municipality, day)
    draft = queries.drafted_decision(case, reasons=answers["reasons"])
    subject, body = letters.decision_letter(draft, language, day)
    receivers = letters.receivers(municipality, day)
    lines = [
        _("%(name)s is granted %(posts)s from %(day)s.")
        % {"name": municipality.name, "posts": _posts(places), "day": formats.day(answers["start"])}
        if places
        else _("%(name)s is refused.") % {"name": municipality.name},
        _("The letter goes to: %(names)s.") % {"names": ", ".join(person.name for person in receivers)}
        if receivers
        else _("Nobody in the municipality can receive the letter yet: it has no signer and no manager."),
        _("You cannot change the decision after it is issued."),
    ]
    confirmation = Confirmation(
        _("Will you issue the decision?"),
        lines,
        _("Issue the decision"),
        _("Go on writing"),
        case.application.get_absolute_url(),
    )
    return {"confirmation": confirmation, "subject": subject, "body": body, "language": language}


@allow(*STAFF, *sorted(MUNICIPALITY_ROLES))
@require_safe
def decision_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    decision = get_object_or_404(queries.decisions_for(request.user), pk=pk)
    require(queries.refuse_opening(request.user, decision.application))
    context = {
        "decision": decision,
        "badge": decision_badge(decision),
        "facts": [
            Fact(_("Reference"), decision.application.reference or "–"),
            Fact(_("Round"), decision.application.round.name),
            Fact(_("Posts applied for"), str(decision.application.places_wanted)),
            Fact(_("Posts granted"), str(decision.places)),
            Fact(_("Kind of decision"), decision.get_kind_display()),
            Fact(_("Issued by"), decision.issued_by.name),
            Fact(_("Issued"), formats.moment(decision.issued_at)),
        ],
        "complaint": letters.right_of_complaint(decision.kind),
        "agreement": agreement_of(request.user, decision.application),
        "positions": queries.positions_for(request.user).filter(decision=decision),
        "history": queries.application_history(decision.application) if request.user.role in STAFF_ROLES else [],
        "letters": (sent := letters_about(request.user, decision)),
        "letter_lacks": request.user.role == Role.PROJECT_LEADER and not sent,
    }
    return render(request, "municipalities/decision_detail.html", context)


@allow(Role.PROJECT_LEADER)
@require_POST
def decision_letter_send(request: SignedInRequest, pk: int) -> HttpResponse:
    decision = get_object_or_404(queries.decisions_for(request.user), pk=pk)
    require(queries.refuse_opening(request.user, decision.application))
    if actions.send_decision_letter(decision, by=request.user):
        messages.success(request, _("The letter is made and on its way."))
    else:
        messages.error(request, _("The letter still lacks a value. The outbox says which."))
    return redirect(decision)


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def substitute_name(request: SignedInRequest, pk: int) -> HttpResponse:
    municipality = get_object_or_404(queries.reached_municipalities(request.user), pk=pk)
    form = SubstituteForm(
        request.POST or None, people=queries.possible_substitutes(request.user), back=municipality.get_absolute_url()
    )
    if form.is_valid() and form.carry_out(actions.name_substitute, municipality, **form.cleaned_data, by=request.user):
        messages.success(request, _("The substitute is named."))
        return redirect("municipalities:substitute_name", pk)
    context = {
        "municipality": municipality,
        "form": form,
        "substitutes": queries.substitutes_of(municipality),
        "now": queries.substitute_on(municipality, clock.today()),
    }
    return render(request, "municipalities/substitute_name.html", context, status=form.status)

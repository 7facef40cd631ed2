from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import require
from alisvest.documents import pango
from alisvest.documents.responses import attachment
from alisvest.documents.rules import refuse_paper
from alisvest.outbox.paper import shown_name
from alisvest.outbox.queries import letters_about, waits_for_paper
from alisvest.ui import formats
from alisvest.ui.badges import Badge, badge_for
from alisvest.ui.parts import Fact
from municipalities import actions, letters, queries, rules
from municipalities.forms import PrepareForm, SubstituteForm
from municipalities.queries import deciding
from municipalities.queries.agreement import agreement_of
from municipalities.views.recommendation import place_badge
from municipalities.workflow import ACCEPTANCE_LOOKS, COMPLAINT_LOOKS, AcceptanceStatus, ComplaintStatus

STAFF = tuple(sorted(STAFF_ROLES))
OUTCOME_LOOKS = {
    "granted": ("success", "check-circle"),
    "waitlisted": ("warning", "hourglass"),
    "refused": ("danger", "octagon"),
}


def decision_badge(decision: Any) -> Badge:
    return Badge(decision.get_outcome_display(), *OUTCOME_LOOKS[decision.outcome])


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def decision_prepare(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write a decision that the steering group has resolved. Nothing leaves before the round's release."""
    application = get_object_or_404(queries.applications_with_answers(request.user).handed_in(), pk=pk)
    require(queries.refuse_opening(request.user, application))
    require(queries.refuse_deciding(request.user, application, clock.today()))
    prepared = deciding.prepared_of(request.user, application)
    resolved = deciding.resolved_places(request.user, application)
    refusal = rules.refuse_preparing(application, prepared, resolved=bool(resolved), by=request.user)
    if request.method == "POST":
        require(refusal)
    form = None if refusal else _prepare_form(request, application, prepared, resolved)
    if form is not None and form.is_valid():
        if form.draft:
            return _drafted_letter(application, form.answers(), resolved, by=request.user)
        if form.carry_out(actions.prepare_decision, application, **form.answers(), by=request.user):
            messages.success(request, _("The decision is saved. It leaves when the round is released."))
            return redirect("municipalities:decision_release", application.round_id)
    theirs = None
    if form is not None and form.is_bound:
        stands = deciding.prepared_of(request.user, application)
        if stands is not None and form.cleaned_data.get("version") != stands.version:
            theirs = stands
            form.now_at(stands.version)
    recommendation = deciding.recommendation_of(request.user, application)
    context = {
        "application": application,
        "form": form,
        "refusal": refusal,
        "theirs": theirs,
        "up": reverse("municipalities:decision_release", args=[application.round_id]),
        "places": [
            (each.place.title, place_badge(each.outcome, each.get_outcome_display(), each.waiting_rank))
            for each in resolved
        ],
        "facts": _case_facts(application),
        "reasons": recommendation.reasons if recommendation else "",
        "criteria": deciding.reasons_by_criterion(request.user, application),
        "language": queries.language_on(application.municipality, clock.today()),
        "complaint": letters.right_of_complaint(application.round.decision_kind),
        "snapshot": reverse("municipalities:snapshot_detail", args=[pk]) if resolved else "",
    }
    return render(request, "municipalities/decision_prepare.html", context, status=form.status if form else 200)


def _prepare_form(request: SignedInRequest, application: Any, prepared: Any, resolved: list[Any]) -> PrepareForm:
    language = queries.language_on(application.municipality, clock.today())
    needed = [each.place for each in resolved if each.outcome != "refused"]
    kept = {each.place_id: each for each in prepared.places.all()} if prepared else {}
    begins = _posts_begin(application)
    terms = {
        place.pk: rules.Terms(line.start, line.percentage, line.main_position)
        if (line := kept.get(place.pk))
        else begins
        for place in needed
    }
    all_granted = all(each.outcome == "granted" for each in resolved)
    return PrepareForm(
        request.POST or None,
        places=needed,
        terms={pk: each for pk, each in terms.items() if each is not None},
        criteria=[] if all_granted else deciding.criteria_titles(application.round, language),
        feedback=deciding.feedback_by_criterion(application),
        back=reverse("municipalities:decision_release", args=[application.round_id]),
        initial={
            "reasons": prepared.reasons if prepared else deciding.drafted_reasons(request.user, application, language),
            "access_code": prepared.access_code if prepared else "",
            "version": prepared.version if prepared else 0,
        },
    )


def _posts_begin(application: Any) -> rules.Terms | None:
    """Suggest what the municipality itself answered."""
    section = getattr(application, "organisationsection", None)
    if section is None or section.earliest_start is None:
        return None
    return rules.Terms(section.earliest_start, section.position_percentage or 100)


def _drafted_letter(application: Any, answers: dict[str, Any], resolved: list[Any], *, by: User) -> HttpResponse:
    """Answer with the letter as it would be, marked as a draft on each page."""
    require(refuse_paper(possible=pango.is_there()))
    decision, places = deciding.imagined_decision(application, answers["reasons"], answers["terms"], resolved)
    release = deciding.release_of(application.round)
    content = letters.drafted(decision, places, release, access_code=answers["access_code"], by=by)
    name = shown_name("nb", pgettext("file name", "Draft"), application.reference or "")
    return attachment(content, shown_name=name, media_type="application/pdf")


def _case_facts(application: Any) -> list[Fact]:
    return [
        Fact(_("Reference"), application.reference or "–"),
        Fact(_("Round"), application.round.name),
        Fact(_("Posts applied for"), str(application.places_wanted)),
        Fact(_("Kind of decision"), application.round.get_decision_kind_display()),
    ]


@allow(*STAFF, *sorted(MUNICIPALITY_ROLES))
@require_safe
def decision_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    decision = get_object_or_404(queries.decisions_for(request.user), pk=pk)
    require(queries.refuse_opening(request.user, decision.application))
    staff = request.user.role in STAFF_ROLES
    complaints = list(deciding.complaints_about(request.user, decision))
    open_one = any(each.status in {"received", "sent_on"} for each in complaints)
    sent = letters_about(request.user, decision)
    snapshot = deciding.snapshot_of(request.user, decision.application)
    offers = list(deciding.acceptances_for(request.user).filter(decision=decision))
    open_offer = next((each for each in offers if each.status == AcceptanceStatus.OFFERED), None)
    context = {
        "decision": decision,
        "badge": decision_badge(decision),
        "to_answer": open_offer if request.user.role == Role.SIGNER else None,
        "facts": _decision_facts(decision),
        "places": [
            (each.place.title, place_badge(each.outcome, each.get_outcome_display(), each.waiting_rank))
            for each in decision.decided_places.select_related("place__application")
        ],
        "offers": [(each, badge_for(AcceptanceStatus(each.status), ACCEPTANCE_LOOKS)) for each in offers],
        "complaint": letters.right_of_complaint(decision.kind),
        "complaints": [(each, badge_for(ComplaintStatus(each.status), COMPLAINT_LOOKS)) for each in complaints],
        "agreement": agreement_of(request.user, decision.application),
        "clock": _clock_facts(decision) if decision.kind == "administrative" else [],
        "may_record_arrival": staff and decision.kind == "administrative" and not complaints,
        "may_complain": rules.refuse_complaining(decision, open_one=open_one, by=request.user) is None,
        "feedback": deciding.feedback_lines(decision.application, get_language() or "nb"),
        "positions": queries.positions_for(request.user).filter(decision=decision),
        "history": queries.application_history(decision.application) if staff else [],
        "letters": sent,
        "letter_waits": (waits := not sent and waits_for_paper(decision)),
        "letter_lacks": request.user.role == Role.PROJECT_LEADER and not sent and not waits,
        "snapshot": reverse("municipalities:snapshot_detail", args=[decision.application_id]) if staff else "",
        "stood": deciding.kept_facts(snapshot) if snapshot else [],
    }
    return render(request, "municipalities/decision_detail.html", context)


def _decision_facts(decision: Any) -> list[Fact]:
    return [
        Fact(_("Reference"), decision.application.reference or "–"),
        Fact(_("Round"), decision.application.round.name),
        Fact(_("Posts applied for"), str(decision.application.places_wanted)),
        Fact(_("Posts granted"), str(decision.places)),
        Fact(_("Kind of decision"), decision.get_kind_display()),
        Fact(_("Issued by"), decision.issued_by.name),
        Fact(_("Issued"), formats.moment(decision.issued_at)),
    ]


def _clock_facts(decision: Any) -> list[Fact]:
    arrived, last = deciding.arrival_of(decision), deciding.last_day(decision)
    return [
        Fact(_("The letter arrived"), formats.day(arrived) if arrived else _("Not known yet")),
        Fact(_("Last day to complain"), formats.day(last) if last else _("Counted from the letter's arrival")),
    ]


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

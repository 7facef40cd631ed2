from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import Refusal, require
from alisvest.outbox.queries import paired
from alisvest.ui import formats
from alisvest.ui.badges import Badge, badge_for
from alisvest.ui.parts import Confirmation, Fact
from municipalities import actions, letters, queries, rules
from municipalities.forms import CaseNumberForm, RoundForm
from municipalities.workflow import LOOKS, ApplicationStatus

STAFF = tuple(sorted(STAFF_ROLES))
READERS = (*STAFF, *sorted(MUNICIPALITY_ROLES))


@allow(*READERS)
@require_safe
def round_list(request: SignedInRequest) -> HttpResponse:
    rounds = [
        {"round": round_, "words": queries.round_words(round_, clock.now()), "badge": queries.round_badge(round_)}
        for round_ in queries.rounds_for(request.user)
    ]
    context = {
        "rounds": rounds,
        "may_open": request.user.role == Role.PROJECT_LEADER,
        "is_staff": request.user.role in STAFF_ROLES,
    }
    return render(request, "municipalities/round_list.html", context)


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def round_open(request: SignedInRequest) -> HttpResponse:
    """Take the round's facts, read them back with the letter in both language forms, and open it."""
    form = RoundForm(request.POST or None, back=reverse("municipalities:round_list"))
    context: dict[str, Any] = {"form": form}
    if form.is_valid() and not form.taken_back:
        given = form.cleaned_data
        if form.confirmed and form.carry_out(actions.open_round, **given, by=request.user):
            messages.success(request, _("The round is open and the municipalities are invited."))
            return redirect(form.result)
        if not form.confirmed and form.carry_out(require, _refuse_opening(given, by=request.user)):
            context["question"] = _opening_question(given)
            form.ask(context["question"].confirm, context["question"].keep)
            proofs = letters.invitation_proofs(queries.drafted_round(given), clock.today())
            context |= {"proofs": proofs, "pairs": paired(proofs) if proofs else []}
    return render(request, "municipalities/round_open.html", context, status=form.status)


def _refuse_opening(given: dict[str, Any], *, by: User) -> Refusal | None:
    dates_and_places = {name: given[name] for name in ("opens_on", "deadline_on", "places_from", "places_to")}
    return rules.refuse_open_round(**dates_and_places, today=clock.today(), by=by)


def _opening_question(given: dict[str, Any]) -> Confirmation:
    words = {"name": given["name"], "opens": formats.day(given["opens_on"]), "end": formats.day(given["deadline_on"])}
    return Confirmation(
        _("Will you open the round and invite?"),
        [
            _("%(name)s opens on %(opens)s, and the deadline is %(end)s.") % words,
            ngettext(
                "%(count)d municipality is invited by a formal letter.",
                "%(count)d municipalities are invited by a formal letter.",
                queries.municipalities_on(given["opens_on"]),
            )
            % {"count": queries.municipalities_on(given["opens_on"])},
        ],
        _("Open and invite"),
        _("Go on writing"),
        reverse("municipalities:round_list"),
    )


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def case_number_record(request: SignedInRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    form = CaseNumberForm(
        request.POST or None, initial={"case_number": round_.case_number}, back=round_.get_absolute_url()
    )
    if form.is_valid() and form.carry_out(actions.record_case_number, round_, **form.cleaned_data, by=request.user):
        messages.success(request, _("The case number is saved."))
        return redirect(round_)
    return render(
        request, "municipalities/case_number_record.html", {"round": round_, "form": form}, status=form.status
    )


@allow(*READERS)
@require_safe
def round_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    user, now = request.user, clock.now()
    is_staff = user.role in STAFF_ROLES
    application = None if is_staff else queries.application_in(user, round_)
    invited = queries.invited_to(user, round_) if is_staff else []
    context = {
        "round": round_,
        "badge": queries.round_badge(round_),
        "words": queries.round_words(round_, now),
        "is_staff": is_staff,
        "application": application,
        "application_badge": badge_for(queries.shown_status(application.status, user), LOOKS) if application else None,
        "start_refusal": rules.refuse_start(round_, now=now, existing=application is not None, by=user),
        "facts": [
            Fact(_("Opens on"), formats.day(round_.opens_on)),
            Fact(_("Deadline"), formats.day(round_.deadline_on)),
            Fact(_("Posts"), _("%(low)s to %(high)s") % {"low": round_.places_from, "high": round_.places_to}),
            Fact(_("Decision"), round_.get_decision_kind_display()),
            *([Fact(_("Case number"), round_.case_number)] if round_.case_number else []),
            *(_counts(invited) if is_staff else []),
        ],
        "invited": [(line, _badge(line)) for line in invited],
        "without_mail": sum(1 for line in invited if line.was_invited and line.mails == 0),
        "contacts": queries.project_leaders(clock.today()),
        "letters": [] if is_staff else queries.invitation_letters(user, round_),
        "may_record_case_number": is_staff,
    }
    return render(request, "municipalities/round_detail.html", context)


def _counts(invited: list[queries.Invited]) -> list[Fact]:
    handed_in = sum(1 for line in invited if line.application is not None and line.application.reference)
    return [
        Fact(_("Invited"), str(sum(1 for line in invited if line.was_invited))),
        Fact(_("Submitted"), str(handed_in)),
    ]


def _badge(line: queries.Invited) -> Badge:
    if line.application is None:
        return queries.NOT_STARTED
    return badge_for(ApplicationStatus(line.application.status), LOOKS)


@allow(Role.WRITER, Role.SIGNER)
@require_POST
def application_start(request: SignedInRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    municipality = get_object_or_404(queries.reached_municipalities(request.user))
    application = actions.start_application(round_, municipality, by=request.user)
    messages.success(request, _("The application is started. Answer the points in any order."))
    return redirect(application)

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import Refusal, require
from alisvest.outbox import templates
from alisvest.ui import formats
from alisvest.ui.badges import Badge, badge_for
from alisvest.ui.parts import Confirmation, Fact
from municipalities import actions, letters, queries, rules
from municipalities.forms import ReleaseForm
from municipalities.queries import deciding
from municipalities.queries.acceptance import InLine
from municipalities.views.recommendation import place_badge
from municipalities.workflow import ACCEPTANCE_LOOKS, DECISION_LOOKS, RESOLVABLE, AcceptanceStatus, DecisionStatus

STAFF = tuple(sorted(STAFF_ROLES))


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def decision_release(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show how far the round's decisions are written; the project leader lets them go together here."""
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    lines = deciding.to_release(request.user, round_)
    release = deciding.release_of(round_)
    refusal = _refuse(request, round_, release, lines)
    if request.method == "POST":
        require(refusal)
    form = None
    confirmation = None
    if refusal is None:
        form = ReleaseForm(request.POST or None, back=round_.get_absolute_url(), initial=_last_time(request, round_))
        if form.is_valid() and not form.taken_back:
            if not form.confirmed:
                confirmation = _question(round_, lines, form.answers())
                form.ask(confirmation.confirm, confirmation.keep)
            elif form.carry_out(actions.release_decisions, round_, **form.answers(), by=request.user):
                _tell(request, form.result)
                return redirect("municipalities:decision_release", pk)
    if form is not None and confirmation is not None:
        return render(request, "layouts/confirm.html", {"confirmation": confirmation, "form": form})
    may_take_back = rules.refuse_take_back_release(release, now=clock.now(), by=request.user) is None
    judged = queries.decided_by(request.user, [line.application for line in lines], clock.today())
    shown = [_line(line, judged, leads=request.user.role == Role.PROJECT_LEADER) for line in lines]
    context = {
        "round": round_,
        "release": release,
        "facts": _facts(release) if release else [],
        "form": form,
        "refusal": _words(refusal) if release is None and refusal is not None else "",
        "lines": shown,
        "to_write": next((line for line in shown if line["write"] and not line["written"]), None),
        "may_take_back": may_take_back,
        "written": sum(1 for line in lines if line.prepared),
        "waits": any(place.outcome == "waiting" for line in lines for place in line.places),
    }
    return render(request, "municipalities/decision_release.html", context, status=form.status if form else 200)


def _refuse(request: SignedInRequest, round_: Any, release: Any, lines: list[Any]) -> Refusal | None:
    unwritten = [
        line.application.municipality.name
        for line in lines
        if line.prepared is None and line.application.status in RESOLVABLE
    ]
    return rules.refuse_releasing(release, resolved=len(lines), unwritten=unwritten, lacking=[], by=request.user)


def _words(refusal: Refusal) -> str:
    return f"{refusal.reason} {', '.join(refusal.details)}".strip()


def _last_time(request: SignedInRequest, round_: Any) -> dict[str, Any]:
    """Suggest the days of the last round that was released."""
    before = deciding.last_release(request.user, round_)
    if before is None:
        return {"waiting_until": date(round_.year, 12, 31) if clock.today().year <= round_.year else None}
    return {"answer_days": before.answer_days, "offer_days": before.offer_days}


def _tell(request: SignedInRequest, release: Any) -> None:
    if release.released_at is None:
        text = _("The decisions wait until %(moment)s. Nothing of them is seen before.")
        messages.success(request, text % {"moment": formats.moment(release.visible_at)})
    else:
        messages.success(request, _("The decisions are released and the letters are on their way."))


def _question(round_: Any, lines: list[Any], answers: dict[str, Any]) -> Confirmation:
    hour = answers["visible_at"]
    count = ngettext("%(count)d decision", "%(count)d decisions", len(lines)) % {"count": len(lines)}
    told = [
        _("%(count)s with their letters leave together at once.") % {"count": count}
        if hour is None
        else _("%(count)s with their letters leave together on %(moment)s. The municipalities see nothing before.")
        % {"count": count, "moment": formats.moment(hour)},
        _("What is granted must be accepted within %(days)d days.") % {"days": answers["answer_days"]},
    ]
    nobody = [
        line.application.municipality.name
        for line in lines
        if not letters.receivers(line.application.municipality, clock.today())
        and not queries.postmottak_on(line.application.municipality, clock.today())
    ]
    if nobody:
        told.append(_("Nobody can receive the letter in: %(names)s.") % {"names": ", ".join(nobody)})
    told.append(_("You cannot change a decision after it is released."))
    return Confirmation(
        _("Will you release the decisions?"),
        told,
        _("Release the decisions"),
        _("Go on writing"),
        round_.get_absolute_url(),
    )


def _facts(release: Any) -> list[Fact]:
    return [
        Fact(_("The municipalities see their decisions from"), formats.moment(release.visible_at)),
        Fact(_("Released"), formats.moment(release.released_at) if release.released_at else _("Waits for its hour")),
        Fact(_("Released by"), release.asked_by.name),
        Fact(_("Days to accept what is granted"), str(release.answer_days)),
        Fact(_("Days to accept an offer from the waiting list"), str(release.offer_days)),
        Fact(_("The waiting list holds until"), formats.day(release.waiting_until)),
    ]


def _line(line: Any, judged: dict[int, Refusal | None], *, leads: bool) -> dict[str, Any]:
    application, prepared = line.application, line.prepared
    status = DecisionStatus(prepared.status) if prepared else None
    not_mine = judged[application.pk]
    open_ = status in {None, DecisionStatus.PREPARED}
    return {
        "application": application,
        "written": prepared is not None,
        "places": [place_badge(each.outcome, each.get_outcome_display(), each.waiting_rank) for each in line.places],
        "badge": badge_for(status, DECISION_LOOKS) if status else Badge(_("Not written"), "neutral", "circle"),
        "by": prepared.prepared_by.name if prepared else "",
        "decision": getattr(application, "decision", None),
        "write": reverse("municipalities:decision_prepare", args=[application.pk])
        if leads and open_ and not_mine is None
        else "",
        "not_mine": str(not_mine.reason) if leads and open_ and not_mine else "",
    }


@allow(Role.PROJECT_LEADER)
@require_POST
def release_take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    actions.take_back_release(round_, by=request.user)
    messages.success(request, _("The release is taken back. The decisions can be changed again."))
    return redirect("municipalities:decision_release", pk)


@allow(*STAFF)
@require_safe
def release_preview(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show every letter of the round as it would be sent, one after the other, to read through and to print."""
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    release = deciding.release_of(round_)
    lines = [line for line in deciding.to_release(request.user, round_) if line.prepared]
    closed = queries.closed_to(request.user, [line.application for line in lines])
    drafted = deciding.drafted_letters([line for line in lines if line.application.pk not in closed])
    with templates.read_once():
        shown = [_letter(decision, places, release) for decision, places in drafted]
    context = {
        "round": round_,
        "up": reverse("municipalities:decision_release", args=[pk]),
        "letters": shown,
        "hidden": len(lines) - len(shown),
    }
    return render(request, "municipalities/release_preview.html", context)


def _letter(decision: Any, places: Any, release: Any) -> dict[str, Any]:
    language, subject, body = letters.decision_letter(decision, places, release, deciding.local_day(release))
    return {"municipality": decision.application.municipality, "language": language, "subject": subject, "body": body}


@allow(*STAFF)
@require_safe
def waiting_list(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the round's waiting list in its order, with every offer."""
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    context = {
        "round": round_,
        "release": (release := deciding.release_of(round_)),
        "over": bool(release and clock.today() > release.waiting_until),
        "lines": [
            {
                "line": line,
                "badge": _offer_badge(line),
                "last_day": letters.last_day_of(line.offer.acceptance.deadline_at) if line.offer else None,
            }
            for line in deciding.waiting_list(request.user, round_)
        ],
        "unfilled": deciding.unfilled_posts(request.user, round_),
        "up": reverse("municipalities:decision_release", args=[pk]),
    }
    return render(request, "municipalities/waiting_list.html", context)


def _offer_badge(line: InLine) -> Badge:
    if line.offer is None:
        return Badge(_("Waits"), "neutral", "hourglass")
    return badge_for(AcceptanceStatus(line.offer.acceptance.status), ACCEPTANCE_LOOKS)

"""Requests for more information: asking, answering, and what becomes of a request that nobody answers."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.links import is_ours
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import require
from alisvest.ui import formats
from alisvest.ui.badges import badge_for
from alisvest.ui.parts import Fact
from municipalities import actions, letters, queries
from municipalities.forms import AskForm, EndRequestForm, ExtendRequestForm, SectionForm, requested_form
from municipalities.queries import information
from municipalities.rules import deadline_words
from municipalities.rules import information as asking
from municipalities.views.case import case_tabs, opened, review_of
from municipalities.workflow import INFORMATION_LOOKS, InformationStatus

if TYPE_CHECKING:  # pages reach rows through queries; only the types are named here
    from municipalities.models import Application, InformationRequest, RequestedPoint

STAFF = tuple(sorted(STAFF_ROLES))
READERS = (*STAFF, *sorted(MUNICIPALITY_ROLES))
WRITERS = (Role.WRITER, Role.SIGNER)


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def information_ask(request: SignedInRequest, pk: int) -> HttpResponse:
    """What was asked already, and a question for each point that should be answered better."""
    application = opened(request, pk, whole=True)
    points = [(each.anchor, each.key, each.name, each.place) for each in queries.section_states(application)]
    form = AskForm(request.POST or None, points=points)
    if form.is_valid() and form.carry_out(
        actions.ask_for_information,
        application,
        questions=[actions.Question(*each) for each in form.questions()],
        due_on=form.cleaned_data["due_on"],
        due_time=form.cleaned_data["due_time"],
        idempotency_key=form.cleaned_data["idempotency_key"],
        by=request.user,
    ):
        messages.success(request, _("The request is sent. The rest of the review goes on."))
        return redirect(form.result)
    probe = asking.refuse_ask(
        application,
        due_at=clock.end_of_day(clock.today()),
        questions=["-"],
        waiting=[],
        now=clock.now(),
        by=request.user,
    )
    context = {
        "application": application,
        "up": review_of(application),
        "tabs": case_tabs(request, application),
        "form": form,
        "refusal": probe,
        "addresses": letters.told_of(application.municipality),
        "asked": [
            (each, badge_for(InformationStatus(each.status), INFORMATION_LOOKS), due_words(each))
            for each in information.requests_of(request.user, application)
        ],
    }
    return render(request, "municipalities/information_ask.html", context, status=form.status)


def due_words(request: "InformationRequest") -> str:
    return deadline_words(request.due_on, request.due_time)


def _open(request: SignedInRequest, pk: int) -> "tuple[InformationRequest, Application]":
    """Fetch a request past the gate, with its application and every answer."""
    found = get_object_or_404(information.requests_for(request.user), pk=pk)
    application = get_object_or_404(queries.applications_with_answers(request.user), pk=found.application_id)
    require(queries.refuse_opening(request.user, application))
    found.application = application
    return found, application


@allow(*READERS)
@require_safe
def information_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    found, application = _open(request, pk)
    user, now = request.user, clock.now()
    points = information.asked_points(user, found, application)
    refusal = asking.refuse_answering(found, now=now, by=user)
    is_staff = user.role in STAFF_ROLES
    context = {
        "asked": found,
        "application": application,
        "badge": badge_for(InformationStatus(found.status), INFORMATION_LOOKS),
        "due": due_words(found),
        "points": [(each, _answers_of(application, each.point)) for each in points],
        "refusal": refusal,
        "may_write": refusal is None,
        "silent": [each for each in points if not each.reply and not each.changes],
        "is_staff": is_staff,
        "is_writer": user.role in WRITERS,
        "up": reverse("municipalities:information_ask", args=[application.pk])
        if is_staff
        else application.get_absolute_url(),
        "may_read": asking.refuse_read_answer(found, by=user) is None,
        "may_extend": _may_extend(found, request),
        "may_withdraw": asking.refuse_end_request("withdraw", found, reason="-", by=user) is None,
        "may_close": asking.refuse_end_request("close", found, reason="-", by=user) is None,
        "facts": _facts(found),
    }
    return render(request, "municipalities/information_detail.html", context)


def _may_extend(found: "InformationRequest", request: SignedInRequest) -> bool:
    later = max(found.due_at, clock.now()).astimezone(clock.OSLO).date()
    probe = asking.refuse_extend_request(
        found, due_at=clock.end_of_day(later), reason="-", now=clock.now(), by=request.user
    )
    return probe is None


def _answers_of(application: "Application", point: "RequestedPoint") -> queries.Answers:
    """Return the point as it was submitted."""
    return next(each for each in queries.section_states(application) if each.pair == point.pair)


def _facts(found: "InformationRequest") -> list[Fact]:
    facts = [
        Fact(_("Asked by"), found.asked_by.name),
        Fact(_("Asked at"), formats.moment(found.asked_at)),
        Fact(_("Answer by"), due_words(found)),
    ]
    if found.extended_because:
        facts.append(Fact(_("The deadline was moved because"), found.extended_because))
    if found.answered_by and found.answered_at:
        facts += [
            Fact(_("Answered by"), found.answered_by.name),
            Fact(_("Answered"), formats.moment(found.answered_at)),
            Fact(_("Fingerprint of the content (SHA-256)"), f"{found.content_sha256[:16]}…"),
        ]
    if found.read_by and found.read_at:
        facts.append(Fact(_("Read by"), f"{found.read_by.name}, {formats.moment(found.read_at)}"))
    if found.ended_by and found.ended_at:
        facts += [
            Fact(_("Ended by"), f"{found.ended_by.name}, {formats.moment(found.ended_at)}"),
            Fact(_("Reason"), found.ended_because),
        ]
    return facts


@allow(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def information_write(request: SignedInRequest, pk: int) -> HttpResponse:
    """One point of the request: the question, what was submitted, and the form that begins from it."""
    point = get_object_or_404(information.requested_points_for(request.user), pk=pk)
    found, application = _open(request, point.request_id)
    back = found.get_absolute_url()
    shown = _answers_of(application, point)
    place = information.place_in(application, point)
    stored = information.stored_answers(information.submitted(application, point.key, place))
    refusal = asking.refuse_answering(found, now=clock.now(), by=request.user)
    form = requested_form(
        point.key,
        request.POST or None,
        values=stored | (point.answers or {}),
        reply=point.reply,
        version=point.version,
        back=back,
    )
    if form.is_valid() and form.carry_out(
        actions.save_requested_point,
        point,
        reply=form.cleaned_data["reply"],
        answers=form.answers(),
        version=form.cleaned_data["version"],
        by=request.user,
    ):
        messages.success(request, _("The answer is saved. Send it when all points are answered."))
        return redirect(_after(request, found, point))
    context = {
        "asked": found,
        "point": point,
        "shown": shown,
        "form": form,
        "refusal": refusal,
        "back": back,
        "due": due_words(found),
        "heading": shown.name,
        "form_css": "" if point.key == "office" else "narrow",
        "theirs": _theirs(form, point, application),
    }
    return render(request, "municipalities/information_write.html", context, status=form.status)


def _theirs(form: SectionForm, point: "RequestedPoint", application: "Application") -> dict[str, Any] | None:
    """Return what another wrote meanwhile, and let the next sending stand on it: both have then been seen."""
    if not form.is_bound or point.saved_by is None or form.cleaned_data.get("version") == point.version:
        return None
    form.now_at(point.version)
    title = _("Saved by %(name)s while you were writing") % {"name": point.saved_by.name}
    return {"title": title, "reply": point.reply, "changes": information.changes_of(point, application)}


def _after(request: SignedInRequest, found: "InformationRequest", point: "RequestedPoint") -> str:
    """Lead to the link that was followed (static/autosave.js), the next point that is asked about, or the request."""
    then = request.POST.get("then", "")
    if is_ours(then):
        return then
    if then == "here":
        return reverse("municipalities:information_write", args=[point.pk])
    keys = information.point_keys(found)
    later = keys[keys.index(point.pk) + 1 :] if not then else []
    return reverse("municipalities:information_write", args=[later[0]]) if later else found.get_absolute_url()


@allow(*WRITERS)
@require_POST
def information_send(request: SignedInRequest, pk: int) -> HttpResponse:
    found, _application = _open(request, pk)
    actions.answer_information(found, by=request.user)
    messages.success(request, _("The answer is sent. A receipt is on its way by mail."))
    return redirect(found)


@allow(*STAFF)
@require_POST
def information_read(request: SignedInRequest, pk: int) -> HttpResponse:
    found, _application = _open(request, pk)
    actions.read_answer(found, by=request.user)
    messages.success(request, _("The answer is marked as read."))
    return redirect(found)


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def information_extend(request: SignedInRequest, pk: int) -> HttpResponse:
    found, application = _open(request, pk)
    form = ExtendRequestForm(request.POST or None, back=found.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.extend_information, found, **form.cleaned_data, by=request.user):
        messages.success(request, _("The deadline is moved to %(end)s.") % {"end": due_words(form.result)})
        return redirect(found)
    words = {
        "heading": _("Move the deadline"),
        "lead": _("The deadline is %(end)s. The municipality is told, with the reason.") % {"end": due_words(found)},
    }
    return _verb_page(request, found, application, form, words)


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def information_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    found, application = _open(request, pk)
    form = EndRequestForm(request.POST or None, verb=_("Withdraw the request"), back=found.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.withdraw_information, found, **form.cleaned_data, by=request.user):
        messages.success(request, _("The request is withdrawn."))
        return redirect(found)
    lead = _("The municipality is told, with the reason. What it had begun to answer counts for nothing.")
    return _verb_page(request, found, application, form, {"heading": _("Withdraw the request"), "lead": lead})


@allow(Role.PROJECT_LEADER)
@require_http_methods(["GET", "HEAD", "POST"])
def information_close(request: SignedInRequest, pk: int) -> HttpResponse:
    found, application = _open(request, pk)
    form = EndRequestForm(request.POST or None, verb=_("Close the request"), back=found.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.close_information, found, **form.cleaned_data, by=request.user):
        messages.success(request, _("The request is closed without an answer."))
        return redirect(found)
    lead = _("Nobody answered in time. The application is judged as it was submitted, and the municipality is told.")
    return _verb_page(request, found, application, form, {"heading": _("Close the request"), "lead": lead})


def _verb_page(
    request: SignedInRequest, found: "InformationRequest", application: "Application", form: Any, words: dict[str, str]
) -> HttpResponse:
    context = {"asked": found, "application": application, "form": form, "back": found.get_absolute_url()} | words
    return render(request, "municipalities/information_verb.html", context, status=form.status)

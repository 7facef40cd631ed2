"""The exchange board of hospitals and municipalities."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.dates import last_day
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import require
from alisvest.ui import formats
from alisvest.ui.badges import badge_for
from alisvest.ui.parts import Fact, Link
from alisvest.ui.tables import paginate
from candidates import queries
from candidates.actions import exchange as actions
from candidates.forms import CandidateWishForm, HospitalYesForm, ProposeForm, ReasonForm, TraineeWishForm
from candidates.queries import exchange as board
from candidates.rules import exchange as rules
from candidates.workflow import EXCHANGE_LOOKS, ExchangeStatus
from municipalities.queries import municipalities_for

STAFF = sorted(STAFF_ROLES)
READERS = (*STAFF, *sorted(MUNICIPALITY_ROLES), Role.CANDIDATE)


def _badge(exchange: Any) -> Any:
    return badge_for(ExchangeStatus(exchange.status), EXCHANGE_LOOKS)


@allow(*STAFF)
@require_safe
def exchange_board(request: SignedInRequest) -> HttpResponse:
    """Show who seeks a hospital, who fits, and the exchanges."""
    seekers, trainees = board.board_of(request.user, clock.today())
    page = paginate(request, board.exchanges_for(request.user))
    context = {
        "seekers": seekers,
        "trainees": trainees,
        "exchanges": [(each, _badge(each)) for each in page.rows],
        "page": page,
    }
    return render(request, "candidates/exchange_board.html", context)


def _page(request: SignedInRequest, form: Any, title: str, lead: str, back: str) -> HttpResponse:
    context = {"form": form, "title": title, "lead": lead, "back": back}
    return render(request, "candidates/service_form.html", context, status=form.status)


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def exchange_wish_candidate(request: SignedInRequest) -> HttpResponse:
    back = reverse("candidates:exchange_board")
    people, places = (
        queries.candidates_for(request.user),
        municipalities_for(request.user).filter(valid__contains=clock.today()),
    )
    form = CandidateWishForm(request.POST or None, people=people, places=places, back=back)
    if form.is_valid() and form.carry_out(actions.wish_for_candidate, **form.answers, by=request.user):
        messages.success(request, _("The wish is recorded."))
        return redirect(back)
    return _page(request, form, _("A candidate seeks a hospital"), "", back)


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def exchange_wish_trainee(request: SignedInRequest) -> HttpResponse:
    back = reverse("candidates:exchange_board")
    form = TraineeWishForm(
        request.POST or None, places=municipalities_for(request.user).filter(valid__contains=clock.today()), back=back
    )
    if form.is_valid() and form.carry_out(actions.wish_for_trainee, **form.answers, by=request.user):
        messages.success(request, _("The wish is recorded."))
        return redirect(back)
    return _page(request, form, _("A hospital’s trainee seeks a municipality"), "", back)


@allow(*STAFF)
@require_POST
def exchange_wish_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    actions.withdraw_wish(get_object_or_404(board.wishes_for(request.user), pk=pk), by=request.user)
    messages.success(request, _("The wish is withdrawn."))
    return redirect("candidates:exchange_board")


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def exchange_propose(request: SignedInRequest, pk: int, trainee: int) -> HttpResponse:
    user = request.user
    wish = get_object_or_404(board.wishes_for(user).filter(candidate__isnull=False), pk=pk)
    other = get_object_or_404(board.wishes_for(user).filter(candidate=None), pk=trainee)
    start, end = max(wish.valid.lower, other.valid.lower), min(wish.valid.upper, other.valid.upper)
    initial = {
        "start": wish.valid.lower,
        "last": last_day(wish.valid.upper),
        "post_start": start,
        "post_last": last_day(end),
    }
    back = reverse("candidates:exchange_board")
    form = ProposeForm(request.POST or None, initial=initial, posts=board.posts_of_wish(user, wish), back=back)
    if form.is_valid() and form.carry_out(
        actions.propose_exchange,
        wish,
        other,
        form.cleaned_data["position"],
        form.dates,
        department=form.cleaned_data["department"],
        by=user,
    ):
        messages.success(request, _("The exchange is proposed. Now both sides answer."))
        return redirect(form.result)
    return _page(request, form, _("Propose an exchange"), f"{wish.candidate}, {wish.hospital}", back)


@allow(*READERS)
@require_safe
def exchange_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    user = request.user
    exchange = get_object_or_404(board.exchanges_for(user), pk=pk)
    verbs = ("agree_municipality", "agree_hospital", "begin", "finish", "give_up")
    may = {verb: rules.refuse_exchange_move(exchange, verb, by=user) is None for verb in verbs}
    may["agree_municipality"] = may["agree_municipality"] and exchange.municipality_agreed_at is None
    may["agree_hospital"] = may["agree_hospital"] and exchange.hospital_agreed_on is None
    holds = board.plan_holds(exchange)
    context = {
        "exchange": exchange,
        "badge": _badge(exchange),
        "facts": _facts(exchange),
        "may": may,
        "waits_for_plan": exchange.status == ExchangeStatus.AGREED and not holds,
        "parent": _parent(user),
    }
    return render(request, "candidates/exchange_detail.html", context)


def _parent(user: Any) -> Link:
    """Lead back to where the reader found it: staff from the board, others from the service in institutions."""
    if user.role in STAFF_ROLES:
        return Link(_("Exchange board"), reverse("candidates:exchange_board"))
    if user.role in MUNICIPALITY_ROLES:
        return Link(_("Institution service"), reverse("candidates:institution_list"))
    return Link("", "")


def _facts(exchange: Any) -> list[Fact]:
    wish = exchange.candidate_wish
    facts = [
        Fact(_("Candidate"), wish.candidate.name, wish.candidate.get_absolute_url()),
        Fact(_("Hospital"), f"{wish.hospital}, {exchange.department}"),
        Fact(_("In hospital"), formats.period(exchange.hospital_valid.lower, last_day(exchange.hospital_valid.upper))),
        Fact(_("The hospital’s trainee"), exchange.trainee_wish.initials or "–"),
        Fact(_("Post"), f"{exchange.position.number}, {exchange.position.municipality.name}"),
        Fact(_("In the post"), formats.period(exchange.post_valid.lower, last_day(exchange.post_valid.upper))),
    ]
    if exchange.municipality_agreed_at:
        facts.append(Fact(_("The municipality agreed on"), formats.day(exchange.municipality_agreed_at)))
    if exchange.hospital_agreed_on:
        words = f"{formats.day(exchange.hospital_agreed_on)}, {exchange.hospital_agreed_by}"
        facts.append(Fact(_("The hospital agreed on"), words))
    if exchange.given_up_because:
        facts.append(Fact(_("Reason"), exchange.given_up_because))
    return facts


@allow(*STAFF, Role.SIGNER)
@require_POST
def exchange_agree_municipality(request: SignedInRequest, pk: int) -> HttpResponse:
    exchange = get_object_or_404(board.exchanges_for(request.user), pk=pk)
    actions.agree_for_municipality(exchange, by=request.user)
    messages.success(request, _("The municipality’s yes is recorded."))
    return redirect(exchange)


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def exchange_agree_hospital(request: SignedInRequest, pk: int) -> HttpResponse:
    exchange = get_object_or_404(board.exchanges_for(request.user), pk=pk)
    if request.method != "POST":
        require(rules.refuse_exchange_move(exchange, "agree_hospital", by=request.user))
    back = exchange.get_absolute_url()
    form = HospitalYesForm(request.POST or None, initial={"hospital_agreed_on": clock.today()}, back=back)
    if form.is_valid() and form.carry_out(actions.agree_for_hospital, exchange, **form.cleaned_data, by=request.user):
        messages.success(request, _("The hospital’s yes is recorded."))
        return redirect(back)
    return _page(request, form, _("The hospital’s yes"), exchange.candidate_wish.hospital, back)


@allow(*STAFF)
@require_POST
def exchange_begin(request: SignedInRequest, pk: int) -> HttpResponse:
    exchange = get_object_or_404(board.exchanges_for(request.user), pk=pk)
    actions.begin_exchange(exchange, by=request.user)
    messages.success(request, _("The exchange is in force."))
    return redirect(exchange)


@allow(*STAFF)
@require_POST
def exchange_finish(request: SignedInRequest, pk: int) -> HttpResponse:
    exchange = get_object_or_404(board.exchanges_for(request.user), pk=pk)
    actions.finish_exchange(exchange, by=request.user)
    messages.success(request, _("The exchange is done."))
    return redirect(exchange)


@allow(*STAFF, Role.SIGNER)
@require_http_methods(["GET", "HEAD", "POST"])
def exchange_give_up(request: SignedInRequest, pk: int) -> HttpResponse:
    exchange = get_object_or_404(board.exchanges_for(request.user), pk=pk)
    if request.method != "POST":
        require(rules.refuse_exchange_move(exchange, "give_up", by=request.user))
    back = exchange.get_absolute_url()
    form = ReasonForm(request.POST or None, back=back, button=_("Give up the exchange"))
    if form.is_valid() and form.carry_out(actions.give_up_exchange, exchange, **form.cleaned_data, by=request.user):
        messages.success(request, _("The exchange is given up. Both wishes are open again."))
        return redirect(back)
    return _page(request, form, _("Give up the exchange"), exchange.candidate_wish.hospital, back)

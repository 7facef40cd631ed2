"""Preparing a round: its facts, the list of what is ready, the call."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import Role
from alisvest.core.rules import require
from alisvest.outbox.queries import paired
from alisvest.ui import formats
from alisvest.ui.badges import Badge
from alisvest.ui.parts import Confirmation, Task
from municipalities import actions, letters, queries, rules
from municipalities.forms import RoundForm
from municipalities.forms.round import copied_facts, facts_of
from municipalities.views.round import STAFF
from municipalities.workflow import RoundStatus

if TYPE_CHECKING:  # pages reach rows through queries; only the types are named here
    from municipalities.models import Round


FORM = ["GET", "HEAD", "POST"]
READY, LACKING, OPTIONAL = "ready", "lacking", "optional"


@allow(Role.PROJECT_LEADER)
@require_http_methods(FORM)
def round_prepare(request: SignedInRequest) -> HttpResponse:
    """Take the round's facts; ?copy= names an earlier round whose set-up comes along."""
    rounds = queries.rounds_for(request.user)
    wanted = request.GET.get("copy", "")
    source = (
        get_object_or_404(rounds, pk=wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 18 else None
    )
    form = RoundForm(
        request.POST or None,
        initial=copied_facts(source) if source else None,
        new=True,
        back=reverse("municipalities:round_list"),
    )
    if form.is_valid() and form.carry_out(actions.prepare_round, **form.cleaned_data, copy_of=source, by=request.user):
        messages.success(request, _("The round is in preparation. Nobody but the project sees it yet."))
        return redirect("municipalities:round_setup", form.result.pk)
    context = {"form": form, "source": source, "rounds": [] if source else list(rounds[:5])}
    return render(request, "municipalities/round_prepare.html", context, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_http_methods(FORM)
def round_change(request: SignedInRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    require(rules.refuse_change_round(round_, by=request.user))
    form = RoundForm(
        request.POST or None, initial=facts_of(round_), new=False, back=reverse("municipalities:round_setup", args=[pk])
    )
    if form.is_valid() and form.carry_out(actions.change_round, round_, **form.cleaned_data, by=request.user):
        messages.success(request, _("The round is saved."))
        return redirect("municipalities:round_setup", pk)
    return render(request, "municipalities/round_change.html", {"round": round_, "form": form}, status=form.status)


@allow(*STAFF)
@require_safe
def round_setup(request: SignedInRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    asked = queries.invitees_of(round_).count()
    context = {
        "round": round_,
        "badge": queries.round_badge(round_),
        "words": queries.round_words(round_, clock.now()),
        "tasks": _tasks(request, round_, asked),
        "refusal": rules.refuse_call(round_, asked=asked, now=clock.now(), by=request.user),
        "prepared": round_.status == RoundStatus.PREPARED,
        "may_lead": request.user.role == Role.PROJECT_LEADER,
    }
    return render(request, "municipalities/round_setup.html", context)


def _badge(state: str) -> Badge:
    if state == READY:
        return Badge(_("Ready"), "success", "check-circle")
    if state == LACKING:
        return Badge(_("Lacking"), "warning", "exclaim")
    return Badge(_("Not used"), "neutral", "circle")


def _tasks(request: SignedInRequest, round_: "Round", asked: int) -> list[Task]:
    """List what a round is made of: the first four must be there before it is called, the others may."""
    prepared = round_.status == RoundStatus.PREPARED
    late = prepared and round_.closes_at <= clock.now()
    criteria, flags = round_.criteria.count(), round_.flags.count()
    phases, meetings = queries.phases_for(request.user, round_), queries.meetings_for(request.user).filter(round=round_)
    published = round_.criteria_published_at is not None
    leads = request.user.role == Role.PROJECT_LEADER

    def to(name: str) -> str:
        return reverse(f"municipalities:{name}", args=[round_.pk])

    places = {"low": round_.places_from, "high": round_.places_to}
    dates = {"opens": formats.day(round_.opens_on), "end": rules.end_words(round_)}
    listed = round_.invitees.exists()
    who = ngettext("%(count)d municipality", "%(count)d municipalities", asked) % {"count": asked}
    counted = ngettext("%(count)d criterion.", "%(count)d criteria.", criteria) % {"count": criteria}
    return [
        Task(
            _("Dates, places and kind of decision"),
            to("round_change") if prepared and leads else "",
            _badge(LACKING if late else READY),
            _("From %(opens)s to %(end)s.") % dates
            + " "
            + _("%(low)s to %(high)s posts.") % places
            + f" {round_.get_decision_kind_display()}.",
        ),
        Task(
            _("Criteria, with weights and scale"),
            to("criterion_list"),
            _badge(READY if published else LACKING),
            (counted + " " + (_("Published and locked.") if published else _("Not published yet.")))
            if criteria
            else _("Applicants must know what they are judged by."),
        ),
        Task(
            _("Invitation list"),
            to("invitee_choose") if prepared and leads else to("invitation_list"),
            _badge(READY if asked else LACKING),
            (_("A list of its own: %(who)s.") if listed else _("All of the opening day: %(who)s.")) % {"who": who},
        ),
        Task(
            _("Phases of the review"),
            to("phase_save") if leads else "",
            _badge(READY if phases else OPTIONAL),
            "; ".join(
                f"{phase.get_kind_display()}: {formats.period(phase.start, phase.end - timedelta(days=1))}"
                for phase in phases
            )
            or _("Without phases reviewers may read and give values from the deadline on."),
        ),
        Task(
            _("Flags"),
            to("flag_list"),
            _badge(READY if flags else OPTIONAL),
            ngettext("%(count)d flag.", "%(count)d flags.", flags) % {"count": flags}
            if flags
            else _("What informs the choice without entering the sum, such as a remote island."),
        ),
        Task(
            _("Information meeting"),
            to("meeting_list"),
            _badge(READY if meetings else OPTIONAL),
            "; ".join(formats.moment(meeting.starts_at) for meeting in meetings)
            or _("Before the call, open to all municipalities."),
        ),
    ]


@allow(Role.PROJECT_LEADER)
@require_http_methods(FORM)
def round_call(request: SignedInRequest, pk: int) -> HttpResponse:
    """Read the invitation through in both forms, with its enclosures, and call the round."""
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    if request.method == "POST":
        actions.call_round(round_, by=request.user)
        messages.success(request, _("The round is called and the municipalities are invited."))
        return redirect(round_)
    invitees = list(queries.invitees_of(round_))
    require(rules.refuse_call(round_, asked=len(invitees), now=clock.now(), by=request.user))
    proofs = letters.invitation_proofs(round_, clock.today())
    context: dict[str, Any] = {
        "round": round_,
        "question": _calling_question(round_, len(invitees)),
        "proofs": proofs,
        "pairs": paired(proofs) if proofs else [],
        "invitees": invitees,
        "shut_out": queries.without_sign_in(invitees, clock.today()),
    }
    return render(request, "municipalities/round_call.html", context)


def _calling_question(round_: "Round", asked: int) -> Confirmation:
    words = {"name": round_.name, "opens": formats.day(round_.opens_on), "end": rules.end_words(round_)}
    return Confirmation(
        _("Will you call the round and invite?"),
        [
            _("%(name)s opens on %(opens)s, and the deadline is %(end)s.") % words,
            ngettext(
                "%(count)d municipality is invited by a formal letter.",
                "%(count)d municipalities are invited by a formal letter.",
                asked,
            )
            % {"count": asked},
            _("From then on the dates, the places and the list stand."),
        ],
        _("Call and invite"),
        _("Back to the set-up"),
        reverse("municipalities:round_setup", args=[round_.pk]),
    )

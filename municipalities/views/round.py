from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow, opens
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.ui import formats
from alisvest.ui.badges import badge_for
from alisvest.ui.parts import Fact, Tile
from municipalities import actions, queries, rules
from municipalities.forms import CaseNumberForm
from municipalities.workflow import LOOKS, RoundStatus

if TYPE_CHECKING:  # pages reach rows through queries; only the types are named here
    from municipalities.models import InformationMeeting, Round


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
        "may_prepare": request.user.role == Role.PROJECT_LEADER,
        "is_staff": request.user.role in STAFF_ROLES,
    }
    return render(request, "municipalities/round_list.html", context)


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


@opens("municipalities.round")
@allow(*READERS)
@require_safe
def round_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """The round as each side needs it: the staff how it goes, a municipality what it is asked and until when."""
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    user, is_staff = request.user, request.user.role in STAFF_ROLES
    context = {
        "round": round_,
        "badge": queries.round_badge(round_),
        "words": queries.round_words(round_, clock.now()),
        "is_staff": is_staff,
        "facts": _facts(round_),
        "criteria": queries.criteria_in_words(user, round_, get_language() or "nb"),
        "meetings": [(each, told(each)) for each in queries.meetings_for(user).filter(round=round_)],
        **queries.question_counts(user, round_),
        "contacts": queries.project_leaders(clock.today()),
        "prepared": round_.status == RoundStatus.PREPARED,
        **(_for_staff(round_, user) if is_staff else _for_municipality(round_, user)),
    }
    return render(request, "municipalities/round_detail.html", context)


def told(meeting: "InformationMeeting") -> list[Fact]:
    """Say when and where a meeting is."""
    start, end = (moment.astimezone(clock.OSLO) for moment in (meeting.starts_at, meeting.ends_at))
    where = [Fact(_("Where"), meeting.place)] if meeting.place else []
    link = [Fact(_("Link"), meeting.link, meeting.link)] if meeting.link else []
    return [Fact(_("When"), f"{formats.day(start.date())} {start:%H.%M}–{end:%H.%M}"), *where, *link]


def _facts(round_: "Round") -> list[Fact]:
    return [
        Fact(_("Opens on"), formats.day(round_.opens_on)),
        Fact(_("Deadline"), rules.end_words(round_)),
        Fact(_("Posts"), _("%(low)s to %(high)s") % {"low": round_.places_from, "high": round_.places_to}),
        Fact(_("Decision"), round_.get_decision_kind_display()),
        *([Fact(_("Case number"), round_.case_number)] if round_.case_number else []),
    ]


def _for_municipality(round_: "Round", user: User) -> dict[str, Any]:
    application, now = queries.application_in(user, round_), clock.now()
    invitation = queries.own_invitation(user, round_)
    answer = queries.answer_of(invitation)
    until = queries.dispensed_until(round_, user.scope) if user.scope and now >= round_.closes_at else None
    return {
        "application": application,
        "application_badge": badge_for(queries.shown_status(application.status, user), LOOKS) if application else None,
        "start_refusal": rules.refuse_start(
            round_, now=now, existing=application is not None, dispensed_until=until, by=user
        ),
        "declined": answer if answer is not None and answer.is_declined else None,
        "may_decline": rules.refuse_decline(
            round_, invitation=invitation, answer=answer, application=application, now=now, by=user
        )
        is None,
        "may_reconsider": rules.refuse_reconsider(round_, answer=answer, now=now, by=user) is None,
        "late_until": until,
        "letters": queries.invitation_letters(user, invitation),
    }


def _for_staff(round_: "Round", user: User) -> dict[str, Any]:
    sums = queries.funnel_sums(user, round_)
    counts = sums.counts
    tiles = [
        Tile(
            _("Invited"),
            sums.asked,
            "envelope",
            done=sums.opened,
            whole=counts[""] or None,
            note=_("%(n)s have opened the round") % {"n": sums.opened},
        ),
        Tile(_("Have a draft"), counts[queries.Stage.STARTED], "pencil"),
        Tile(_("Submitted"), counts[queries.Stage.SUBMITTED], "check-circle", note=_places_wanted(round_)),
        Tile(_("Declined"), counts[queries.Stage.DECLINED], "octagon"),
    ]
    return {
        "tiles": tiles,
        "without_mail": sums.without_mail,
        "phase": queries.phase_on(round_, clock.now()) if clock.now() >= round_.closes_at else None,
        "may_lead": user.role == Role.PROJECT_LEADER,
        "may_remind": rules.refuse_remind(round_, now=clock.now(), by=user) is None,
    }


def _places_wanted(round_: "Round") -> str:
    return _("%(low)s to %(high)s posts") % {"low": round_.places_from, "high": round_.places_to}


@allow(Role.WRITER, Role.SIGNER)
@require_POST
def application_start(request: SignedInRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    municipality = get_object_or_404(queries.reached_municipalities(request.user))
    application = actions.start_application(round_, municipality, by=request.user)
    messages.success(request, _("The application is started. Answer the points in any order."))
    return redirect(application)

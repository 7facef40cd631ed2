"""The invitation list, what is answered to it, and who may hand in late."""

from collections.abc import Iterator, Sequence
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
from alisvest.core.keys import keys_in
from alisvest.core.roles import Role
from alisvest.core.rules import require
from alisvest.outbox import groups
from alisvest.outbox.queries import paired
from alisvest.ui.tables import paginate, status_tabs
from municipalities import actions, letters, queries, rules
from municipalities.forms import DeclineForm, DispensationForm, InviteAlsoForm, InviteesForm
from municipalities.views.round import STAFF

FORM = ["GET", "HEAD", "POST"]
ANSWERERS = tuple(sorted(rules.ANSWERERS))


@allow(*STAFF)
@require_safe
def invitation_list(request: SignedInRequest, pk: int) -> HttpResponse:
    """The funnel: who was asked and how far each has come, whoever has waited longest to be found by the tabs."""
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    lines = queries.funnel(request.user, round_)
    counts, stage = queries.counts_by_stage(lines), request.GET.get("status", "")
    shown = [line for line in lines if line.stage == stage] if stage in set(queries.Stage.values) else lines
    page = paginate(request, shown, 100)
    context = {
        "round": round_,
        "page": page,
        "rows": [(line, written, _idle_days(line, written)) for line, written in _with_written(page.rows)],
        "tabs": status_tabs(request, [("", _("All")), *queries.Stage.choices], counts),
        "may_remind": rules.refuse_remind(round_, now=clock.now(), by=request.user) is None,
        "may_invite": rules.refuse_invite_also(round_, invited=False, now=clock.now(), by=request.user) is None,
        "may_dispense": request.user.role == Role.PROJECT_LEADER,
        "dispensations": queries.dispensations_for(request.user, round_),
    }
    return render(request, "municipalities/invitation_list.html", context)


def _with_written(lines: Sequence[queries.FunnelLine]) -> Iterator[tuple[queries.FunnelLine, queries.Written]]:
    return zip(lines, queries.written_by(lines), strict=True)


def _idle_days(line: queries.FunnelLine, written: queries.Written) -> int | None:
    """Return how long a draft has lain; what is handed in, or given up, lies for no one."""
    return written.idle_days(clock.today()) if line.stage == queries.Stage.STARTED else None


@allow(Role.PROJECT_LEADER)
@require_http_methods(FORM)
def invitee_choose(request: SignedInRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    require(rules.refuse_change_round(round_, by=request.user))
    places, signed_up = queries.possible_invitees(round_), queries.participating(round_)
    chosen = queries.invitees_of(round_)
    form = InviteesForm(
        request.POST or None,
        initial={"places": [place.pk for place in chosen]},
        places=places,
        with_meeting=bool(signed_up),
        back=reverse("municipalities:round_setup", args=[pk]),
    )
    if form.is_valid():
        take = request.POST.get("take", "")
        picked = {"all": places.none(), "meeting": places.filter(pk__in=signed_up)}.get(
            take, form.cleaned_data["places"]
        )
        if form.carry_out(actions.choose_invitees, round_, picked, by=request.user):
            messages.success(request, _("The invitation list is saved."))
            return redirect("municipalities:round_setup", pk)
    context = {"round": round_, "form": form, "signed_up": len(signed_up)}
    return render(request, "municipalities/invitee_choose.html", context, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_http_methods(FORM)
def invitation_send(request: SignedInRequest, pk: int) -> HttpResponse:
    """Invite one more municipality to a round that is called, by the same letter."""
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    require(rules.refuse_invite_also(round_, invited=False, now=clock.now(), by=request.user))
    back = reverse("municipalities:invitation_list", args=[pk])
    form = InviteAlsoForm(request.POST or None, places=queries.uninvited(round_), back=back)
    if form.is_valid() and form.carry_out(
        actions.invite_also, round_, form.cleaned_data["municipality"], by=request.user
    ):
        messages.success(request, _("The municipality is invited."))
        return redirect(back)
    proofs = letters.invitation_proofs(round_, clock.today())
    context = {"round": round_, "form": form, "proofs": proofs, "pairs": paired(proofs) if proofs else []}
    return render(request, "municipalities/invitation_send.html", context, status=form.status)


@allow(*STAFF)
@require_http_methods(FORM)
def invitation_remind(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show who would be reminded and how it reads; send to exactly those who were shown."""
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    require(rules.refuse_remind(round_, now=clock.now(), by=request.user))
    lines = queries.to_remind(queries.funnel(request.user, round_))
    asked = request.GET.getlist("m")
    chosen = [line for line in lines if str(line.municipality.pk) in asked] if asked else lines
    if request.method == "POST":
        keys = keys_in(request.POST.getlist("m"))
        sent = actions.remind(round_, chosen=keys, seen=request.POST.get("seen", ""), by=request.user)
        words = ngettext("%(count)d reminder is on its way.", "%(count)d reminders are on their way.", sent)
        messages.success(request, words % {"count": sent})
        return redirect("municipalities:invitation_list", pk)
    receivers = letters.reminder_receivers(chosen)
    context = {
        "round": round_,
        "lines": [(line, line in chosen, written) for line, written in _with_written(lines)],
        "chosen": chosen,
        "receivers": receivers,
        "seen": groups.fingerprint(receivers),
        "texts": [(proofs, paired(proofs)) for _key, proofs in letters.reminder_proofs(round_, chosen)],
    }
    return render(request, "municipalities/invitation_remind.html", context)


@allow(*ANSWERERS)
@require_http_methods(FORM)
def invitation_decline(request: SignedInRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    municipality = get_object_or_404(queries.reached_municipalities(request.user))
    invitation = queries.own_invitation(request.user, round_)
    require(
        rules.refuse_decline(
            round_,
            invitation=invitation,
            answer=queries.answer_of(invitation),
            application=queries.application_in(request.user, round_),
            now=clock.now(),
            by=request.user,
        )
    )
    form = DeclineForm(request.POST or None, back=round_.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.decline, round_, municipality, **form.cleaned_data, by=request.user):
        messages.success(request, _("Thank you for the answer. You may change your mind until the deadline."))
        return redirect(round_)
    context: dict[str, Any] = {"round": round_, "form": form, "end": rules.end_words(round_)}
    return render(request, "municipalities/invitation_decline.html", context, status=form.status)


@allow(*ANSWERERS)
@require_POST
def invitation_reconsider(request: SignedInRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    municipality = get_object_or_404(queries.reached_municipalities(request.user))
    actions.reconsider(round_, municipality, by=request.user)
    messages.success(request, _("Your municipality can apply after all."))
    return redirect(round_)


@allow(Role.PROJECT_LEADER)
@require_http_methods(FORM)
def dispensation_grant(request: SignedInRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    back = reverse("municipalities:invitation_list", args=[pk])
    form = DispensationForm(request.POST or None, places=queries.possible_invitees(round_), back=back)
    if form.is_valid():
        given = dict(form.cleaned_data)
        municipality = given.pop("municipality")
        if form.carry_out(actions.grant_dispensation, round_, municipality, **given, by=request.user):
            messages.success(request, _("The municipality is told until when it may hand in."))
            return redirect(back)
    return render(
        request, "municipalities/dispensation_grant.html", {"round": round_, "form": form}, status=form.status
    )

"""Criteria, flags and phases of a round."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import Role
from alisvest.core.rules import require
from alisvest.ui.parts import Confirmation
from municipalities import actions, queries, rules
from municipalities.forms import CriterionForm, PhasesForm, RoundFlagForm
from municipalities.forms.criterion import dates_of, text_of
from municipalities.views.round import READERS, STAFF

FORM = ["GET", "HEAD", "POST"]


@allow(*READERS)
@require_safe
def criterion_list(request: SignedInRequest, pk: int) -> HttpResponse:
    """What applications are judged by; applicants see it from the publication on."""
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    criteria = list(queries.criteria_for(request.user, round_))
    writes = rules.refuse_write_criteria(round_, by=request.user) is None
    context = {
        "round": round_,
        "criteria": queries.worded_criteria(criteria, get_language() or "nb"),
        "changes": [(criterion, change) for criterion in criteria for change in criterion.changes.all()],
        "may_write": writes,
        "may_publish": rules.refuse_publish_criteria(round_, criteria, by=request.user) is None,
        "may_change": request.user.role == Role.PROJECT_LEADER and round_.criteria_published_at is not None,
        "up": _up(round_.pk) if request.user.role in STAFF else round_.get_absolute_url(),
    }
    return render(request, "municipalities/criterion_list.html", context)


def _up(pk: int) -> str:
    return reverse("municipalities:round_setup", args=[pk])


@allow(Role.PROJECT_LEADER)
@require_http_methods(FORM)
def criterion_add(request: SignedInRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    require(rules.refuse_write_criteria(round_, by=request.user))
    back = reverse("municipalities:criterion_list", args=[pk])
    form = CriterionForm(request.POST or None, published=False, back=back)
    if form.is_valid() and form.carry_out(
        actions.save_criterion, round_, form.text, place=form.cleaned_data["place"], by=request.user
    ):
        messages.success(request, _("The criterion is saved."))
        return redirect(back)
    context = {"round": round_, "form": form, "criterion": None}
    return render(request, "municipalities/criterion_save.html", context, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_http_methods(FORM)
def criterion_change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change a criterion: freely until the publication, with a reason on record after it."""
    criterion = get_object_or_404(queries.criterion_for(request.user), pk=pk)
    round_, published = criterion.round, criterion.round.criteria_published_at is not None
    back = reverse("municipalities:criterion_list", args=[round_.pk])
    form = CriterionForm(request.POST or None, initial=text_of(criterion), published=published, back=back)
    if form.is_valid():
        given = form.cleaned_data
        done = (
            form.carry_out(actions.change_criterion, criterion, form.text, reason=given["reason"], by=request.user)
            if published
            else form.carry_out(
                actions.save_criterion, round_, form.text, criterion=criterion, place=given["place"], by=request.user
            )
        )
        if done:
            messages.success(request, _("The criterion is saved."))
            return redirect(back)
    context = {"round": round_, "form": form, "criterion": criterion, "published": published}
    return render(request, "municipalities/criterion_save.html", context, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_POST
def criterion_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    criterion = get_object_or_404(queries.criterion_for(request.user), pk=pk)
    round_ = actions.remove_criterion(criterion, by=request.user)
    messages.success(request, _("The criterion is taken away."))
    return redirect("municipalities:criterion_list", round_.pk)


@allow(Role.PROJECT_LEADER)
@require_http_methods(FORM)
def criteria_publish(request: SignedInRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    back = reverse("municipalities:criterion_list", args=[pk])
    if request.method == "POST":
        actions.publish_criteria(round_, by=request.user)
        messages.success(request, _("The criteria are published and locked."))
        return redirect(back)
    require(rules.refuse_publish_criteria(round_, list(round_.criteria.all()), by=request.user))
    question = Confirmation(
        _("Will you publish the criteria?"),
        [
            _("Everybody who is invited reads them, and applications are judged by them."),
            _("They are locked. A later change needs a reason, which everybody reads."),
        ],
        _("Publish and lock"),
        _("Go on writing"),
        back,
    )
    return render(request, "layouts/confirm.html", {"confirmation": question})


@allow(*STAFF)
@require_http_methods(FORM)
def flag_list(request: SignedInRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    form = RoundFlagForm(request.POST or None, back=_up(pk))
    if form.is_valid() and form.carry_out(actions.add_flag, round_, **form.cleaned_data, by=request.user):
        messages.success(request, _("The flag is added."))
        return redirect("municipalities:flag_list", pk)
    context = {
        "round": round_,
        "form": form,
        "flags": [(flag, flag.title_in(get_language() or "nb")) for flag in round_.flags.all()],
        "may_set_up": rules.refuse_set_up(round_, by=request.user) is None,
        "up": _up(pk),
    }
    return render(request, "municipalities/flag_list.html", context, status=form.status)


@allow(Role.PROJECT_LEADER)
@require_POST
def flag_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    flag = get_object_or_404(queries.flags_for(request.user), pk=pk)
    round_ = actions.remove_flag(flag, by=request.user)
    messages.success(request, _("The flag is taken away."))
    return redirect("municipalities:flag_list", round_.pk)


@allow(Role.PROJECT_LEADER)
@require_http_methods(FORM)
def phase_save(request: SignedInRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    require(rules.refuse_set_up(round_, by=request.user))
    form = PhasesForm(request.POST or None, initial=dates_of(queries.phases_for(request.user, round_)), back=_up(pk))
    if form.is_valid() and form.carry_out(actions.save_phases, round_, form.phases, by=request.user):
        messages.success(request, _("The phases are saved."))
        return redirect(_up(pk))
    return render(request, "municipalities/phase_save.html", {"round": round_, "form": form}, status=form.status)

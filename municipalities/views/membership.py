"""A municipality's people: kept by its managers, seen by the programme's staff."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import Role
from municipalities import actions, queries
from municipalities.forms import ChangeRoleForm, EndMembershipForm, InviteMemberForm

KEEPERS = (Role.PROJECT_LEADER, Role.MANAGER)


@allow(Role.MANAGER)
@require_safe
def membership_mine(request: SignedInRequest) -> HttpResponse:
    """Lead the manager from the menu to the people of their own municipality."""
    municipality = get_object_or_404(queries.reached_municipalities(request.user))
    return redirect("municipalities:membership_list", municipality.pk)


@allow(Role.PROJECT_LEADER, Role.ADMINISTRATOR, Role.MANAGER)
@require_safe
def membership_list(request: SignedInRequest, pk: int) -> HttpResponse:
    municipality = get_object_or_404(queries.reached_municipalities(request.user), pk=pk)
    today = clock.today()
    lines = queries.member_lines(request.user, municipality, today)
    heir = queries.answers_for(municipality, today)
    context = {
        "municipality": municipality,
        "heir": heir if heir != municipality else None,
        "before": queries.members_before(request.user, municipality, today),
        "lines": lines,
        "has_manager": any(each.membership.role == Role.MANAGER and each.way_in.user.is_active for each in lines),
        "past": queries.members_of(request.user, municipality).over(today),
        "may_change": request.user.role in KEEPERS and heir == municipality,
        "me": request.user.pk,
    }
    return render(request, "municipalities/membership_list.html", context)


@allow(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def membership_invite(request: SignedInRequest, pk: int) -> HttpResponse:
    municipality = get_object_or_404(queries.reached_municipalities(request.user), pk=pk)
    form = InviteMemberForm(request.POST or None, back=_people(pk))
    if form.is_valid() and form.carry_out(actions.invite_member, municipality, **form.cleaned_data, by=request.user):
        said = _("%(name)s has the role. A mail is on its way to %(email)s.")
        user = form.result.user
        messages.success(request, said % {"name": user.name, "email": user.email})
        return redirect("municipalities:membership_list", pk)
    context = {"municipality": municipality, "form": form, "back": _people(pk)}
    return render(request, "municipalities/membership_invite.html", context, status=form.status)


@allow(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def membership_change(request: SignedInRequest, pk: int) -> HttpResponse:
    membership = get_object_or_404(queries.memberships_for(request.user), pk=pk)
    back = _people(membership.municipality_id)
    last = queries.may_be_last_manager(membership)
    form = ChangeRoleForm(request.POST or None, membership=membership, last_manager=last, back=back)
    if form.is_valid() and form.carry_out(actions.change_member_role, membership, **form.cleaned_data, by=request.user):
        said = _("%(name)s has the new role from the day you chose, and gets a mail about it.")
        messages.success(request, said % {"name": membership.user.name})
        return redirect(back)
    context = {"membership": membership, "form": form, "back": back}
    return render(request, "municipalities/membership_change.html", context, status=form.status)


@allow(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def membership_end(request: SignedInRequest, pk: int) -> HttpResponse:
    membership = get_object_or_404(queries.memberships_for(request.user), pk=pk)
    back = _people(membership.municipality_id)
    last = queries.may_be_last_manager(membership)
    form = EndMembershipForm(request.POST or None, last_manager=last, back=back)
    if form.is_valid() and form.carry_out(actions.end_membership, membership, **form.cleaned_data, by=request.user):
        messages.success(request, _("The membership of %(name)s is ended.") % {"name": membership.user.name})
        return redirect(back)
    context = {"membership": membership, "form": form, "back": back}
    return render(request, "municipalities/membership_end.html", context, status=form.status)


@allow(*KEEPERS)
@require_POST
def invitation_resend(request: SignedInRequest, pk: int) -> HttpResponse:
    membership = get_object_or_404(queries.memberships_for(request.user), pk=pk)
    actions.resend_invitation(membership, by=request.user)
    said = _("A new invitation is on its way to %(email)s. The earlier link no longer works.")
    messages.success(request, said % {"email": membership.user.email})
    return redirect(_people(membership.municipality_id))


@allow(*KEEPERS)
@require_POST
def invitation_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    membership = get_object_or_404(queries.memberships_for(request.user), pk=pk)
    actions.withdraw_member_invitation(membership, by=request.user)
    messages.success(request, _("The invitation of %(name)s is withdrawn.") % {"name": membership.user.name})
    return redirect(_people(membership.municipality_id))


def _people(municipality: int) -> str:
    return reverse("municipalities:membership_list", args=[municipality])

"""Links by which people take over the records that others entered about them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alisvest.accounts import actions, claims, queries
from alisvest.accounts.forms import ClaimForm
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import Role
from alisvest.core.rules import require
from alisvest.core.subjects import address_of


@allow(Role.PROJECT_LEADER, Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def claim_send(request: SignedInRequest, label: str, pk: int) -> HttpResponse:
    if not claims.is_known(label):
        raise Http404
    claim = claims.claim_of(label)
    row = get_object_or_404(claim.rows(request.user), pk=pk)
    require(claim.refuse(row, None))
    back = address_of(row)
    form = ClaimForm(request.POST or None, initial={"name": str(row)}, back=back)
    if form.is_valid() and form.carry_out(actions.send_claim, label, pk, **form.cleaned_data, by=request.user):
        said = _("The link is on its way to %(email)s. It is good for 72 hours.")
        messages.success(request, said % {"email": form.cleaned_data["email"]})
        return redirect(back)
    context = {"name": str(row), "words": claim.words, "form": form, "back": back}
    return render(request, "accounts/claim_send.html", context, status=form.status)


@allow(Role.PROJECT_LEADER, Role.ADMINISTRATOR)
@require_POST
def invitation_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    invitation = get_object_or_404(queries.invitations_for(request.user), pk=pk)
    actions.withdraw_invitation(invitation, by=request.user)
    messages.success(request, _("The invitation of %(name)s is withdrawn.") % {"name": invitation.user.name})
    if invitation.claim_type and invitation.claim_id:
        row = claims.claim_of(invitation.claim_type).rows(request.user).get(pk=invitation.claim_id)
        return redirect(address_of(row))
    return redirect("accounts:person_detail", invitation.user_id)

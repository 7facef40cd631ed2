from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from alisvest.accounts import actions, queries, rules
from alisvest.accounts.forms import PasswordChoiceForm
from alisvest.accounts.sign_in import oidc, start_session
from alisvest.core import clock
from alisvest.core.access import everyone
from alisvest.ui.forms import BaseForm

if TYPE_CHECKING:
    from alisvest.accounts.models import Invitation, User


@everyone
@login_not_required
@sensitive_post_parameters()
@sensitive_variables("token")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_accept(request: HttpRequest, token: str) -> HttpResponse:
    """Show what the link is for; only sending the form uses it up. Speaks the language the mail was written in."""
    invitation = queries.invitation_of(token)
    with translation.override(invitation.language if invitation else translation.get_language()):
        refusal = rules.refuse_accept(invitation, now=clock.now())
        if invitation is None or refusal is not None:
            status = 404 if invitation is None else 410
            return render(request, "accounts/invitation_closed.html", {"refusal": refusal}, status=status)
        reader = request.user if request.user.is_authenticated else None
        if reader is not None and reader.pk != invitation.user_id:
            return render(request, "accounts/invitation_other.html", {"reader": reader}, status=409)
        return _accept(request, token, invitation, reader)


def _accept(request: HttpRequest, token: str, invitation: "Invitation", reader: "User | None") -> HttpResponse:
    knows_a_way = queries.has_way_in(invitation.user)
    identity = None if knows_a_way else oidc.invited_identity(request)
    form: BaseForm
    if knows_a_way or identity is not None:
        form = BaseForm(request.POST if request.method == "POST" else None)
    else:
        form = PasswordChoiceForm(request.POST or None, user=invitation.user)
    if form.is_valid() and form.carry_out(
        actions.accept_invitation,
        token,
        password=form.cleaned_data.get("password"),
        reader=reader,
        identity=identity,
    ):
        if reader is None:
            oidc.take_identity(request)
            start_session(request, form.result, strong=identity is not None and identity.strong)
        messages.success(request, _("Welcome, %(name)s.") % {"name": form.result.name})
        return redirect("dashboard:start")
    context = {
        "invitation": invitation,
        "form": form,
        "outside": oidc.label_of(identity.issuer) if identity else "",
        "providers": oidc.providers(),
        "back": urlencode({"process": "invite", "next": request.path}),
        "sign_in_first": knows_a_way and reader is None,
        "sign_in": f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.path})}",
    }
    template = "accounts/invitation_take.html" if knows_a_way else "accounts/invitation_accept.html"
    return render(request, template, context, status=form.status)

from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from alisvest.accounts import hats
from alisvest.accounts.access import HAT, SINCE
from alisvest.accounts.forms import SignInForm
from alisvest.core import clock
from alisvest.core.access import everyone


def next_of(request: HttpRequest) -> str:
    """Return the address of ours that the form or link says to go on to; the start page where there is none."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else reverse("dashboard:start")


@everyone
@login_not_required
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(next_of(request))
    form = SignInForm(request, request.POST or None)
    if form.is_valid() and form.user is not None:
        login(request, form.user)
        request.session[SINCE] = timezone.now().timestamp()  # noqa: TID251  the session's age is real time
        held = hats.hats_of(form.user, clock.today())
        if held:
            request.session[HAT] = held[0].key
        request.session["several_hats"] = len(held) > 1
        return redirect(next_of(request))
    return render(request, "accounts/sign_in.html", {"form": form, "next": next_of(request)}, status=form.status)


@everyone
@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    messages.success(request, _("You are signed out."))
    return redirect("accounts:sign_in")

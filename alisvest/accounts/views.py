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

from alisvest.accounts import actions, hats
from alisvest.accounts.access import HAT, SINCE
from alisvest.accounts.forms import LanguageForm, SignInForm
from alisvest.core import clock
from alisvest.core.access import SignedInRequest, everyone, signed_in


def _next(request: HttpRequest) -> str:
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
        return redirect(_next(request))
    form = SignInForm(request, request.POST or None)
    if form.is_valid() and form.user is not None:
        login(request, form.user)
        request.session[SINCE] = timezone.now().timestamp()  # noqa: TID251  the session's age is real time
        held = hats.hats_of(form.user, clock.today())
        if held:
            request.session[HAT] = held[0].key
        request.session["several_hats"] = len(held) > 1
        return redirect(_next(request))
    return render(request, "accounts/sign_in.html", {"form": form, "next": _next(request)}, status=form.status)


@everyone
@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    messages.success(request, _("You are signed out."))
    return redirect("accounts:sign_in")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def hat_choose(request: SignedInRequest) -> HttpResponse:
    held = hats.hats_of(request.user, clock.today())
    if request.method == "POST":
        chosen = next((hat for hat in held if hat.key == request.POST.get("hat")), None)
        if chosen is not None:
            request.session[HAT] = chosen.key
            messages.success(request, _("You now act as: %(hat)s.") % {"hat": chosen.label})
            return redirect("dashboard:start")
    context = {"hats": held, "worn": request.user.hat.key if request.user.hat else "", "action": request.path}
    return render(request, "accounts/hat_choose.html", context)


@signed_in
@require_POST
def language_choose(request: SignedInRequest) -> HttpResponse:
    form = LanguageForm(request.POST)
    if form.is_valid():
        actions.choose_language(request.user, form.cleaned_data["language"])
    return redirect(_next(request))

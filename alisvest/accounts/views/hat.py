from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alisvest.accounts import actions, hats
from alisvest.accounts.access import HAT, SEVERAL, before_second_factor
from alisvest.accounts.forms import LanguageForm
from alisvest.core import clock
from alisvest.core.access import SignedInRequest, signed_in
from alisvest.core.links import is_ours


def next_of(request: HttpRequest) -> str:
    """Return the address of ours that the form or link says to go on to; the start page where there is none."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if is_ours(wanted) else reverse("dashboard:start")


@before_second_factor
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def hat_choose(request: SignedInRequest) -> HttpResponse:
    held = hats.hats_of(request.user, clock.today())
    if request.method == "POST":
        chosen = next((hat for hat in held if hat.key == request.POST.get("hat")), None)
        if chosen is not None:
            request.session[HAT], request.session[SEVERAL] = chosen.key, len(held) > 1
            messages.success(request, _("You now act as: %(hat)s.") % {"hat": chosen.label})
            return redirect(next_of(request))
    worn = request.user.hat.key if request.user.hat else ""
    context = {"hats": held, "worn": worn, "action": request.path, "next": next_of(request)}
    return render(request, "accounts/hat_choose.html", context)


@before_second_factor
@signed_in
@require_POST
def language_choose(request: SignedInRequest) -> HttpResponse:
    form = LanguageForm(request.POST)
    if form.is_valid():
        actions.choose_language(request.user, form.cleaned_data["language"])
    return redirect(next_of(request))

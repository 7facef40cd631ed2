"""The request as views see it, and the middleware that puts the hat on."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation

from alisvest.accounts import hats, see_as
from alisvest.core import clock
from alisvest.core.access import View
from alisvest.core.roles import STAFF_ROLES, Hat

HAT, SINCE, SEEN, FACTOR = "hat", "signed_in_at", "seen_at", "second_factor"
SEVERAL = "several_hats"
SEEN_EVERY = 60  # seconds: once a minute is often enough for an idle limit of thirty minutes
ABSOLUTE_LIMIT = timedelta(hours=10)
SECOND_FACTOR_ROLES = STAFF_ROLES


def before_second_factor(view: View) -> View:
    """Let a person reach the view whose hat still waits for a second factor: to set one up, or to go elsewhere."""
    view.before_second_factor = True  # type: ignore[attr-defined]
    return view


def waits_for_factor(hat: Hat | None, session: object) -> bool:
    """Say whether the hat may not be worn in the session until a second factor has been passed in it."""
    demanded = settings.SECOND_FACTOR != "offered" and hat is not None and hat.role in SECOND_FACTOR_ROLES
    return demanded and not session.get(FACTOR)  # type: ignore[attr-defined]


class HatMiddleware:
    """Let the person act in the hat their session names, if they still hold it now; speak their language.

    A hat withdrawn between two requests is off at the second. A session ends ten hours after sign-in, however busy.
    The hats of project leader and administrator are not put on in a session that passed no second factor: the person
    is led to where one is set up.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            moment = timezone.now().timestamp()  # noqa: TID251  a session's age is real time, also in the demonstration
            since = request.session.get(SINCE)
            if since is not None and moment - since > ABSOLUTE_LIMIT.total_seconds():
                logout(request)
                return self.get_response(request)
            if moment - request.session.get(SEEN, 0) > SEEN_EVERY:
                request.session[SEEN] = moment  # saving it moves the idle limit on
            user = request.user
            translation.activate(user.language)  # before the hat: its label is in the person's language
            hat = hats.hat_by_key(user, request.session.get(HAT, ""), clock.today())
            if waits_for_factor(hat, request.session):
                request.waiting_hat = hat  # type: ignore[attr-defined]
                hat = None
            elif hat is None and request.session.get(SEVERAL):
                request.session.pop(HAT, None)  # it was taken away: which of the others now?
            user.wear(hat)
            see_as.put_on(request)
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, args: object, kwargs: object) -> HttpResponseBase | None:
        if (answer := see_as.answer(request, view)) is not None:
            return answer
        open_to_all = getattr(view, "audience", frozenset()) is None
        if open_to_all or getattr(view, "before_second_factor", False):
            return None
        if hasattr(request, "waiting_hat"):
            return redirect("accounts:security")
        if request.user.is_authenticated and self._must_choose(request):
            return redirect(f"{reverse('accounts:hat_choose')}?{urlencode({'next': request.get_full_path()})}")
        return None

    @staticmethod
    def _must_choose(request: HttpRequest) -> bool:
        """Tell whether the person holds several hats and has not said yet which one they act in."""
        return bool(request.session.get(SEVERAL)) and not request.session.get(HAT)

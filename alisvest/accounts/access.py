"""The request as views see it, and the middleware that puts the hat on."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth import logout
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone, translation

from alisvest.accounts import hats
from alisvest.core import clock

HAT, SINCE, SEEN = "hat", "signed_in_at", "seen_at"
SEEN_EVERY = 60  # seconds: once a minute is often enough for an idle limit of thirty minutes
ABSOLUTE_LIMIT = timedelta(hours=10)


class HatMiddleware:
    """Let the person act in the hat their session names, if they still hold it now; speak their language.

    A hat withdrawn between two requests is off at the second. A session ends ten hours after sign-in, however busy.
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
            user.wear(hats.hat_by_key(user, request.session.get(HAT, ""), clock.today()))
            request.LANGUAGE_CODE = user.language
        return self.get_response(request)

"""What a session of ours is when it begins. Every way in ends here."""

from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.http import HttpRequest
from django.utils import timezone, translation

from alisvest.accounts import hats
from alisvest.accounts.access import HAT, SINCE
from alisvest.accounts.models import User
from alisvest.core import clock


def start_session(request: HttpRequest, user: User) -> None:
    """Sign the person in: a new session key, the time for the absolute limit, the first hat, the person's language."""
    if not hasattr(user, "backend"):
        user.backend = "django.contrib.auth.backends.ModelBackend"  # type: ignore[attr-defined]
    login(request, user)
    request.session[SINCE] = timezone.now().timestamp()  # noqa: TID251  the session's age is real time
    held = hats.hats_of(user, clock.today())
    if held:
        request.session[HAT] = held[0].key
    request.session["several_hats"] = len(held) > 1
    translation.activate(user.language)
    UserSession.objects.create_from_request(request)

"""What a session of ours is: how it begins, when it counts as second-factored, which others there are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from allauth.account.internal.flows.login import get_authentication_records
from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY, login
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.crypto import constant_time_compare
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.accounts import hats
from alisvest.accounts.access import FACTOR, HAT, SEEN, SEVERAL, SINCE
from alisvest.accounts.models import User
from alisvest.core import clock

BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("Windows", "Windows"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def start_session(request: HttpRequest, user: User, *, strong: bool = False) -> None:
    """Sign the person in: a new session key, the time for the absolute limit, the one hat, the person's language.

    The one place where a session begins, for whichever way in. What allauth noted on the way (a code, a passkey, an
    outside provider's strong answer) makes the session second-factored; so does `strong`, where allauth was not asked.
    """
    if not hasattr(user, "backend"):
        user.backend = "django.contrib.auth.backends.ModelBackend"
    login(request, user)
    request.session[SINCE] = timezone.now().timestamp()  # noqa: TID251  the session's age is real time
    held = hats.hats_of(user, clock.today())
    if len(held) == 1:
        request.session[HAT] = held[0].key
    request.session[SEVERAL] = len(held) > 1  # which one is then asked first of all (HatMiddleware)
    if strong or passed_second_factor(request, user):
        request.session[FACTOR] = True
    translation.activate(user.language)
    UserSession.objects.create_from_request(request)


def passed_second_factor(request: HttpRequest, user: User) -> bool:
    """Say whether the ways by which the person came in hold a second factor."""
    ways = get_authentication_records(request, user)
    return any(way["method"] == "mfa" or way.get("strong") is True for way in ways)


@dataclass(frozen=True, slots=True)
class Place:
    """A session of the person's, as shown: on what, from where, since when, when last used."""

    device: str | Promise
    ip: str
    since: datetime
    seen: datetime | None
    here: bool


def places(request: HttpRequest, user: User) -> list[Place]:
    """Return where the person is signed in now, this place first, then the newest. Reads only."""
    found = list(_places(request, user))
    return sorted(found, key=lambda place: (not place.here, -place.since.timestamp()))


def _places(request: HttpRequest, user: User) -> Iterator[Place]:
    moment = timezone.now()  # noqa: TID251  sessions live in real time
    known = {each.session_key: each for each in UserSession.objects.filter(user=user)}
    for session in Session.objects.filter(session_key__in=known, expire_date__gt=moment):
        data, kept = session.get_decoded(), known[session.session_key]
        if not constant_time_compare(data.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash()):
            continue  # from before the password was changed: it ends at its next request
        seen = data.get(SEEN)
        yield Place(
            device=device(kept.user_agent),
            ip=kept.ip,
            since=kept.created_at,
            seen=datetime.fromtimestamp(seen, tz=UTC) if seen else None,
            here=session.session_key == request.session.session_key,
        )


def device(user_agent: str) -> str | Promise:
    """Say in two words what a browser calls itself: «Firefox, Windows»."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS if mark in user_agent), "")
    return ", ".join(filter(None, (browser, system))) or _("Unknown browser")

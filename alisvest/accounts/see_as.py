"""Seeing the pages as another person does, for support: the project leader, read-only, for half an hour, on the trail.

Who looks keeps their own session; for each request the other person is put in their place, with `seen_by` set: rules ask
it before they give the text of minutes, the access log writes it down, every page shows it.
"""

from datetime import timedelta
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from alisvest.accounts import hats
from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.access import SAFE, View, note_refusal, refused
from alisvest.core.roles import Hat, Role
from alisvest.core.rules import not_yours

SEEN_AS = "seen_as"
LONGEST = timedelta(minutes=30)
END = "accounts:see_as_end"
# Pages about how somebody signs in and about their own data are nobody else's, not even to read.
PRIVATE_PREFIXES = ("account_", "mfa_", "usersessions_", "socialaccount_", "accounts:security", "privacy:")


class Seen(NamedTuple):
    """What the session remembers: whom, in which hat, until when (seconds since 1970, real time)."""

    user_id: int
    hat: str
    until: float


def private(view: View) -> View:
    """Close a page to whoever sees as its reader: it shows a secret of theirs, or all that is kept about them."""
    view.not_seen_as = True  # type: ignore[attr-defined]
    return view


def remember(request: HttpRequest, user: User, hat: Hat) -> None:
    """Begin: from the next request on."""
    until = timezone.now() + LONGEST  # noqa: TID251  a session's age is real time, also in the demonstration
    request.session[SEEN_AS] = Seen(user.pk, hat.key, until.timestamp())


def forget(request: HttpRequest) -> None:
    """Be oneself again."""
    request.session.pop(SEEN_AS, None)


def seen_in(request: HttpRequest) -> Seen | None:
    kept = request.session.get(SEEN_AS)
    return Seen(*kept) if kept else None


def put_on(request: Any) -> None:
    """Put the person who is seen as in the place of who looks, where the session says so and both still may."""
    seen, looker = seen_in(request), request.user
    if seen is None or looker.role != Role.PROJECT_LEADER:
        return
    user = User.objects.filter(pk=seen.user_id, is_active=True).first()
    hat = hats.hat_by_key(user, seen.hat, clock.today()) if user else None
    if user is None or hat is None:
        forget(request)
        return
    request.seen_by, request.seen_until = looker, seen.until
    user.seen_by = looker
    request.user = user.wear(hat)


def answer(request: Any, view: View) -> HttpResponseBase | None:
    """Refuse what whoever sees as another may not do: everything but reading, and what is that person's alone."""
    if getattr(request, "seen_by", None) is None or request.resolver_match.view_name == END:
        return None
    if timezone.now().timestamp() > request.seen_until:  # noqa: TID251  real time
        return render(request, "accounts/see_as_over.html", status=403)
    if request.method not in SAFE:
        refusal = not_yours(
            _("You see the pages as %(name)s, to read. Nothing was changed.") % {"name": request.user.name}
        )
        note_refusal(refusal.reason)
        return refused(request, refusal)
    name = request.resolver_match.view_name or ""
    if getattr(view, "not_seen_as", False) or name.startswith(PRIVATE_PREFIXES):
        note_refusal("seen as")
        raise PermissionDenied
    return None

"""What is typed is not lost: static/drafts.js keeps it in the tab until it hears from here that it was saved.

A form names its draft in the field `_draft` when it is sent. An answer that leads on to another page is the word that
what was sent is saved; the next page that is shown tells the script so. An expired session, a refusal and a fault answer
otherwise, and so the draft stays. Nothing of what was typed is stored here, only the draft's name.
"""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

FIELD, SAVED = "_draft", "saved_drafts"
MOST, LONGEST = 5, 200
UNSAVED = "unsaved"


class DraftMiddleware:
    """Remember, for the next page, which draft was saved; lead an expired form back to the page it stood on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method != "POST" or response.status_code not in (302, 303):
            return response
        sign_in = resolve_url(settings.LOGIN_URL)
        if urlsplit(response.headers["Location"]).path == sign_in:
            if not request.user.is_authenticated and request.path != sign_in and not _open_to_all(request):
                back = urlencode({"next": _page_of(request), UNSAVED: 1})
                response.headers["Location"] = f"{sign_in}?{back}"
        elif name := request.POST.get(FIELD, "")[:LONGEST]:
            request.session[SAVED] = [*request.session.get(SAVED, []), name][-MOST:]
        return response


def _open_to_all(request: HttpRequest) -> bool:
    """Say whether the page needs no session (signing out, a new password by mail): there none has expired."""
    match = request.resolver_match
    return match is not None and getattr(match.func, "audience", frozenset()) is None


def _page_of(request: HttpRequest) -> str:
    """Return the page on which the form stood. Browsers say it to ourselves only (Referrer-Policy)."""
    said = request.headers.get("Referer", "")
    came_from = urlsplit(said)
    if came_from.netloc and url_has_allowed_host_and_scheme(said, {request.get_host()}):
        return came_from.path + (f"?{came_from.query}" if came_from.query else "")
    return request.get_full_path()


def take_saved(request: HttpRequest) -> str:
    """Return the names of the drafts that were saved since the last page, apart by spaces; each is told once."""
    saved = request.session.pop(SAVED, []) if request.session.get(SAVED) else []
    return " ".join(name for name in saved if " " not in name)

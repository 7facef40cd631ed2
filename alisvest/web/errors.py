"""The pages for what went wrong: what happened, what to do, in the reader's language, without asking the database.

They are rendered without the request, so that no menu, no message and no session is looked up on the way.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.web.log import request_id

UNREACHABLE = (OperationalError, InterfaceError, InternalError)  # psycopg2 calls "read-only" an internal error
TOO_BIG = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
RETRY_AFTER = "5"  # seconds


@dataclass(frozen=True, slots=True)
class Words:
    """What an error page says."""

    heading: str | Promise
    what: str | Promise
    what_to_do: str | Promise


_GO_BACK = _("Go back and try again.")
WORDS: dict[int, Words] = {
    400: Words(
        _("The request could not be read"),
        _("Something in the address or the form was not as expected. Nothing has been saved."),
        _GO_BACK,
    ),
    403: Words(
        _("You do not have access to this page"),
        _("The page belongs to another role or another municipality."),
        _("If you have several hats, change hat in the menu and try again."),
    ),
    404: Words(
        _("The page does not exist"),
        _("It may have moved, or it is not for the role you act in now."),
        _("Check the address."),
    ),
    405: Words(
        _("The page cannot be used in this way"),
        _("The address is for a button or a form on another page, and does not open by itself."),
        _("Go to the front page and find the page from there."),
    ),
    413: Words(
        _("This is too much at once"),
        _("What you sent is larger than we can take. Nothing has been saved."),
        _("Go back, shorten the text or choose a smaller file, and try again."),
    ),
    500: Words(
        _("Something went wrong"),
        _("The fault is ours and has been recorded. Nothing you sent was saved halfway."),
        _("Try again in a little while."),
    ),
    503: Words(
        _("The service does not answer right now"),
        _("We cannot reach the place where everything is kept. Nothing you sent was saved halfway."),
        _("Go back and try again in a minute. What you typed is still in the form."),
    ),
}
NO_KEY = Words(
    _("The form had been open too long"),
    _(
        "You have signed in or out since the page was opened, so we cannot tell that the form is yours. Nothing is saved."
    ),
    _("Open the page again and send the form once more. What you typed is kept in this browser until it is saved."),
)


def page(status: int, words: Words | None = None, again: str = "") -> HttpResponse:
    """Return the error page of that status. `again`: the page that the reader came from."""
    context = {"status": status, "words": words or WORDS[status], "again": again}
    context["reference"] = request_id() if status >= 500 else ""
    return HttpResponse(render_to_string("web/error.html", context), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(413 if isinstance(exception, TOO_BIG) else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours, or the database's. Django calls this while it handles the fault."""
    if not isinstance(sys.exc_info()[1], UNREACHABLE):
        return page(500)
    answer = page(503)
    answer.headers["Retry-After"] = RETRY_AFTER
    return answer


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's key is missing or old: most often the page was open while somebody signed in or out."""
    return page(403, NO_KEY, again=request.get_full_path())


class EmptyErrorMiddleware:
    """An error without a page of its own (a method that is not allowed) gets one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code != 405 or request.method == "HEAD" or getattr(response, "content", None):
            return response
        shown = page(405)
        shown.headers["Allow"] = response.headers.get("Allow", "")
        return shown

"""What happens to a part of a page that was asked for when its answer is another page altogether."""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url

from alisvest.core.links import is_ours


class FragmentMiddleware:
    """A page is never put inside a page: what htmx asks for leads on, as a whole, to sign-in or to the error page.

    An expired session answers 401, a refusal its own status, both with HX-Redirect, which htmx obeys whatever the
    status is. A redirect inside the application is followed by the browser itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.headers.get("HX-Request") != "true":
            return response
        sign_in = resolve_url(settings.LOGIN_URL)
        if urlsplit(response.headers.get("Location", "")).path == sign_in:
            answer = HttpResponse(status=401)
            answer.headers["HX-Redirect"] = f"{sign_in}?{urlencode({'next': _page_of(request)})}"
            return answer
        if request.method == "GET" and response.status_code >= 400:
            response.headers["HX-Redirect"] = request.get_full_path()
        return response


def _page_of(request: HttpRequest) -> str:
    """Return the path of the page on which the part stands; the header is htmx's, and as little to trust as any."""
    given = urlsplit(request.headers.get("HX-Current-URL", ""))
    path = given.path + (f"?{given.query}" if given.query else "")
    return path if is_ours(path) else "/"

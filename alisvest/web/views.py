from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alisvest.core.access import everyone
from alisvest.web import statement
from alisvest.web.words import WORDS

LIVE = "/health/"


@everyone
@login_not_required
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """Say that the process answers. It asks nobody, not the database either."""
    return HttpResponse("ok", content_type="text/plain")


@everyone
@login_not_required
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Say that the database answers too; else this is the 503 of any page."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


def _layout(request: HttpRequest) -> str:
    """The page with its menu for those who are signed in; these pages are for the world."""
    return "base.html" if request.user.is_authenticated else "layouts/plain.html"


@everyone
@login_not_required
@require_safe
def words(request: HttpRequest) -> HttpResponse:
    in_order = sorted(WORDS, key=lambda word: str(word.word).casefold())
    return render(request, "web/words.html", {"layout": _layout(request), "words": in_order})


@everyone
@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    context = {
        "layout": _layout(request),
        "tested": statement.TESTED,
        "missing": statement.NOT_FULFILLED,
        "reviewed": statement.REVIEWED_ON,
        "contact": settings.FAULTS_CONTACT,
    }
    return render(request, "web/accessibility.html", context)


class LiveMiddleware:
    """Answer the health view before anything that looks for a session, whatever cookie comes along."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return live(request) if request.path_info == LIVE else self.get_response(request)

from collections.abc import Callable
from functools import wraps

from django.db import models
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from alisvest.audit import queries, words
from alisvest.audit.access_log import ANY
from alisvest.audit.history import story_of
from alisvest.core import subjects
from alisvest.core.access import SignedInRequest, View, allow, opens
from alisvest.core.roles import Role
from alisvest.core.rules import not_yours, require
from alisvest.core.subjects import Subject
from alisvest.ui.badges import Badge, Tone
from alisvest.ui.tables import paginate

REFUSED = Badge(_("Attempt refused"), Tone.WARNING, "x")


def _subject(label: str) -> Subject:
    found = subjects.known().get(label)
    if found is None:
        raise Http404
    return found


def _readers(kind: str, refusal: Promise) -> Callable[[View], View]:
    """Let in the roles that the row's app names as readers of its `history` or `openings`."""

    def wrap(view: View) -> View:
        @wraps(view)
        def asked(request: SignedInRequest, label: str, pk: int) -> HttpResponseBase:
            readers: frozenset[Role] = getattr(_subject(label), kind)
            require(None if request.user.role in readers else not_yours(refusal))
            return view(request, label, pk)

        return asked

    return wrap


def _row(request: SignedInRequest, label: str, pk: int) -> models.Model:
    row: models.Model = get_object_or_404(subjects.rows_for(request.user, label), pk=pk)
    return row


@opens(ANY)
@allow(*Role)
@_readers("history", _("Your role does not read the history of this."))
@require_safe
def history_detail(request: SignedInRequest, label: str, pk: int) -> HttpResponse:
    """Who changed what in a row, when and why: for the roles that its app names, and of the rows that they see."""
    row = _row(request, label, pk)
    page = paginate(request, story_of(row, request.user))
    context = {"page": page, "name": subjects.name_of(row), "up": subjects.address_of(row), "refused": REFUSED}
    return render(request, "audit/history_detail.html", context)


@opens(ANY)
@allow(*Role)
@_readers("openings", _("Your role does not read who has opened this."))
@require_safe
def opening_list(request: SignedInRequest, label: str, pk: int) -> HttpResponse:
    """Who has opened the pages and files about a person: for that person, and for the project leader."""
    row = _row(request, label, pk)
    page = paginate(request, queries.openings_of(row))
    rows = [(each, words.words_of(each.view)) for each in page.rows]
    context = {"page": page, "rows": rows, "name": subjects.name_of(row), "up": subjects.address_of(row)}
    return render(request, "audit/opening_list.html", context)

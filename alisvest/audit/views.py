from django.db import models
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from alisvest.audit import queries, words
from alisvest.audit.access_log import ANY
from alisvest.audit.history import story_of
from alisvest.audit.values import name_of
from alisvest.core import subjects
from alisvest.core.access import SignedInRequest, allow, opens
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


def _row(request: SignedInRequest, label: str, pk: int) -> models.Model:
    row: models.Model = get_object_or_404(subjects.rows_for(request.user, label), pk=pk)
    return row


@opens(ANY)
@allow(*Role)
@require_safe
def history_detail(request: SignedInRequest, label: str, pk: int) -> HttpResponse:
    """Who changed what in a row, when and why: for the roles that its app names, and of the rows that they see."""
    if request.user.role not in _subject(label).history:
        require(not_yours(_("Your role does not read the history of this.")))
    row = _row(request, label, pk)
    page = paginate(request, story_of(row, request.user))
    context = {"page": page, "name": name_of(row), "up": subjects.address_of(row), "refused": REFUSED}
    return render(request, "audit/history_detail.html", context)


@opens(ANY)
@allow(*Role)
@require_safe
def opening_list(request: SignedInRequest, label: str, pk: int) -> HttpResponse:
    """Who has opened the pages and files about a person: for that person, and for the project leader."""
    if request.user.role not in _subject(label).openings:
        require(not_yours(_("Your role does not read who has opened this.")))
    row = _row(request, label, pk)
    page = paginate(request, queries.openings_of(row))
    rows = [(each, words.words_of(each.view)) for each in page.rows]
    context = {"page": page, "rows": rows, "name": name_of(row), "up": subjects.address_of(row)}
    return render(request, "audit/opening_list.html", context)

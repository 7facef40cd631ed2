from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import STAFF_ROLES
from alisvest.ui.parts import Steps
from alisvest.ui.tables import paginate
from municipalities import queries
from municipalities.forms import GridColumns
from municipalities.queries import grid
from municipalities.queries.grid import Column

STAFF = tuple(sorted(STAFF_ROLES))
PAGE = 15  # municipalities on a page: as many as a founding round had


@allow(*STAFF)
@require_safe
def grid_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Set a round's municipalities against the points: facts and scores in one matrix, sorted by any column."""
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    criteria, phases = grid.judged_by_criteria(round_)
    chosen = GridColumns(request.GET)
    columns = grid.columns_of(criteria, chosen.groups())
    sort = _chosen_sort(request, columns)
    field = grid.field_of(request.user, round_, sort, criteria=criteria, phases=phases)
    page = paginate(request, field.keys, PAGE)
    lines = grid.lines_of(request.user, round_, list(page.rows), columns, criteria=criteria, phases=phases)
    steps = steps_in(request, [each.key for each in columns])
    at = steps.at if steps else 0
    context = {
        "round": round_,
        "up": f"{reverse('municipalities:review_list')}?round={pk}",
        "mix": reverse("municipalities:mix_detail", args=[pk]),
        "filter": chosen,
        "page": page,
        "heads": [(each, grid.sortable(each), i == at) for i, each in enumerate(columns)],
        "lines": [
            {
                "name": line.application.municipality.name,
                "href": reverse("municipalities:application_review", args=[line.application.pk]),
                "cells": [(cell, columns[i], i == at) for i, cell in enumerate(line.cells)],
            }
            for line in lines
        ],
        "steps": steps,
        "closed": closed_words(field.closed),
    }
    return render(request, "municipalities/grid_detail.html", context)


def _chosen_sort(request: HttpRequest, columns: list[Column]) -> str:
    """Return ?sort= where the grid shows the column and can be put in order by it, else the names."""
    sort = request.GET.get("sort", "name")
    known = {"name", *(each.key for each in columns if grid.sortable(each))}
    return sort if sort.removeprefix("-") in known else "name"


def steps_in(request: HttpRequest, keys: Sequence[str]) -> Steps | None:
    """Say where a phone stands among the points `keys`, by ?at=: it shows one at a time. None without any point."""
    if not keys:
        return None
    wanted = request.GET.get("at", "")
    at = keys.index(wanted) if wanted in keys else 0

    def address(index: int) -> str:
        if not 0 <= index < len(keys):
            return ""
        query = request.GET.copy()
        query["at"] = keys[index]
        return f"?{query.urlencode()}"

    return Steps(at, len(keys), address(at - 1), address(at + 1))


def closed_words(closed: int) -> str:
    if not closed:
        return ""
    return ngettext(
        "%(number)d municipality is not shown: you have a conflict of interest, or have not declared.",
        "%(number)d municipalities are not shown: you have a conflict of interest, or have not declared.",
        closed,
    ) % {"number": closed}

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow, opens
from alisvest.core.roles import STAFF_ROLES
from alisvest.ui import formats
from alisvest.ui.parts import Steps
from alisvest.ui.sheets import KINDS, Sheet, file_response
from alisvest.ui.tables import paginate
from municipalities import queries
from municipalities.forms import GridColumns
from municipalities.queries import grid
from municipalities.queries.grid import Column, Field, Line

if TYPE_CHECKING:  # pages reach rows through queries; only the types are named here
    from municipalities.models import Criterion, Phase, Round

STAFF = tuple(sorted(STAFF_ROLES))
PAGE = 15  # municipalities on a page: as many as a founding round had


@allow(*STAFF)
@require_safe
def grid_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Set a round's municipalities against the points: facts and scores in one matrix, sorted by any column."""
    asked = _asked(request, pk)
    round_, columns = asked.round, asked.columns
    page = paginate(request, asked.field.keys, PAGE)
    lines = asked.lines(page.rows)
    steps = steps_in(request, [each.key for each in columns])
    at = steps.at if steps else 0
    context = {
        "round": round_,
        "up": f"{reverse('municipalities:review_list')}?round={pk}",
        "mix": reverse("municipalities:mix_detail", args=[pk]),
        "files": [(words, _file_address(request, pk, kind)) for kind, words in KINDS.items()],
        "filter": asked.chosen,
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
        "closed": closed_words(asked.field.closed),
    }
    return render(request, "municipalities/grid_detail.html", context)


@opens("municipalities.round")
@allow(*STAFF)
@require_safe
def grid_export(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """The whole grid as a file, all its pages, with the columns and in the order that are asked for."""
    asked = _asked(request, pk)
    if kind not in KINDS:
        raise Http404
    lines = asked.lines(asked.field.keys)
    told = formats.moment(clock.now())
    sheet = Sheet(
        slugify(_("Comparison grid: %(name)s") % {"name": asked.round.name}),
        [_("Municipality"), *(column.label for column in asked.columns)],
        [[line.application.municipality.name, *_values(asked.columns, line)] for line in lines],
        [
            _("%(round)s, as of %(moment)s. Scores are information, not a ranking.")
            % {"round": asked.round.name, "moment": told},
            *([closed_words(asked.field.closed)] if asked.field.closed else []),
        ],
    )
    return file_response(sheet, kind)


def _values(columns: Sequence[Column], line: Line) -> list[str | float | None]:
    """Return numbers as numbers, so that the spreadsheet can reckon with them, and nothing where nothing is answered."""
    values: list[str | float | None] = []
    for column, cell in zip(columns, line.cells, strict=True):
        number = grid.as_number(cell.text) if column.numeric else None
        values.append(number if number is not None else None if cell.text == "–" else cell.text)
    return values


@dataclass(frozen=True, slots=True)
class Asked:
    """A round's grid as the address asks for it: its columns and the municipalities in order."""

    user: User
    round: "Round"
    chosen: GridColumns
    columns: list[Column]
    field: Field
    criteria: Sequence["Criterion"]
    phases: Sequence["Phase"]

    def lines(self, keys: Sequence[int]) -> list[Line]:
        return grid.lines_of(
            self.user,
            self.round,
            list(keys),
            self.columns,
            criteria=self.criteria,
            phases=self.phases,
            judged=self.field.means,
        )


def _asked(request: SignedInRequest, pk: int) -> Asked:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    criteria, phases = grid.judged_by_criteria(round_)
    chosen = GridColumns(request.GET)
    columns = grid.columns_of(criteria, chosen.groups())
    sort = _chosen_sort(request, columns)
    field = grid.field_of(request.user, round_, sort, criteria=criteria, phases=phases)
    return Asked(request.user, round_, chosen, columns, field, criteria, phases)


def _file_address(request: HttpRequest, pk: int, kind: str) -> str:
    """Return where the grid that is shown, with its columns and order, is fetched as a file."""
    query = request.GET.copy()
    for name in ("page", "at"):
        query.pop(name, None)
    return f"{reverse('municipalities:grid_export', args=[pk, kind])}?{query.urlencode()}"


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

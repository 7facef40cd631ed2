"""The list of a row's files, a builtin of every template: {% files row %}."""

from typing import Any

from django import template
from django.db.models import Model
from django.template.context import Context
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.documents.queries import Shelf, shelf_of

register = template.Library()

WORDS: dict[str, str | Promise] = {
    "confirm": _("Confirm"),
    "replace": _("New version"),
    "withdraw": _("Withdraw"),
    "report": _("Report patient data"),
    "release": _("Release"),
    "remove": _("Remove the content"),
}


@register.inclusion_tag("components/files.html", takes_context=True)
def files(context: Context, row: Model, title: str | Promise = "", css: str = "") -> dict[str, Any]:
    """The panel with a row's files as the reader of the page sees them, each with what may be done with it."""
    return {"shelf": shelf_of(row, context["request"].user), "title": title or _("Files"), "css": css}


@register.inclusion_tag("components/files_cell.html")
def files_cell(shelf: Shelf, about: str = "") -> dict[str, Any]:
    """How it stands with a row's files, for a line of a table: a badge, and a link to them."""
    return {"shelf": shelf, "about": about}


@register.filter
def verb_words(name: str) -> str | Promise:
    """The words of a button of the list."""
    return WORDS[name]

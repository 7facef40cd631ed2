"""What base.html prints around every page: the menu, who is signed in, as what, in which language."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from alisvest.ui import navigation


@dataclass(frozen=True, slots=True)
class Person:
    """Who reads the page. `several_hats`: there is another hat to change to.

    `seen_by`: who looks in this person's place; empty where they look themselves.
    """

    name: str
    initials: str
    hat: str
    several_hats: bool
    seen_by: str = ""


def page(request: HttpRequest) -> dict[str, Any]:
    """Give nav, person and languages; the first two are worked out only when a template prints them."""
    return {
        "nav": SimpleLazyObject(lambda: _nav(request)),
        "person": SimpleLazyObject(lambda: _person(request)),
        "languages": settings.LANGUAGES,
    }


def _signed_in(request: HttpRequest) -> Any | None:
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


def _nav(request: HttpRequest) -> list[navigation.Section]:
    user = _signed_in(request)
    return [] if user is None else navigation.sections(user, request.path)


def _person(request: HttpRequest) -> Person | None:
    user = _signed_in(request)
    if user is None:
        return None
    hat = str(user.hat.label) if user.hat else ""
    looker = getattr(request, "seen_by", None)
    several = looker is None and bool(request.session.get("several_hats"))
    return Person(user.name, user.initials, hat, several, looker.name if looker else "")

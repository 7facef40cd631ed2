"""The table of access, asked: who asks, where, and what the answer may be and hold."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse

from alisvest.core.roles import STAFF_ROLES, Role
from tests.access_table import MARKER, PAGES, READERS, Page
from tests.make import people
from tests.world import Side, World


def clients(made: World) -> Iterator[tuple[str, Role | None, Client]]:
    """Walk those who ask, each with a browser of their own; they have signed in already (tests/made.py)."""
    for name, person in made.people.items():
        client = Client()
        if name in made.sessions:
            client.cookies[settings.SESSION_COOKIE_NAME] = made.sessions[name]
        elif person is not None:
            people.sign_in(client, person)
        yield name, person.role if person else None, client


def address(name: str, made: World, side: Side | None) -> str:
    page = PAGES[name]
    if page.args is None:
        return reverse(name)
    args = page.args(made, side or made.own)
    if side is None:
        first = next((index for index, arg in enumerate(args) if isinstance(arg, int)), 0)
        args = [0 if index == first or (isinstance(arg, int) and arg > 2100) else arg for index, arg in enumerate(args)]
    return reverse(name, args=args)


def expected(name: str, who: str, role: Role | None, which: str, more: Page | None = None) -> set[int]:
    """Return the statuses that the table allows for this person and row; `more`: a further row of the page."""
    page = more or PAGES[name]
    if who in {"anonymous", "deactivated"}:
        return {302}
    if page.audience == "*":
        return {405} if page.post_only else set(page.answers)
    if role not in page.roles:
        return {403}
    if page.post_only:
        return {405}
    if page.args is not None and (which == "missing" or (which == "foreign" and role not in page.foreign)):
        return {404}
    if role in page.barred:
        return {403}
    return {404} if role in page.blind else {200, 302, 409}


def whiches(name: str) -> tuple[str, ...]:
    return ("own", "foreign", "missing") if PAGES[name].args is not None else ("own",)


def leaked(role: Role | None, response: object) -> list[str]:
    text = getattr(response, "content", b"").decode("utf-8", errors="replace")
    found = set(MARKER.findall(text))
    return [f"{side}.{what}" for side, what in sorted(found) if not may_read(role, side, what)]


def found_in(response: Any) -> set[str]:
    return {what for _side, what in MARKER.findall(response.content.decode("utf-8", errors="replace"))}


def may_read(role: Role | None, side: str, what: str) -> bool:
    if role is None or role not in READERS[what]:
        return False
    return side == "own" or role in STAFF_ROLES

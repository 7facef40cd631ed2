"""Every URL, who may call it, and whose rows they reach, against the table in tests/access_table.py.

A URL that is not in the table fails, and a row of the table without a URL. Each page is asked for by every kind of
person (anonymous, no role, each role, deactivated, two hats) with a row of their own municipality, a foreign one and
one that does not exist. What may be read is checked by markers: every free text of the world holds one of its own.
"""

import pytest
from django.db import transaction
from django.urls import get_resolver, reverse

from alisvest.core.access import patterns
from alisvest.core.roles import Role
from tests.access import address, clients, expected, leaked, whiches
from tests.access_table import PAGES, PUBLIC
from tests.world import World

pytestmark = pytest.mark.walk


def test_every_url_is_listed_and_every_listed_url_exists() -> None:
    existing = sorted(name for name, _pattern in patterns(get_resolver()))

    assert existing == sorted([*PAGES, *PUBLIC])


@pytest.mark.parametrize("name", PAGES)
def test_who_opens_it_and_whose_rows_they_reach(name: str, made: World) -> None:
    sides = {"own": made.own, "foreign": made.foreign, "missing": None}
    wrong = []
    for who, role, client in clients(made):
        for which in whiches(name):
            response = client.get(address(name, made, sides[which]))
            if response.status_code not in expected(name, who, role, which):
                wrong.append(f"{who}, {which}: {response.status_code}")
            if response.status_code == 302 and who in {"anonymous", "deactivated"}:
                assert response.headers["Location"].startswith(reverse("account_login"))
            wrong += [f"{who}, {which}: reads {marker}" for marker in leaked(role, response)]

    assert wrong == []


@pytest.mark.parametrize("name", [name for name in PAGES if PAGES[name].audience != "*"])
def test_sending_an_empty_form_changes_nothing_for_those_outside_and_never_fails(name: str, made: World) -> None:
    """POST on a foreign or missing row is a 404 for whoever does not reach it, and 403 for the wrong role."""
    sides = {"own": made.own, "foreign": made.foreign, "missing": None}
    wrong = []
    for who, role, client in clients(made):
        for which in whiches(name):
            with transaction.atomic():
                response = client.post(address(name, made, sides[which]), {})
                transaction.set_rollback(True)
            allowed = posted(name, who, role, which)
            if response.status_code not in allowed:
                wrong.append(f"{who}, {which}: {response.status_code}, not {sorted(allowed)}")
            wrong += [f"{who}, {which}: reads {marker}" for marker in leaked(role, response)]

    assert wrong == []


def posted(name: str, who: str, role: Role | None, which: str) -> set[int]:
    page = PAGES[name]
    if who in {"anonymous", "deactivated"}:
        return {302}
    if role not in page.roles:
        return {403, 405}  # some pages decide by the row; none takes anything
    if page.args is not None and (which == "missing" or (which == "foreign" and role not in page.foreign)):
        return {404, 405}
    if role in page.blind:
        return {404, 405}
    return {200, 302, 405, 409, 422, 403} if which == "own" or role in page.foreign else {404, 405}

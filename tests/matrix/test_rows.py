"""Rows: nobody can tell a foreign one from a missing one, on any page, and pages with other rows say no more either."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alisvest.core.roles import Role
from tests.access import address, clients, expected, leaked
from tests.access_table import MORE, PAGES
from tests.world import World

pytestmark = pytest.mark.walk

WITH_ROWS = [name for name, page in PAGES.items() if page.args is not None]


def outside(name: str, role: Role | None) -> bool:
    """Whether the role is let in by the page, but not to the foreign side's row."""
    page = PAGES[name]
    if page.audience == "*":
        return role not in page.foreign
    return role in page.roles - page.foreign - page.blind - page.barred


def said(client: Client, method: str, path: str) -> tuple[int, int, int]:
    """Return status, length and number of queries of an answer; what is refused is rolled back."""
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        response = client.get(path) if method == "GET" else client.post(path, {})
        transaction.set_rollback(True)
    return response.status_code, len(response.content), len(asked)


@pytest.mark.parametrize("name", WITH_ROWS)
def test_a_foreign_row_and_a_missing_one_cannot_be_told_apart(name: str, made: World) -> None:
    """The same status, the same length, as many queries: nobody learns what exists."""
    wrong = []
    for who, role, client in clients(made):
        if who in {"anonymous", "deactivated"} or not outside(name, role):
            continue
        for method in ("GET", "POST"):
            paths = [address(name, made, side) for side in (made.foreign, None)]
            foreign, missing = (said(client, method, path) for path in paths)
            if foreign != missing:
                wrong.append(f"{who} {method}: {foreign} and {missing}")

    assert wrong == []


@pytest.mark.parametrize("name", MORE)
def test_another_row_of_the_same_page_says_no_more(name: str, made: World) -> None:
    wrong = []
    for who, role, client in clients(made):
        for which, side in (("own", made.own), ("foreign", made.foreign)):
            args = MORE[name].args
            assert args is not None
            response = client.get(reverse(name, args=args(made, side)))
            if response.status_code not in expected(name, who, role, which, MORE[name]):
                wrong.append(f"{who}, {which}: {response.status_code}")
            wrong += [f"{who}, {which}: reads {marker}" for marker in leaked(role, response)]

    assert wrong == []


ANSWERS = {200, 302, 400, 401, 403, 404, 405, 409, 422, 429}
METHODS = ("PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "HEAD")


@pytest.mark.parametrize("name", PAGES)
def test_no_other_method_does_anything(name: str, made: World) -> None:
    """It is refused, or says what may be asked; it is never a fault and never shows a row."""
    path = address(name, made, made.own)
    wrong = []
    for who, role, client in clients(made):
        if who not in {"anonymous", "project_leader", "municipality_signer", "no role"}:
            continue
        for method in METHODS:
            response = client.generic(method, path)
            if response.status_code not in ANSWERS or leaked(role, response):
                wrong.append(f"{who} {method}: {response.status_code}")
            if method not in {"OPTIONS", "HEAD"} and response.status_code == 200:
                wrong.append(f"{who} {method} is answered")

    assert wrong == []

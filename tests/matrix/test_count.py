"""How many cells the matrix has: what its tests ask, counted from the same tables."""

import sys

import pytest

from alisvest.core.roles import Role
from tests.access import whiches
from tests.access_table import MORE, PAGES
from tests.matrix.test_controls import DOORS, UNSHOWN, scopes
from tests.matrix.test_fields import texts
from tests.matrix.test_fresh_right import DATED
from tests.matrix.test_rows import METHODS
from tests.world import World


def open_to(role: Role) -> int:
    return sum(page.audience != "*" and role in page.roles for page in PAGES.values())


def test_the_matrix_is_counted(made: World, capsys: pytest.CaptureFixture[str]) -> None:
    people = len(made.people)
    guarded = [name for name, page in PAGES.items() if page.audience != "*"]
    cells = {
        "who reads which row": people * (sum(len(whiches(name)) for name in PAGES) + 2 * len(MORE)),
        "who writes to which row": people * sum(len(whiches(name)) for name in guarded),
        "other methods": 4 * len(METHODS) * len(PAGES),
        "fresh right": 2 * (2 * sum(open_to(role) for role in Role) + sum(open_to(role) for role in DATED)),
        "fields": len(texts()),
        "controls": len(scopes().keys() - UNSHOWN.keys()) + len(DOORS),
    }
    with capsys.disabled():
        said = ", ".join(f"{number} {what}" for what, number in cells.items())
        sys.stdout.write(f"\naccess matrix: {sum(cells.values())} cells ({said})\n")

    assert sum(cells.values()) > 10_000

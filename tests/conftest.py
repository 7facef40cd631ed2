from collections.abc import Iterator
from typing import NoReturn

import pytest
from django.conf import settings
from django.template import engines
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker

from tests import runtime_role
from tests.browser import browser, page
from tests.made import made

__all__ = ["browser", "made", "page"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Within a file the tests that look at the world come last, for it stays until the file ends and others count rows."""
    files = {path: number for number, path in enumerate(dict.fromkeys(item.path for item in items))}
    items.sort(key=lambda item: (files[item.path], "made" in getattr(item, "fixturenames", ())))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """After the owner has made the test database, everything runs as the runtime role."""
    with django_db_blocker.unblock():
        runtime_role.enter()


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """Every test may use the database: almost all do, and a marker on each is noise."""


class _Undefined(str):
    """Django shows nothing for an undefined variable; a test fails."""

    __slots__ = ()

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __mod__(self, variable: object) -> NoReturn:
        pytest.fail(f"The template uses the undefined variable {variable}.")


@pytest.fixture(autouse=True, scope="session")
def _strict_templates(django_db_setup: None) -> None:
    engines["django"].engine.string_if_invalid = _Undefined("undefined")  # type: ignore[attr-defined]


@pytest.fixture(autouse=True, scope="session")
def _get_is_read_only(django_db_setup: None) -> None:
    settings.MIDDLEWARE.insert(0, "tests.readonly.ReadOnlyGet")


@pytest.fixture(autouse=True)
def _plain_english() -> Iterator[None]:
    """Rules and actions speak the message ids; pages go on to speak the language of whoever signs in."""
    with translation.override("en"):
        yield

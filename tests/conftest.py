import gc
from collections.abc import Iterator
from typing import NoReturn

import pytest
from coverage import Coverage
from django.conf import settings
from django.template import engines
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as examples
from pytest_django.plugin import DjangoDbBlocker

from tests import runtime_role
from tests.browser import browser, page
from tests.made import made

__all__ = ["browser", "made", "page"]


# The same examples in every run, and as long as a busy machine takes for them: what is red has been changed.
examples.register_profile("suite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
examples.load_profile("suite")

LONG = ("browser", "walk")  # the longest first


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files with long tests first, so that both workers end together; and within a file the world's tests last.

    The world stays in the database until its file ends, and other tests count rows.
    """
    files = {path: number for number, path in enumerate(dict.fromkeys(item.path for item in items))}
    long = {name: {item.path for item in items if item.get_closest_marker(name)} for name in LONG}
    items.sort(
        key=lambda item: (
            *(item.path not in long[name] for name in LONG),
            files[item.path],
            "made" in getattr(item, "fixturenames", ()),
        )
    )


def pytest_collection_finish() -> None:
    """What is imported stays until the end: looking through it for garbage again and again is a seventh of a walk."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(autouse=True)
def _walks_are_not_measured(request: pytest.FixtureRequest) -> Iterator[None]:
    """A walk asks one question of every page: what it passes on its way is not tested by it, and measuring costs."""
    measuring = Coverage.current() if request.node.get_closest_marker("walk") else None
    if measuring:
        measuring.stop()
    yield
    if measuring:
        measuring.start()


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

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from alisvest.accounts.models import User
from alisvest.core import clock
from candidates.models import Candidate
from tests.make import candidates, people

TODAY = date(2019, 1, 15)


@pytest.fixture
def _today() -> Iterator[None]:
    with clock.at(TODAY):
        yield


@pytest.fixture
def doctor() -> Candidate:
    return candidates.candidate()


@pytest.fixture
def leader() -> User:
    return people.project_leader()


@pytest.fixture(autouse=True)
def store(settings: Settings, tmp_path: Path) -> Path:
    """A storage of the test's own."""
    storages = {**settings.STORAGES}
    folder = tmp_path / "documents"
    storages["default"] = {**storages["default"], "OPTIONS": {"location": str(folder)}}
    settings.STORAGES = storages
    return folder

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def store(settings: Settings, tmp_path: Path) -> Path:
    """A storage of the test's own."""
    storages = {**settings.STORAGES}
    folder = tmp_path / "documents"
    storages["default"] = {**storages["default"], "OPTIONS": {"location": str(folder)}}
    settings.STORAGES = storages
    return folder

"""Loaded first (`-p tests.embedded`): one throw-away server for the whole run, shared by its workers.

A DATABASE_URL in the environment is respected; its role must be allowed to create databases and roles.
"""

import os

import pytest

from alisvest.database.embedded import OWNER, PROJECT, EmbeddedServer
from alisvest.ui.catalogues import compile_all
from tests import mold

_server: EmbeddedServer | None = None


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    global _server  # noqa: PLW0603  pytest's hooks are functions of a module
    os.environ["ALIS_TESTING"] = "true"
    compile_all(PROJECT / "locale")  # what people read is compiled from locale/, and not committed
    os.environ["CONN_MAX_AGE"] = "0"  # a kept connection of the live server's threads would keep the database busy
    if "PYTEST_XDIST_WORKER" in os.environ or os.environ.get("DATABASE_URL"):
        return  # workers inherit the address
    _server = EmbeddedServer(None)
    os.environ["TEST_TEMPLATE"] = mold.lay_into(_server)
    _server.start()
    os.environ["DATABASE_URL"] = _server.url(OWNER)


def pytest_unconfigure() -> None:
    if _server is not None:
        _server.stop()

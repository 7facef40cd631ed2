"""Which database a command talks to, and in which role.

`DATABASE_URL` names the role that runs the application, `DATABASE_OWNER_URL` the one that owns and migrates the tables.
Neither is set on a developer's machine: then both lead to the embedded server, which is started when it does not run.
"""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from urllib.parse import urlsplit

from alisvest.database import embedded

# They make or empty tables, give rights to them, or blank what the web process may never change.
OWNER_COMMANDS = frozenset(
    {
        "migrate",
        "makemigrations",
        "sqlmigrate",
        "flush",
        "sqlflush",
        "createcachetable",
        "grant_runtime",
        "prepare_database",
        "anonymise_person",
        "apply_retention",
        "replay_erasures",
    }
)
# They never ask the database anything, so none is started for them.
WITHOUT_DATABASE = frozenset(
    {
        "",
        "help",
        "version",
        "--help",
        "--version",
        "collectstatic",
        "compilemessages",
        "makemessages",
        "translations",
        "test",
    }
)


@contextmanager
def database_for(command: str) -> Iterator[None]:
    """Run a block with the environment naming the database and the role that `command` needs."""
    if os.environ.get("DATABASE_URL"):
        _choose_role(command)
        yield
        return
    server = None
    if command not in WITHOUT_DATABASE:
        server = embedded.EmbeddedServer(embedded.kept_home())
        _end_in_order_on_sigterm()
    os.environ["DATABASE_URL"] = embedded.url_for(embedded.RUNTIME)
    os.environ["DATABASE_OWNER_URL"] = embedded.url_for(embedded.OWNER)
    _choose_role(command)
    try:
        if server is not None:
            server.start()
        yield
    finally:
        if server is not None:
            server.stop()


def runtime_role(environment: dict[str, str] | None = None) -> str:
    """The name of the role that runs the application, also while the owner is at work."""
    source = os.environ if environment is None else environment
    return source.get("DATABASE_RUNTIME_ROLE") or urlsplit(source.get("DATABASE_URL", "")).username or embedded.RUNTIME


def _choose_role(command: str) -> None:
    os.environ["DATABASE_RUNTIME_ROLE"] = runtime_role()
    if command in OWNER_COMMANDS and os.environ.get("DATABASE_OWNER_URL"):
        os.environ["DATABASE_URL"] = os.environ["DATABASE_OWNER_URL"]


def _end_in_order_on_sigterm() -> None:
    """Without this a terminated command would leave its server behind."""
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _leave)


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)


def command_of(arguments: Sequence[str]) -> str:
    """The name of the command on a `manage.py` line."""
    return arguments[1] if len(arguments) > 1 else ""

"""The embedded server is shared, found again and stopped by the last one out; each command gets its role."""

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from alisvest import bootstrap, checks
from alisvest.database.addresses import database_for, runtime_role
from alisvest.database.embedded import DATABASE, OWNER, RUNTIME, EmbeddedServer, socket_dir
from tests import mold
from tests.runtime_role import as_owner


@pytest.fixture
def home() -> Iterator[Path]:
    place = Path(tempfile.mkdtemp(prefix="alisvest-kept-"))
    yield place
    shutil.rmtree(place)
    shutil.rmtree(socket_dir(place))


def pid(server: EmbeddedServer) -> str:
    return (server.data / "postmaster.pid").read_text().split("\n", 1)[0]


def reap(starter: EmbeddedServer) -> None:
    """Here the starter is this very process, so the stopped server waits for us to take note."""
    assert starter._process is not None
    starter._process.wait(10)


def test_the_last_one_out_stops_the_server_and_the_data_stays(home: Path) -> None:
    first, second = EmbeddedServer(home), EmbeddedServer(home)
    first.start()
    second.start()
    first.sql("CREATE TABLE kept AS SELECT 7 AS seven", DATABASE)
    first.stop()
    assert second.answers()
    second.stop()
    assert not second.answers()
    reap(first)

    again = EmbeddedServer(home)
    again.start()
    assert again.sql("SELECT seven FROM kept", DATABASE) == "7"
    again.stop()


def test_a_server_left_behind_is_found_and_used(home: Path) -> None:
    killed = EmbeddedServer(home)
    killed.start()
    left_behind = pid(killed)
    assert killed._use is not None
    killed._use.close()  # what the system does when the process is killed

    finder = EmbeddedServer(home)
    finder.start()
    assert pid(finder) == left_behind
    finder.stop()
    assert not finder.answers()
    reap(killed)


def test_only_its_owner_can_enter_the_socket_s_folder(home: Path) -> None:
    server = EmbeddedServer(home)
    server.start()
    try:
        assert server.socket.stat().st_mode & 0o777 == 0o700
        assert server.sql("SHOW listen_addresses") == ""
        assert server.sql("SHOW fsync") == "on"
        assert server.sql("SELECT rolname FROM pg_roles WHERE rolcanlogin AND NOT rolsuper ORDER BY 1") == (
            f"{RUNTIME}\n{OWNER}"
        )
    finally:
        server.stop()


@pytest.mark.parametrize(
    ("command", "role"), [("migrate", "boss"), ("grant_runtime", "boss"), ("runserver", "app"), ("worker", "app")]
)
def test_commands_that_make_tables_run_as_the_owner_and_all_others_do_not(
    monkeypatch: pytest.MonkeyPatch, command: str, role: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@host/alisvest")
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://boss@host/alisvest")
    monkeypatch.setenv("DATABASE_RUNTIME_ROLE", "")
    with database_for(command):
        assert os.environ["DATABASE_URL"] == f"postgresql://{role}@host/alisvest"
        assert runtime_role() == "app"


def test_a_role_that_owns_the_tables_may_not_run_the_application() -> None:
    assert checks.runtime_role_owns_nothing(databases=["default"]) == []
    with as_owner():
        assert [error.id for error in checks.runtime_role_owns_nothing(databases=["default"])] == ["alisvest.E004"]


def test_the_lock_files_are_in_step_and_a_changed_dependency_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert bootstrap.locks_in_step()
    monkeypatch.setattr(bootstrap, "dependencies_hash", lambda: "another")
    assert not bootstrap.locks_in_step()


def test_a_taken_port_is_said_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit):
            bootstrap.refuse_busy_port("127.0.0.1", port)
    assert capsys.readouterr().err == f"Port {port} is taken. Another one: PORT=8123 make run\n"


def test_another_state_of_the_migrations_is_another_mold(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "alisvest" / "outbox" / "migrations"
    folder.mkdir(parents=True)
    (folder / "0001_initial.py").write_text("one")
    monkeypatch.setattr(mold, "PROJECT", tmp_path)
    first = mold._fingerprint()
    (folder / "0001_initial.py").write_text("two")

    assert mold._fingerprint() != first

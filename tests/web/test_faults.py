"""The database is away: a friendly page within three seconds, no query in it, and back again without a restart."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, connections
from django.test import Client, RequestFactory

from tests.make import people
from tests.runtime_role import as_owner

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 3
"""Seconds within which the page must be there."""


def ask(path: str, cookies: str = "") -> tuple[int, float, str, dict[str, str]]:
    """Ask as a server would, in a thread of its own: with its own connection, opened and closed as in production."""
    answer: dict[str, Any] = {}

    def start(status: str, headers: list[tuple[str, str]], *_more: object) -> Any:
        answer.update(status=int(status[:3]), headers=dict(headers))

    def run() -> None:
        environ = RequestFactory().generic("GET", path, headers={"Cookie": cookies}).environ
        started = time.monotonic()
        body = WSGIHandler()(environ, start)
        answer["text"] = b"".join(body).decode()
        body.close()
        answer["seconds"] = time.monotonic() - started
        connections.close_all()

    thread = Thread(target=run)
    thread.start()
    thread.join()
    return answer["status"], answer["seconds"], answer["text"], answer["headers"]


def ask_at_leisure(path: str, cookies: str) -> tuple[int, float, str, dict[str, str]]:
    """Ask, and ask again where it took longer than it may: the best of five counts, a busy machine does not decide."""
    for _turn in range(4):
        answer = ask(path, cookies)
        if answer[1] < PATIENCE:
            return answer
    return ask(path, cookies)


@contextmanager
def database_at(host: str, port: str = "") -> Iterator[None]:
    """Let new connections go to that place."""
    place = connection.settings_dict
    kept = place["HOST"], place["PORT"], dict(place["OPTIONS"])
    place.update(HOST=host, PORT=port)
    place["OPTIONS"].pop("host", None)
    try:
        yield
    finally:
        place.update(HOST=kept[0], PORT=kept[1], OPTIONS=kept[2])


@pytest.fixture
def cookies(settings: Any) -> str:
    person = people.project_leader(language="nn")
    client = people.sign_in(Client(), person)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}; language=nn"


def test_a_stopped_database_gives_a_page_in_the_readers_language(cookies: str, tmp_path: Path) -> None:
    with database_at(str(tmp_path)):  # no server listens there
        status, seconds, text, headers = ask_at_leisure("/municipalities/", cookies)
        live, ready = ask("/health/", cookies), ask("/health/ready/")

    assert (status, headers["Retry-After"], headers["Cache-Control"]) == (503, "5", "no-store, private")
    assert seconds < PATIENCE
    assert '<html lang="nn"' in text
    assert "Tenesta svarer ikkje akkurat no" in text
    assert (live[0], ready[0]) == (200, 503)


def test_a_silent_database_gives_it_within_three_seconds(cookies: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, database_at("127.0.0.1", str(silent.getsockname()[1])):
        status, seconds, _text, _headers = ask_at_leisure("/municipalities/", cookies)

    assert status == 503
    assert seconds < PATIENCE


def test_it_works_again_as_soon_as_the_database_is_back(cookies: str, tmp_path: Path) -> None:
    with database_at(str(tmp_path)):
        assert ask("/municipalities/", cookies)[0] == 503

    assert ask("/municipalities/", cookies)[0] == 200
    assert ask("/health/ready/")[0] == 200


def test_a_kept_connection_that_died_is_replaced_unnoticed() -> None:
    """The server was restarted between two requests: neither of them notices."""
    seen: list[Any] = []

    def start(status: str, _headers: Any, *_more: object) -> Any:
        seen.append(status[:3])

    def one_worker() -> None:
        mine = connections["default"]
        mine.settings_dict = mine.settings_dict | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
        for _ in range(2):
            environ = RequestFactory().get("/health/ready/").environ
            body = WSGIHandler()(environ, start)
            body.close()
            with connections["default"].cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                seen.append(cursor.fetchone()[0])
            kill(seen[-1])
        connections.close_all()

    def kill(pid: int) -> None:
        thread = Thread(target=_kill, args=[pid])
        thread.start()
        thread.join()

    thread = Thread(target=one_worker)
    thread.start()
    thread.join()

    assert [seen[0], seen[2]] == ["200", "200"]
    assert seen[1] != seen[3]


def _kill(pid: int) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
    connections.close_all()

"""Log lines: one JSON object each, escaped, with the request's key and the person's, and nothing that was typed."""

import json
import logging
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.test import Client
from django.urls import reverse

from alisvest.web.log import JsonLines
from tests.make import people

SECRET = 'A note about a patient\nand {a line} of "its own"'


@pytest.fixture
def lines() -> Iterator[StringIO]:
    """What the process writes, as settings.LOGGING would."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel("INFO")
    yield written
    root.removeHandler(handler)
    root.setLevel(level)


def read(lines: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


def test_the_settings_use_it(settings: Any) -> None:
    assert settings.LOGGING["formatters"]["line"] == {"()": "alisvest.web.log.JsonLines"}
    assert [handler["formatter"] for handler in settings.LOGGING["handlers"].values()] == ["line"]


def test_a_request_has_its_line_with_keys_and_no_name(lines: StringIO) -> None:
    person = people.project_leader(name="Turid Haukås")
    client = people.sign_in(Client(), person)
    answer = client.get(reverse("municipalities:municipality_list") + "?words=Ingrid+Solheim")
    (line,) = [line for line in read(lines) if line["logger"] == "alisvest.request"]

    assert line["request"] == answer.headers["X-Request-ID"]
    assert (line["method"], line["route"], line["status"]) == ("GET", "municipalities/", 200)
    assert (line["user"], line["hat"]) == (person.pk, "project_leader")
    assert isinstance(line["ms"], int)
    for typed in ("Haukås", "Solheim", "@", "csrf"):
        assert typed not in lines.getvalue()


def test_what_is_typed_and_what_is_secret_stays_out(lines: StringIO, settings: Any) -> None:
    client = people.sign_in(Client(raise_request_exception=False), people.project_leader())
    client.post(reverse("municipalities:round_prepare"), {"name": SECRET, "year": "x"})
    Client().post(reverse("account_login"), {"login": "somebody@example.no", "password": "hush hush hush"})
    client.get("/no-such/secret-token-of-an-invitation/")
    client.get("/?q=%00", headers={"Host": "evil.example"})
    written = lines.getvalue()

    for typed in (
        "A note about",
        "somebody@",
        "hush",
        "secret-token",
        client.cookies[settings.SESSION_COOKIE_NAME].value,
    ):
        assert typed not in written
    assert read(lines)


def test_a_fault_tells_where_and_not_what(lines: StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_args: Any) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr("alisvest.ui.context._nav", breaks)
    client = people.sign_in(Client(raise_request_exception=False), people.project_leader())
    answer = client.get("/")
    (fault,) = [line for line in read(lines) if "fault" in line]

    assert answer.status_code == 500
    assert answer.headers["X-Request-ID"] in answer.content.decode()  # the person can name it when asking for help
    assert fault["request"] == answer.headers["X-Request-ID"]
    assert fault["fault"]["kind"] == "builtins.ValueError"
    assert any("test_log.py" in place for place in fault["fault"]["at"])
    assert "patient" not in lines.getvalue()


def test_the_database_fault_names_its_constraint_and_not_the_row(lines: StringIO) -> None:
    person = people.user(email="somebody@example.no")
    try:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE accounts_user SET email = 'SOME@example.no' WHERE id = %s", [person.pk])
    except IntegrityError:
        logging.getLogger("alisvest").exception("It could not be saved.")
    (line,) = read(lines)

    assert line["fault"]["constraint"] == "accounts_user_email_is_lower_case"
    assert "SOME@" not in lines.getvalue()


@pytest.mark.parametrize("text", ["a\nb", 'a"b', "a\\b", "æøå\u2028", "\x1b[31m", "\x00"])
def test_a_line_is_one_line_whatever_stands_in_it(lines: StringIO, text: str) -> None:
    logging.getLogger("alisvest").warning("Here: %s", text)

    assert [line["message"] for line in read(lines)] == [f"Here: {text}"]
    assert lines.getvalue().isascii()

"""Odd bytes, wherever they come in: 400 with a page, never a fault. And what is odd but harmless is answered as usual."""

from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests import world
from tests.access import address
from tests.access_table import PAGES
from tests.made import print_plainly
from tests.make import people
from tests.world import World

ODD = {
    "NUL": "%00",
    "not UTF-8": "%FF",
    "overlong": "%C0%AF",
    "lone surrogate": "%ED%A0%80",
    "cut short": "%C3",
}
# Values that are text, but no number, date or key.
STRANGE = ("abc", "-1", "99999999999999999999999", "9999-12-31", "٣", "\u202e'" + "x" * 3000)
NAMES = (
    "page sort q words status year month on county municipality candidate supervisor round s next tab hat places"
    " account kind role language"
)


@pytest.fixture
def leader() -> Client:
    return people.sign_in(Client(), people.project_leader())


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_in_path_and_query(odd: str, leader: Client) -> None:
    for path in (f"/{odd}", f"/municipalities/{odd}/", f"/municipalities/?q={odd}", f"/?{odd}=1", f"/no-such/{odd}"):
        answer = leader.generic("GET", path) if "?" in path else leader.get(path)
        assert (path, answer.status_code) == (path, 400)
        assert b"<h1" in answer.content


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_in_a_form(odd: str, leader: Client) -> None:
    for body in (f"email=a&password={odd}", f"{odd}=1"):
        answer = leader.post("/sign-in/", body, content_type="application/x-www-form-urlencoded")
        assert answer.status_code == 400


def multipart(name: bytes, value: bytes, file: bytes = b"") -> bytes:
    about = b'; filename="%s"\r\nContent-Type: text/plain' % file if file else b""
    return b'--edge\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n--edge--\r\n' % (name, about, value)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (multipart(b"name", b"a\0b"), 400),
        (multipart(b"na\0me", b"a"), 400),
        (multipart(b"name", b"a\xff\xc0\xafb"), 422),
        (multipart(b"name", b"content", file=b"a\0b.pdf"), 422),
        (multipart(b"name", b"content", file=b"../../\xff\xfe.pdf"), 422),
        (b"--edge\r\nnonsense", 422),
    ],
)
def test_in_a_form_with_files(body: bytes, status: int, leader: Client) -> None:
    """What is no UTF-8 becomes U+FFFD here, and Django strips a file's name of what cannot be printed."""
    answer = leader.post(
        reverse("municipalities:round_prepare"), body, content_type="multipart/form-data; boundary=edge"
    )

    assert answer.status_code in {status, 200, 400}
    assert answer.status_code < 500


@pytest.mark.parametrize("body", [b'{"a": "\\u0000"}', b'{"a": "\\ud800"}', b'{"a"', b"\xff", b"[" * 100_000, b"nul"])
def test_in_json(body: bytes, leader: Client) -> None:
    assert leader.post("/sign-in/", body, content_type="application/json").status_code == 400


def test_in_headers_and_cookies(leader: Client) -> None:
    for name in ("User-Agent", "Accept-Language", "X-Forwarded-For", "Referer", "HX-Current-URL"):
        assert leader.get("/", headers={name: "a\0b"}).status_code == 400
        assert (
            leader.get("/", headers={name: "a\udcffb" if name == "User-Agent" else "\xff\xfe" * 600}).status_code == 200
        )
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME, "other"):
        for value, status in (
            ('"a\\000b"', {400}),
            ("a\0b", {400}),
            ("\xff\xfe", {200, 302}),
            ("x" * 5000, {200, 302}),
        ):
            answer = Client().get("/municipalities/", headers={"Cookie": f"{name}={value}"})
            assert (name, value[:9], answer.status_code in status) == (name, value[:9], True)


def test_a_length_that_is_none_or_too_long(leader: Client) -> None:
    assert leader.post("/sign-in/", {}, headers={"Content-Length": "many"}).status_code == 400
    assert leader.post("/sign-in/", {}, headers={"Content-Length": "26214401"}).status_code == 413


def test_too_many_fields_and_too_long_a_text(leader: Client) -> None:
    path = reverse("municipalities:round_prepare")
    answers = [
        leader.post(path, {f"f{n}": "1" for n in range(1001)}),
        leader.post(path, {"name": "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)}),
        leader.post(path, {f"f{n}": SimpleUploadedFile("a.txt", b"a") for n in range(101)}),
        leader.post(path, "&".join(["a=1"] * 1001), content_type="application/x-www-form-urlencoded"),
    ]

    assert [answer.status_code for answer in answers] == [413] * 4
    assert all(b"<h1" in answer.content for answer in answers)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> World:
    print_plainly(monkeypatch)
    return world.build()


@pytest.mark.walk
@pytest.mark.parametrize("value", STRANGE, ids=lambda value: value[:12])
def test_a_strange_value_in_any_address_is_no_fault(value: str, made: World) -> None:
    leader = people.sign_in(Client(raise_request_exception=False), people.project_leader())
    query = "&".join(f"{name}={quote(value)}" for name in NAMES.split())
    wrong = []
    for name in PAGES:
        path = address(name, made, made.own)
        answer = leader.get(f"{path}?{query}")
        if answer.status_code >= 500:
            wrong.append(f"{name}: {answer.status_code}")
    assert wrong == []


def test_method_not_allowed_says_so_on_a_page(leader: Client) -> None:
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "MKCOL"):
        answer = leader.generic(method, "/municipalities/")
        assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
        assert b"<h1" in answer.content

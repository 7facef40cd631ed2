"""What htmx asks for: never a whole other page inside a page, and its key against forged requests."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.make import people

HX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/municipalities/?words=vik"}


def next_of(location: str) -> str:
    return parse_qs(urlsplit(location).query)["next"][0]


def test_an_expired_session_leads_the_whole_page_to_sign_in() -> None:
    client = people.sign_in(Client(), people.project_leader())
    page = client.get("/municipalities/?words=vi", headers=HX)
    client.cookies.clear()
    answer = client.get("/municipalities/?words=vik", headers=HX)

    assert page.status_code == 200
    assert (answer.status_code, answer.content) == (401, b"")
    assert urlsplit(answer.headers["HX-Redirect"]).path == reverse(settings.LOGIN_URL)
    assert next_of(answer.headers["HX-Redirect"]) == "/municipalities/?words=vik"


@pytest.mark.parametrize(
    "given", ["https://evil.example//evil.example/x", "//evil.example", "javascript:alert(1)", "\\\\evil", ""]
)
def test_the_way_back_is_a_page_of_ours(given: str) -> None:
    answer = Client().get("/municipalities/", headers={"HX-Request": "true", "HX-Current-URL": given})
    back = next_of(answer.headers["HX-Redirect"])

    assert back.startswith("/")
    assert not back.startswith(("//", "/\\"))


def test_a_refusal_is_shown_as_a_page_of_its_own() -> None:
    client = people.sign_in(Client(), people.user())
    for path, status in ((reverse("municipalities:review_list"), 403), ("/no-such/", 404)):
        answer = client.get(path, headers=HX)
        assert (answer.status_code, answer.headers["HX-Redirect"]) == (status, path)
        assert "HX-Redirect" not in client.get(path).headers


def test_a_part_brings_no_menu_with_it() -> None:
    client = people.sign_in(Client(), people.project_leader())
    whole, part = (client.get("/municipalities/", headers=h).content.decode() for h in ({}, HX))

    assert 'id="menu"' in whole
    assert 'id="menu"' not in part
    assert 'id="content"' in part


def test_a_forged_request_is_refused_also_when_it_says_it_is_htmx() -> None:
    client = people.sign_in(Client(enforce_csrf_checks=True), people.project_leader())
    path = reverse("accounts:language_choose")
    forged = client.post(path, {"language": "nn"}, headers=HX)
    key = client.get("/").context["csrf_token"]
    sent = client.post(path, {"language": "nn"}, headers=HX | {"X-CSRFToken": str(key)})

    assert forged.status_code == 403
    assert "Åpne siden på nytt" in forged.content.decode()
    assert sent.status_code == 302


def test_htmx_is_ours_and_can_neither_evaluate_nor_keep() -> None:
    page = Client().get(reverse(settings.LOGIN_URL)).content.decode()
    script = (settings.BASE_DIR / "static" / "vendor" / "htmx.js").read_text()

    for part in (
        '"allowEval":false',
        '"allowScriptTags":false',
        '"includeIndicatorStyles":false',
        '"historyCacheSize":0',
        '"selfRequestsOnly":true',
    ):
        assert part in page
    assert "sourceMappingURL" not in script
    assert 'version:"2.0.' in script
    assert (settings.BASE_DIR / "static" / "vendor" / "licences" / "htmx.txt").exists()

"""Words explained where they stand, and the pages that are for the world."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from alisvest.programme.actions import load_founding_values
from alisvest.web.words import WORDS, explained, term
from tests.make import people

LANGUAGES = ("nb", "nn", "en")


@pytest.mark.parametrize(
    ("language", "text"),
    [("nb", "egenandelen"), ("nn", "eigendelen"), ("en", "egenandel"), ("nb", "Habilitet"), ("nn", "tilrådinga")],
)
def test_the_first_place_is_explained_and_only_the_first(language: str, text: str) -> None:
    with translation.override(language):
        shown = explained(f"<p>Her: {text}. Og {text}.</p>")

    assert shown.count('class="term"') == 1
    assert f">{text}</button>. Og {text}." in shown
    assert shown.count("popover class") == 1


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="/egenandel/">Egenandel</a>',
        "<h2>Egenandel</h2>",
        "<form><div><p>Egenandel</p></div></form>",
        "<table><tr><th><span>Egenandel</span></th></tr></table>",
        '<div role="status"><div>x</div><p>Egenandel</p></div>',
        '<p data-label="Egenandel">x</p>',
        "<p>mega-egenandel</p>",
        "<p>ALIS-Vest</p>",
        "<p>alt</p>",
    ],
)
def test_elsewhere_it_is_left_alone(markup: str) -> None:
    with translation.override("nb"):
        assert explained(markup) == markup


def test_what_comes_after_such_a_place_is_explained() -> None:
    with translation.override("nb"):
        shown = explained('<nav><a>Egenandel</a></nav><br><p>Tom &amp; <img alt="egenandel">egenandel</p>')

    assert '<p>Tom &amp; <img alt="egenandel"><button' in shown


def test_a_word_that_stands_explained_already_is_not_explained_again() -> None:
    with translation.override("nb"):
        assert explained(f"{term('fond2')}<p>Fond II dekker kurset.</p>").count("<button") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_words_holds_them_all(language: str) -> None:
    page = Client().get(reverse("web:words"), headers={"Accept-Language": language})
    with translation.override(language):
        wanted = [str(word.word) for word in WORDS]
        assert all(f"<dt>{word}</dt>" in page.content.decode() for word in wanted)
    for word in WORDS:
        assert f'id="{word.key}"' in page.content.decode()


def test_both_language_forms_find_every_word_in_running_text() -> None:
    assert [word.key for word in WORDS if set(word.found) < {"nb", "nn"}] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_statement_is_for_the_world_and_linked_from_everywhere(language: str) -> None:
    address = reverse("web:accessibility")
    leader = people.sign_in(Client(), people.project_leader(language=language))
    pages = [
        Client().get(address, headers={"Accept-Language": language}),
        Client().get(reverse("account_login"), headers={"Accept-Language": language}),
        leader.get("/"),
        leader.get(address),
        leader.get("/no-such-page/"),
    ]

    assert [page.status_code for page in pages] == [200, 200, 200, 200, 404]
    for page in pages:
        assert f'href="{address}"' in page.content.decode()
        assert f'<html lang="{language}"' in page.content.decode()
    for part in ("WCAG 2.1", "alis-vest@example.no", "2026"):
        assert part in pages[0].content.decode()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [1440, 390])
def test_a_word_is_opened_by_finger_and_by_keyboard(
    width: int, page: Page, live_server: LiveServer, settings: object
) -> None:
    load_founding_values(by=None)
    cookie = people.sign_in(Client(), people.project_leader()).cookies["session"]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{live_server.url}{reverse('finance:egenandel_list')}")
    word = page.get_by_role("main").get_by_role("button", name="Egenandel", exact=True)
    box = page.locator("#term-egenandel")

    expect(box).to_be_hidden()
    word.click()
    expect(box).to_be_visible()
    placed = box.bounding_box()
    assert placed is not None
    assert placed["x"] >= 0
    assert placed["x"] + placed["width"] <= width
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    word.focus()
    page.keyboard.press("Enter")
    expect(box).to_contain_text("Det kommunen betaler i året per kandidat")
    page.emulate_media(media="print")
    expect(box).to_be_visible()

"""The developers' page holds every part, so what is true of it is true of the parts."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory

from alisvest.core.roles import Role
from alisvest.core.rules import not_now
from alisvest.ui import gallery, navigation

ROOT = Path(settings.BASE_DIR)


@pytest.fixture
def page() -> str:
    request = RequestFactory().get("/ui/")
    request.user = AnonymousUser()
    return render_to_string("ui/components.html", gallery.content(request), request)


def test_nothing_is_styled_or_scripted_inline(page: str) -> None:
    assert not re.search(r"<style|<script(?! src)|\sstyle=|\son\w+=|javascript:", page)


def test_ids_are_unique_and_every_reference_leads_to_one(page: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    said = re.findall(
        r'(?:aria-labelledby|aria-describedby|commandfor|popovertarget|data-dialog|\sfor)="([^"]+)"', page
    )
    assert {name for group in said for name in group.split()} <= set(ids)


def test_every_icon_is_in_the_sprite(page: str) -> None:
    sprite = set(re.findall(r'symbol id="([^"]+)"', (ROOT / "static" / "icons.svg").read_text()))
    assert set(re.findall(r"icons\.svg#([\w-]+)", page)) <= sprite


def test_every_component_is_shown() -> None:
    shown = "".join(path.read_text() for path in (ROOT / "templates").rglob("*.html"))
    tags = "".join(path.read_text() for path in (ROOT / "alisvest").glob("*/templatetags/*.py"))
    parts = {path.name for path in (ROOT / "templates" / "components").glob("*.html")} - {"avatar.html"}
    assert {part for part in parts if f"components/{part}" not in shown + tags} == set()


def test_a_refusal_shows_its_reason_and_details() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    page = render_to_string("refused.html", {"refusal": not_now("Fristen er ute.", details=["Punkt 3"])}, request)
    assert "Fristen er ute." in page
    assert "Punkt 3" in page


class Reader:
    role = Role.CANDIDATE


def test_the_menu_holds_the_roles_own_items_and_marks_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "_items", {})
    monkeypatch.setattr(navigation, "_keepers", [])
    monkeypatch.setattr(
        navigation, "reverse", lambda name: {"a": "/", "b": "/plans/", "c": "/plans/old/", "d": "/x/"}[name]
    )
    mine, others = frozenset({Role.CANDIDATE}), frozenset({Role.AUDITOR})
    for name, roles, order in (("c", mine, 30), ("b", mine, 20), ("a", mine, 10), ("d", others, 1)):
        navigation.register(navigation.Item(name, "house", name, roles, order, count=lambda _user: 2))
    found = list(navigation.entries(Reader(), "/plans/old/7/"))
    assert [(entry.label, entry.current, entry.count) for entry in found] == [
        ("a", False, 2),
        ("b", False, 2),
        ("c", True, 2),
    ]
    assert [entry.current for entry in navigation.entries(Reader(), "/")] == [True, False, False]


def test_a_long_menu_has_headings_and_a_short_one_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "_items", {})
    monkeypatch.setattr(navigation, "_keepers", [])
    monkeypatch.setattr(navigation, "reverse", lambda name: f"/{name}/")
    mine = frozenset({Role.CANDIDATE})
    groups = [navigation.Group.MONEY, navigation.Group.START, navigation.Group.EDUCATION]
    for n in range(3 * navigation.SHORT):
        navigation.register(navigation.Item(f"{n}", "house", f"{n:02}", mine, 10 + n, group=groups[n % 3]))
        shown = navigation.sections(Reader(), "/01/")
        assert [bool(section.heading) for section in shown] == (
            [False] if n < navigation.SHORT else [False, True, True]
        )

    assert [str(section.heading) for section in shown] == ["", "Education", "Money"]
    assert [entry.label for entry in shown[1].entries] == [f"{n}" for n in range(2, 3 * navigation.SHORT, 3)]

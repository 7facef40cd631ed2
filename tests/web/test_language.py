"""Every page speaks one language: the reader's. No message id is left over, and `lang` says which language it is."""

import re
from html import unescape
from typing import Any

import polib
import pytest
from django.conf import settings
from django.urls import reverse

from alisvest.accounts.models import User
from tests.access import address, clients
from tests.access_table import PAGES
from tests.world import World

pytestmark = pytest.mark.walk

LANGUAGES = ("nb", "nn", "en")
_TEXT = re.compile(r">([^<>]+)<")
_SAID = re.compile(r'\b(?:aria-label|title|placeholder|alt|data-label)="([^"]+)"')
_CODE = re.compile(r"<(script|style|template)\b.*?</\1>", re.DOTALL)


def untranslated(language: str) -> set[str]:
    """Return the message ids that read otherwise in that language: where one stands on a page, it was left over."""
    found = set()
    for path in settings.BASE_DIR.glob(f"locale/*/{language}/LC_MESSAGES/django.po"):
        for entry in polib.pofile(str(path)):
            if entry.msgstr and entry.msgstr != entry.msgid and " " in entry.msgid:
                found.add(entry.msgid.replace("%%", "%"))
    return found


def said(html: str) -> set[str]:
    shown = _CODE.sub("", html)
    return {unescape(text).strip() for text in (*_TEXT.findall(shown), *_SAID.findall(shown))}


def pages(made: World) -> Any:
    """Walk every page once, as the first person it is for."""
    by_role = {role: client for who, role, client in clients(made) if role and who != "deactivated"}
    for name, page in PAGES.items():
        roles = list(by_role) if page.audience == "*" else [role for role in by_role if role in page.roles]
        if not page.post_only and roles:
            args = page.args
            yield name, by_role[roles[0]].get(address(name, made, made.own)), args


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_speaks_it(language: str, made: World) -> None:
    User.objects.update(language=language)
    left = untranslated("nb" if language == "en" else language)
    wrong = []
    looked = 0
    for name, response, _args in pages(made):
        if response.status_code != 200 or not response.headers["Content-Type"].startswith("text/html"):
            continue
        looked += 1
        html = response.content.decode()
        if f'<html lang="{language}"' not in html:
            wrong.append(f"{name}: lang")
        if language != "en":
            wrong += [f"{name}: {text}" for text in sorted(said(html) & left)]

    assert wrong == []
    assert looked > 60


def test_a_text_left_over_is_found(made: World) -> None:
    """The control: on an English page of texts there are many."""
    User.objects.update(language="en")
    (_who, _role, client) = next(entry for entry in clients(made) if entry[0] == "project_leader")
    html = client.get(reverse("dashboard:start")).content.decode()

    assert len(said(html) & untranslated("nb")) > 5

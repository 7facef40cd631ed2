"""The handbook names buttons and pages as they are called on the screen."""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)


def texts(language: str) -> set[str]:
    found: set[str] = set()
    for path in ROOT.glob(f"locale/*/{language}/LC_MESSAGES/django.po"):
        for entry in polib.pofile(str(path)):
            found |= {entry.msgstr, *entry.msgstr_plural.values()}
    return found


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_what_the_handbook_quotes_stands_on_a_page(language: str) -> None:
    handbook = (ROOT / "docs" / "handbook" / f"{language}.md").read_text()
    quoted = re.findall(r"«([^»]+)»", handbook)
    quoted += [step for bold in re.findall(r"\*\*([^*]+)\*\*", handbook) for step in bold.split(" → ")]

    assert sorted(set(quoted) - texts(language)) == []

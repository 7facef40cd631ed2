"""Each verb that the code records anywhere has words, and they are in both forms of Norwegian."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from alisvest.accounts.sign_in import trail as sign_in
from alisvest.audit import words
from alisvest.dashboard import trail as reminding
from alisvest.outbox.workflow import MAIL_MOVES
from candidates import trail as exchanging
from municipalities.workflow import AGREEMENT_MOVES

ROOT = Path(settings.BASE_DIR)
APPS = ("alisvest", "municipalities", "candidates", "supervision", "finance")

FAMILIES = {
    "documents.": [
        f"documents.{verb}"
        for verb in (
            "attachment_added",
            "attachment_confirmed",
            "attachment_withdrawn",
            "attachment_reported",
            "attachment_released",
            "content_removed",
        )
    ],
    "outbox.": [f"outbox.{verb}" for verb in MAIL_MOVES],
    "candidates.exchange_": [verb for verb in exchanging.VERBS if verb.startswith("candidates.exchange_")],
    "municipalities.information_": ["municipalities.information_close", "municipalities.information_withdraw"],
    "municipalities.agreement_": [f"municipalities.agreement_{verb}" for verb in AGREEMENT_MOVES],
    "accounts.": list(sign_in.VERBS),
    "dashboard.": list(reminding.VERBS),
}
"""The verbs that are put together where they are recorded."""


def _recorded() -> Iterator[str]:
    """Walk the verbs given to `record`: literals, and constants or variables of the same file that hold one."""
    for app in APPS:
        for path in (ROOT / app).rglob("*.py"):
            tree = ast.parse(path.read_text())
            named = {
                name.id: value.value
                for assign in ast.walk(tree)
                if isinstance(assign, ast.Assign)
                for target in assign.targets
                for name, value in _pairs(target, assign.value)
                if isinstance(value, ast.Constant) and isinstance(value.value, str)
            }
            for call in ast.walk(tree):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "record":
                    yield from _verbs(call.args[0], named, path)


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[ast.Name, ast.expr]]:
    if isinstance(target, ast.Name):
        yield target, value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for part, each in zip(target.elts, value.elts, strict=True):
            yield from _pairs(part, each)


def _verbs(argument: ast.expr, named: dict[str, str], path: Path) -> Iterator[str]:
    if isinstance(argument, ast.Constant):
        yield str(argument.value)
    elif isinstance(argument, ast.Name) and argument.id in named:
        yield named[argument.id]
    elif isinstance(argument, ast.IfExp):
        yield from _verbs(argument.body, named, path)
        yield from _verbs(argument.orelse, named, path)
    elif isinstance(argument, ast.JoinedStr) and isinstance(argument.values[0], ast.Constant):
        yield from FAMILIES[str(argument.values[0].value)]
    elif path != ROOT / "alisvest/audit/actions.py":
        yield f"unreadable verb in {path.relative_to(ROOT)}:{argument.lineno}"


def test_the_walk_finds_verbs_of_every_way_of_writing_them() -> None:
    found = set(_recorded())

    assert {"finance.claim_sent", "finance.grant_recorded", "finance.claim_line_added"} <= found


def test_every_recorded_verb_has_words() -> None:
    assert sorted(set(_recorded()) - words.known().keys()) == []


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_words_are_norwegian(language: str) -> None:
    english, norwegian = [], []
    for verb in sorted(set(_recorded())):
        with translation.override("en"):
            english.append(words.words_of(verb))
        with translation.override(language):
            norwegian.append(words.words_of(verb))

    assert [word for word, other in zip(english, norwegian, strict=True) if word == other] == []

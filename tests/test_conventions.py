"""House rules that no linter knows."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db.models import CASCADE, CheckConstraint, Field, FloatField, ForeignKey, Model, Q

ROOT = Path(settings.BASE_DIR)
DOMAIN = ("municipalities", "candidates", "supervision", "finance")
OURS = (*DOMAIN, "alisvest")
PURE = ("workflow", "models", "rules", "actions", "queries", "letters")
HTTP = ("django.http", "django.shortcuts", "django.contrib.messages", "django.views")
JUNK = {"utils.py", "helpers.py", "common.py", "misc.py"}


def sources(*folders: str) -> list[Path]:
    return sorted(p for folder in folders for p in (ROOT / folder).rglob("*.py") if "migrations" not in p.parts)


def parts(app: str, *names: str) -> Iterator[Path]:
    for name in names:
        yield from (ROOT / app).glob(f"{name}.py")
        yield from (ROOT / app / name).rglob("*.py")


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


VIEWS = sorted(p for app in (*DOMAIN, "alisvest/accounts", "alisvest/dashboard") for p in parts(app, "views"))
DOMAIN_FILES = sorted(p for app in DOMAIN for p in parts(app, *PURE))


@pytest.mark.parametrize("path", VIEWS, ids=shown)
def test_views_never_touch_a_manager(path: Path) -> None:
    """Rows come from queries, which start from visible_to(); Model.objects sees everything."""
    reached = [
        n.lineno for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Attribute) and n.attr == "objects"
    ]

    assert reached == []


@pytest.mark.parametrize("path", VIEWS, ids=shown)
def test_views_have_no_try(path: Path) -> None:
    """A refusal becomes an answer in the middleware or on the form."""
    assert [n.lineno for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Try)] == []


@pytest.mark.parametrize("path", DOMAIN_FILES, ids=shown)
def test_the_domain_knows_nothing_of_http(path: Path) -> None:
    imported = [n.module or "" for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.ImportFrom)]

    assert [name for name in imported if name.startswith(HTTP)] == []


def _writes(tree: ast.AST) -> list[int]:
    names = {"save", "create", "bulk_create", "update", "delete", "get_or_create", "update_or_create", "bulk_update"}
    return [
        n.lineno
        for n in ast.walk(tree)
        if isinstance(n, ast.Call)
        and isinstance(n.func, ast.Attribute)
        and n.func.attr in names
        and "objects" in ast.dump(n.func.value)
    ]


@pytest.mark.parametrize(
    "path", sorted(p for app in DOMAIN for p in parts(app, "rules", "queries", "views", "forms", "letters")), ids=shown
)
def test_only_actions_write(path: Path) -> None:
    assert _writes(ast.parse(path.read_text())) == []


def test_there_is_no_junk_drawer() -> None:
    assert [shown(path) for path in sources(*OURS, "tests") if path.name in JUNK] == []


@pytest.mark.parametrize("path", sources(*OURS), ids=shown)
def test_a_module_stays_readable(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 400


def fields() -> Iterator[tuple[str, Field[Any, Any]]]:
    for model in apps.get_models():
        if model.__module__.split(".")[0] in OURS:
            for field in model._meta.get_fields():
                if isinstance(field, Field):
                    yield f"{model._meta.label}.{field.name}", field


def test_nothing_is_deleted_along_and_no_number_is_a_float() -> None:
    cascading = [n for n, f in fields() if isinstance(f, ForeignKey) and f.remote_field.on_delete is CASCADE]
    floating = [n for n, f in fields() if isinstance(f, FloatField)]

    assert (cascading, floating) == ([], [])


def test_every_constraint_has_a_sentence_for_the_user() -> None:
    silent = [
        constraint.name
        for model in apps.get_models()
        if model.__module__.split(".")[0] in OURS
        for constraint in model._meta.constraints
        if str(constraint.violation_error_message) == str(constraint.default_violation_error_message)
    ]

    assert silent == []


def test_models_and_migrations_agree() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_have_names() -> None:
    assert [shown(p) for app in OURS for p in (ROOT / app).rglob("migrations/*_auto_*.py")] == []


def test_templates_carry_no_style_and_no_handler() -> None:
    """The content security policy forbids both, so they would not work."""
    found = [
        shown(path)
        for path in (ROOT / "templates").rglob("*.html")
        if " style=" in path.read_text() or " onclick=" in path.read_text() or "|safe" in path.read_text()
    ]

    assert [path for path in found if not path.startswith("templates/designsystemet/")] == []


CHECKS = [
    pytest.param(model, constraint.condition, id=constraint.name)
    for model in apps.get_models()
    if model.__module__.split(".")[0] in OURS
    for constraint in model._meta.constraints
    if isinstance(constraint, CheckConstraint) and isinstance(constraint.condition, Q)
]


def compared(condition: Q) -> Iterator[tuple[str, set[str]]]:
    """Return each column that is compared by size or pattern, with those that are said to be known beside it."""
    leaves = [child for child in condition.children if isinstance(child, tuple)]
    known = {path.removesuffix("__isnull") for path, value in leaves if path.endswith("__isnull") and value is False}
    if condition.connector != Q.AND:
        known = set()
    for child in condition.children:
        if isinstance(child, Q):
            yield from ((column, known | more) for column, more in compared(child))
    for path, _value in leaves:
        column, _, lookup = path.partition("__")
        if lookup in {"gt", "gte", "lt", "lte", "regex"}:
            yield column, known


def may_be_unknown(condition: Q) -> set[str]:
    """Return the columns that the condition lets be unknown whatever else holds: "none, or …"."""
    found: set[str] = set()
    for child in condition.children:
        if isinstance(child, Q):
            found |= may_be_unknown(child)
            alone = child.children[0] if len(child.children) == 1 and not child.negated else None
        else:
            alone = child
        if condition.connector == Q.OR and isinstance(alone, tuple) and alone[1] is None:
            found.add(alone[0])
    return found


@pytest.mark.parametrize(("model", "condition"), CHECKS)
def test_an_unknown_value_slips_past_no_check(model: type[Model], condition: Q) -> None:
    """SQL takes a comparison with an unknown for "perhaps", and a check lets "perhaps" pass."""
    free = may_be_unknown(condition)
    slipping = [
        column
        for column, known in compared(condition)
        if getattr(model._meta.get_field(column), "null", False) and column not in known | free
    ]

    assert slipping == []

"""What the set-up promises the rest: driver, roles, rights, Norwegian letters."""

import importlib.util

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.db import ProgrammingError, connection
from pytest_django import Settings

from alisvest import checks
from alisvest.database.embedded import RUNTIME
from alisvest.database.privileges import deletable_tables, existing_tables, grant_runtime, updatable_tables
from tests.runtime_role import as_owner


def ask(question: str, *values: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        row = cursor.fetchone()
        return row[0] if row else None


def do(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def may(table: str, privilege: str) -> bool:
    return bool(ask("SELECT has_table_privilege(%s, %s, %s)", RUNTIME, f'"{table}"', privilege))


def test_psycopg_3_is_absent() -> None:
    assert importlib.util.find_spec("psycopg") is None


def test_tests_run_as_the_runtime_role() -> None:
    assert ask("SELECT current_user") == RUNTIME


def test_a_new_connection_runs_as_the_runtime_role() -> None:
    copy = connection.copy()
    try:
        with copy.cursor() as cursor:
            cursor.execute("SELECT current_user")
            assert cursor.fetchone() == (RUNTIME,)
    finally:
        copy.close()


def test_runtime_role_owns_no_table_and_is_no_superuser() -> None:
    assert existing_tables() == set()
    assert ask("SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = current_user") is False


def test_runtime_role_cannot_make_a_table() -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        do("CREATE TABLE public.mine (id int)")


def test_every_table_has_exactly_its_rights() -> None:
    with as_owner():
        tables = existing_tables()
    got = {
        (table, right) for table in tables for right in ("SELECT", "INSERT", "UPDATE", "DELETE") if may(table, right)
    }
    assert got == (
        {(table, "SELECT") for table in tables}
        | {(table, "INSERT") for table in tables - {"django_migrations"}}
        | {(table, "UPDATE") for table in tables & updatable_tables()}
        | {(table, "DELETE") for table in tables & deletable_tables()}
    )


def test_nothing_may_be_truncated() -> None:
    with as_owner():
        tables = existing_tables()
    assert tables
    assert [table for table in tables if may(table, "TRUNCATE")] == []


def test_append_only_tables_can_only_be_added_to() -> None:
    tables = [model._meta.db_table for model in apps.get_models() if getattr(model, "append_only", False)]
    assert "audit_event" in tables
    assert [
        t for t in tables if not (may(t, "INSERT") and may(t, "SELECT")) or may(t, "UPDATE") or may(t, "DELETE")
    ] == []
    with pytest.raises(ProgrammingError, match="permission denied"):
        do("UPDATE audit_event SET id = id")


def test_a_right_given_by_mistake_is_taken_back() -> None:
    with as_owner():
        do("GRANT UPDATE ON django_migrations TO alis_app")
        assert may("django_migrations", "UPDATE")
        grant_runtime(RUNTIME)
    assert not may("django_migrations", "UPDATE")


def test_a_table_made_later_can_be_read_and_added_to_at_once() -> None:
    with as_owner():
        do("CREATE TABLE made_later (id int)")
    assert may("made_later", "SELECT")
    assert may("made_later", "INSERT")
    assert not may("made_later", "UPDATE")


def test_norwegian_letters_have_their_capitals() -> None:
    assert ask("SELECT upper('æøå')") == "ÆØÅ"


def test_norwegian_order_without_a_collation_of_the_system() -> None:
    names = ["Ålesund", "Øygarden", "Ærfjord", "Zetland", "Aarøy", "Årdal", "Vågsøy", "Os", "Bergen", "Øvre Eiker"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM unnest(%s) AS name ORDER BY nb_sort(name)", [names])
        ordered = [row[0] for row in cursor.fetchall()]
    assert ordered == [
        "Bergen", "Os", "Vågsøy", "Zetland", "Ærfjord", "Øvre Eiker", "Øygarden", "Ålesund", "Årdal", "Aarøy",
    ]  # fmt: skip


def test_the_checks_find_nothing_wrong_with_this_database() -> None:
    assert run_checks(databases=["default"]) == []


@pytest.mark.parametrize("setting", ["fsync", "synchronous_commit"])
def test_outside_tests_a_database_that_may_lose_data_is_refused(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    settings.TESTING = False
    monkeypatch.setattr("alisvest.checks._ask", lambda _alias, question: "off" if question.endswith(setting) else "on")
    assert [error.id for error in checks.database_keeps_what_it_acknowledged(databases=["default"])] == [
        "alisvest.E003"
    ]

"""Tests stand in the runtime role, or they prove nothing about its rights. The owner only makes and empties tables."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import StringIO

from django.db import DatabaseError, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.test import TransactionTestCase
from psycopg2 import sql

from alisvest.database.embedded import RUNTIME
from alisvest.database.privileges import existing_tables, grant_runtime

KEPT = frozenset({"django_migrations"})
PATIENCE = "-c lock_timeout=120000 -c statement_timeout=120000"
"""Milliseconds. Who races may wait while the other prints a paper, which takes its time on a busy machine."""
_after_migrations: dict[str, tuple[list[str], str]] = {}


def enter() -> None:
    """Give the runtime role its rights in the new test database, and make every later connection stand in it."""
    _create_role()
    grant_runtime(RUNTIME)
    _remember_rows()
    connection.settings_dict["OPTIONS"]["options"] += f" -c role={RUNTIME} {PATIENCE}"
    connection.close()
    TransactionTestCase._fixture_teardown = _empty_tables  # type: ignore[attr-defined]


@contextmanager
def as_owner() -> Iterator[None]:
    """Run a block as the role that owns the tables, for arranging what the application itself may not do."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {RUNTIME}")


def _create_role() -> None:
    """The workers of one run create it at the same time: the second one finds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [RUNTIME])
        if cursor.fetchone() is None:
            with suppress(DatabaseError):
                cursor.execute(f"CREATE ROLE {RUNTIME} LOGIN")
            cursor.execute(f"GRANT {RUNTIME} TO CURRENT_USER")


def _remember_rows() -> None:
    """Keep what the migrations wrote, so that it is there again after a transactional test."""
    with connection.cursor() as cursor:
        for table in existing_tables() - KEPT:
            cursor.execute(
                "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass"
                " AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum",
                [f'"{table}"'],
            )
            columns = [row[0] for row in cursor.fetchall()]
            rows = StringIO()
            cursor.copy_expert(_copy(table, columns, "TO STDOUT").as_string(cursor.cursor), rows)
            if rows.getvalue():
                _after_migrations[table] = columns, rows.getvalue()


def _copy(table: str, columns: list[str], direction: str) -> sql.Composed:
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    return sql.SQL("COPY {} ({}) {}").format(sql.Identifier(table), names, sql.SQL(direction))


def _empty_tables(case: TransactionTestCase) -> None:
    """Django's flush, past the triggers that forbid TRUNCATE, as the owner."""
    with as_owner(), transaction.atomic(), connection.cursor() as cursor:
        tables = sorted(existing_tables() - KEPT)
        names = sql.SQL(", ").join(map(sql.Identifier, tables))
        _switch_triggers(cursor, tables, "DISABLE")
        cursor.execute(sql.SQL("TRUNCATE {}").format(names))
        for table, (columns, rows) in _after_migrations.items():
            cursor.copy_expert(_copy(table, columns, "FROM STDIN").as_string(cursor.cursor), StringIO(rows))
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _switch_triggers(cursor, tables, "ENABLE")


def _switch_triggers(cursor: CursorWrapper, tables: list[str], what: str) -> None:
    cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
    for (table,) in cursor.fetchall():
        cursor.execute(f"ALTER TABLE {table} {what} TRIGGER USER")

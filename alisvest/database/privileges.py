"""What the runtime role may do to each table: the second wall behind the application's own rules.

It reads and inserts everywhere. It updates the tables of models, but not of those that say `append_only = True`
(ledger, trail, issued documents). It deletes only where a model of ours says `deletable = True`, in tables that join
two models, and in what libraries keep (sessions, jobs, cache). It truncates nothing.
Beware: `select_for_update()` asks for the right to update, so rows of an append-only table cannot be locked.
"""

from collections.abc import Iterable

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model
from psycopg2 import sql

OURS = frozenset({"alisvest", "municipalities", "candidates", "supervision", "finance"})
READ_ONLY = frozenset({"django_migrations"})


def _append_only(model: type[Model]) -> bool:
    return bool(getattr(model, "append_only", False))


def _deletable(model: type[Model]) -> bool:
    ours = model.__module__.split(".", 1)[0] in OURS
    return bool(getattr(model, "deletable", not ours or model._meta.auto_created)) and not _append_only(model)


def _models() -> list[type[Model]]:
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.managed and not model._meta.proxy]


def _cache_tables() -> set[str]:
    return {
        str(cache["LOCATION"]) for cache in settings.CACHES.values() if str(cache["BACKEND"]).endswith(".DatabaseCache")
    }


def updatable_tables() -> set[str]:
    """The tables in which the runtime role may change rows."""
    return {model._meta.db_table for model in _models() if not _append_only(model)} | _cache_tables()


def deletable_tables() -> set[str]:
    """The tables from which the runtime role may delete rows."""
    return {model._meta.db_table for model in _models() if _deletable(model)} | _cache_tables()


def existing_tables() -> set[str]:
    """The tables that the connected role owns in the schema `public`."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            " AND relkind IN ('r', 'p') AND relowner = to_regrole(quote_ident(current_user))"
        )
        return {row[0] for row in cursor.fetchall()}


OWNER_ALONE = """
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name NAME) RETURNS BOOLEAN AS $$
    SELECT current_user = {owner}
        AND trigger_name = ANY(COALESCE(NULLIF(current_setting('pgtrigger.ignore', true), ''), '{{}}')::TEXT[])
$$ LANGUAGE sql STABLE
"""
"""Which triggers are switched off for a statement: django-pgtrigger asks a setting that every role may write, so that
whoever writes SQL in the runtime role would write without history and past what no state may become. With this body in
place of the library's own the setting is read for the owner of the tables alone. A migration with a trigger puts the
library's back, so the rights are given anew after each (`prepare_database`)."""


def grant_runtime(role: str) -> int:
    """Give `role` exactly the rights described above, as the owner of the tables. Returns the number of tables.

    May be run again at any time: it takes back what is no longer meant, in one transaction. Run it after each migration.
    """
    existing = existing_tables()
    name = sql.Identifier(role)
    statements = [
        sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(name),
        sql.SQL("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT ON TABLES TO {}").format(name),
        sql.SQL("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO {}").format(name),
        *_on(existing, "REVOKE ALL ON {} FROM {}", name),
        *_on(existing - READ_ONLY, "GRANT SELECT, INSERT ON {} TO {}", name),
        *_on(existing & READ_ONLY, "GRANT SELECT ON {} TO {}", name),
        *_on(existing & updatable_tables(), "GRANT UPDATE ON {} TO {}", name),
        *_on(existing & deletable_tables(), "GRANT DELETE ON {} TO {}", name),
        sql.SQL("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {}").format(name),
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        statements.append(sql.SQL(OWNER_ALONE).format(owner=sql.Literal(cursor.fetchone()[0])))
        for statement in statements:
            cursor.execute(statement)
    return len(existing)


def _on(tables: Iterable[str], statement: str, role: sql.Identifier) -> list[sql.Composed]:
    names = sorted(tables)
    if not names:
        return []
    return [sql.SQL(statement).format(sql.SQL(", ").join(map(sql.Identifier, names)), role)]

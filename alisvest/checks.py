"""System checks for an unsafe or wrong configuration; alisvest.database registers them."""

import importlib.util
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import connections

from alisvest.database import embedded


def driver_is_psycopg2(**kwargs: Any) -> list[CheckMessage]:
    """If psycopg 3 can be imported, Django and pgtrigger switch to it without a word."""
    if importlib.util.find_spec("psycopg") is None:
        return []
    return [
        Error("psycopg 3 is installed: the driver is psycopg2.", hint="Make .venv anew: make setup", id="alisvest.E001")
    ]


def database_knows_norwegian_letters(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """In a database with locale C before Postgres 17 a search that ignores case misses Æ, Ø and Å."""
    return [
        Error(
            f"The database {alias} does not know that ÆØÅ are the capitals of æøå.",
            hint="Make it with the locale C.UTF-8 or nb_NO.UTF-8.",
            id="alisvest.E002",
        )
        for alias in databases or ()
        if _ask(alias, "SELECT upper('æøå')") != "ÆØÅ"
    ]


def database_keeps_what_it_acknowledged(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """What a person was told is saved must survive a power cut."""
    if settings.TESTING:
        return []
    return [
        Error(f"The database {alias} runs with {name} off.", hint="Only tests may do that.", id="alisvest.E003")
        for alias in databases or ()
        for name in ("fsync", "synchronous_commit")
        if _ask(alias, f"SHOW {name}") == "off"
    ]


def runtime_role_owns_nothing(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """The role that runs the application must not be able to change or empty what it may only add to."""
    return [
        Error(
            f"The role that runs the application owns tables in the database {alias}, or is a superuser.",
            hint="DATABASE_OWNER_URL names the owner, DATABASE_URL another role; then manage.py prepare_database.",
            id="alisvest.E004",
        )
        for alias in databases or ()
        if _ask(
            alias,
            "SELECT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) OR EXISTS"
            " (SELECT FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user)",
        )
    ]


def demonstration_is_off(**kwargs: Any) -> list[CheckMessage]:
    """What belongs to the demonstration never runs in production."""
    found: list[CheckMessage] = []
    if settings.DEBUG:
        found.append(Error("DJANGO_DEBUG is on: error pages show code and data.", hint="Unset it.", id="alisvest.E005"))
    if settings.DEMO_TODAY is not None:
        found.append(Error("DEMO_TODAY is set: the clock stands still.", hint="Unset it.", id="alisvest.E006"))
    if settings.SECRET_KEY.startswith("only-for-demonstration"):
        found.append(Error("SECRET_KEY is the demonstration's.", hint="Set one of your own.", id="alisvest.E007"))
    if settings.SECOND_FACTOR != "required":
        found.append(Error("SECOND_FACTOR is not required of staff.", hint="Unset it.", id="alisvest.E011"))
    if not settings.SITE_URL.startswith("https://"):
        found.append(Error("SITE_URL is not https: links in mails lead astray.", hint="Set it.", id="alisvest.E009"))
    if settings.MAIL_CATCHER:
        found.append(Error("MAIL_CATCHER is on: codes in mails can be read.", hint="Unset it.", id="alisvest.E010"))
    if str(embedded.socket_dir(embedded.kept_home())) == settings.DATABASES["default"].get("OPTIONS", {}).get("host"):
        found.append(Error("The database is the embedded one.", hint="Set DATABASE_URL.", id="alisvest.E008"))
    return found


def outside_providers_are_whole(**kwargs: Any) -> list[CheckMessage]:
    """Each provider of OIDC_PROVIDERS has what signing in by it needs, under a name of its own, and speaks https."""
    found: list[CheckMessage] = []
    for each in settings.OIDC_PROVIDERS:
        lacking = [name for name in ("id", "label", "issuer", "client_id", "client_secret") if not each.get(name)]
        local = urlsplit(each.get("issuer", "")).hostname in {"127.0.0.1", "localhost"}
        if lacking:
            found.append(Error(f"A provider of OIDC_PROVIDERS lacks: {', '.join(lacking)}.", id="alisvest.E012"))
        elif not each["issuer"].startswith("https://") and not local:
            found.append(Error(f"The issuer of {each['id']} is not https.", id="alisvest.E013"))
        elif not set(each.get("strong_acr", [])) <= set(each.get("acr", [])):
            found.append(Error(f"A strong_acr of {each['id']} is not among its acr.", id="alisvest.E014"))
    names = [each.get("id") for each in settings.OIDC_PROVIDERS]
    if len(set(names)) < len(names):
        found.append(Error("Two providers of OIDC_PROVIDERS have the same id.", id="alisvest.E015"))
    return found


def _ask(alias: str, question: str) -> Any:
    with connections[alias].cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]

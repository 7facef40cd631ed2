"""Choices: every field that names a row refuses the key of a row that its reader does not see, and nothing is changed.

The forms are taken from the pages themselves, so a new one is tested at once. The control is the same form with a row
that is the reader's own: that one is taken.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from django import forms
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.access import address, clients, leaked
from tests.access_table import PAGES
from tests.world import World

pytestmark = pytest.mark.walk

# What stays when an attempt is refused: the session, that it was tried, and how often.
KEPT = {"django_session", "audit_event", "audit_access", "cache"}
WRITES = re.compile(r'\s*(insert\s+into|update|delete\s+from)\s+"?(?P<table>\w+)', re.IGNORECASE)


class Choice(NamedTuple):
    """A field of a form on a page, with a row that its reader may choose and one that they may not."""

    form: forms.BaseForm
    name: str
    own: Any
    foreign: Any


def forms_of(response: Any) -> Iterator[forms.BaseForm]:
    """Walk the forms that the page was given, in lists and formsets too; each once."""
    seen: set[int] = set()
    for layer in response.context or ():
        for part in getattr(layer, "dicts", [layer]):
            for value in part.values() if isinstance(part, dict) else ():
                for form in value if isinstance(value, list | tuple) else (value,):
                    if isinstance(form, forms.BaseForm) and id(form) not in seen:
                        seen.add(id(form))
                        yield form


def choices_of(response: Any) -> Iterator[Choice]:
    for form in forms_of(response):
        for name, field in form.fields.items():
            if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
                shown = field.queryset
                others = shown.model._default_manager.exclude(pk__in=[row.pk for row in shown])
                yield Choice(form, name, shown.first(), others.first())


def filled(form: forms.BaseForm) -> dict[str, Any]:
    """Return what the page's form would send when nothing is touched."""
    given = {}
    for bound in form:
        value = bound.field.prepare_value(bound.value()) if hasattr(bound.field, "prepare_value") else bound.value()
        if value is not None:
            given[bound.html_name] = value
    return given


def sent(client: Client, path: str, choice: Choice, row: Any) -> tuple[Any, list[str]]:
    """Send the page's form with that row chosen; return the answer and what was written on the way."""
    written: list[str] = []

    def watch(execute: Callable[..., Any], query: str, params: Any, many: Any, context: Any) -> Any:
        match = WRITES.match(query)
        if match and match["table"] not in KEPT:
            written.append(match["table"])
        return execute(query, params, many, context)

    helper = getattr(choice.form, "helper", None)
    method = str(getattr(helper, "form_method", "post"))
    target = getattr(helper, "form_action", "") or path
    key = choice.form.add_prefix(choice.name)
    several = isinstance(choice.form.fields[choice.name], forms.ModelMultipleChoiceField)
    data = filled(choice.form) | {key: [row.pk] if several else row.pk}
    with transaction.atomic(), connection.execute_wrapper(watch):
        response = client.get(target, data) if method == "get" else client.post(target, data)
        transaction.set_rollback(True)
    return response, written


def refused(response: Any, choice: Choice) -> bool:
    """Whether the answer's own form says that this field is wrong, or the answer is no form at all."""
    if response.status_code in {403, 404, 409}:
        return True
    same = [form for form in forms_of(response) if type(form) is type(choice.form) and form.is_bound]
    return any(choice.name in form.errors for form in same)


@pytest.mark.parametrize("name", [name for name, page in PAGES.items() if not page.post_only])
def test_a_row_that_one_does_not_see_cannot_be_chosen(name: str, made: World) -> None:
    wrong = []
    path = address(name, made, made.own)
    for who, role, client in clients(made):
        if who in {"anonymous", "deactivated"} or (PAGES[name].audience != "*" and role not in PAGES[name].roles):
            continue
        for choice in choices_of(client.get(path)):
            if choice.foreign is not None:
                response, written = sent(client, path, choice, choice.foreign)
                if not refused(response, choice) or written:
                    wrong.append(f"{who} {choice.name}: {response.status_code}, written: {written}")
                wrong += [f"{who} {choice.name} shows {marker}" for marker in leaked(role, response)]
            if choice.own is not None:
                response, _written = sent(client, path, choice, choice.own)
                forms_with = [form for form in forms_of(response) if type(form) is type(choice.form) and form.is_bound]
                if any(choice.name in form.errors for form in forms_with) and response.status_code not in {403, 409}:
                    wrong.append(f"{who} {choice.name}: the own row is refused")

    assert wrong == []


def test_choices_are_found_at_all(made: World) -> None:
    """A test that looks for fields and finds none proves nothing."""
    found = set()
    for _who, role, client in clients(made):
        for name, page in PAGES.items():
            if role in (page.roles if page.audience != "*" else ()) and not page.post_only and page.args is None:
                found |= {(name, choice.name) for choice in choices_of(client.get(address(name, made, made.own)))}

    assert {("supervision:meeting_record", "candidate"), ("supervision:supervisor_assign", "supervisor")} <= found
    assert len(found) >= 4


def test_a_hat_that_one_does_not_hold_cannot_be_put_on(made: World) -> None:
    """The hat's key is typed by hand: it names a role and a row."""
    keys = [
        f"municipality_signer:{made.foreign.municipality.pk}",
        f"municipality_manager:{made.own.municipality.pk}",
        f"supervisor:{made.foreign.supervisor.pk}",
        f"candidate:{made.foreign.candidate.pk}",
        "project_leader:",
        "administrator:",
    ]
    for who, role, client in clients(made):
        if who in {"anonymous", "deactivated"}:
            continue
        for key in keys:
            if role is not None and key.startswith(f"{role.value}:") and "foreign" not in key:
                continue
            with transaction.atomic():
                client.post(reverse("accounts:hat_choose"), {"hat": key})
                answer = client.get(reverse("dashboard:start"))
                worn = answer.context["user" if "user" in answer.context else "request"]
                user = getattr(worn, "user", worn)
                assert user.role == role, (who, key)
                transaction.set_rollback(True)


def test_rows_chosen_by_ticking_are_those_one_sees(made: World) -> None:
    """Side by side: an application that cannot be seen is not among those compared, by whoever asks."""
    path = reverse("municipalities:application_compare")
    ask = {"s": [made.own.application.pk, made.own.draft.pk]}
    for who, role, client in clients(made):
        response = client.get(path, ask)
        assert leaked(role, response) == [], who
        assert "[[own.application" not in response.content.decode(), who

"""Every field of every table has been thought about, and the record of it can be read."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import reverse

from alisvest.audit.tracking import FieldHistory
from alisvest.core.privacy import BLANKED, Data, Kept
from alisvest.core.roles import Role
from alisvest.privacy import register as whole
from tests.make import people


def _models() -> Iterator[type[models.Model]]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy and not issubclass(model, FieldHistory):
            yield model


def test_every_model_is_in_the_register_and_nothing_else_is() -> None:
    assert {model._meta.label_lower for model in _models()} == set(whole.register())


def test_every_field_has_a_class() -> None:
    without = [
        f"{model._meta.label}.{column.name}"
        for model in _models()
        for column in model._meta.local_fields
        if not whole.needs_no_class(column) and column.name not in whole.kept_by(model).fields
    ]

    assert without == []


def test_every_class_is_a_fields() -> None:
    unknown = [
        f"{model._meta.label}.{name}"
        for model, kept in whole.everything()
        for name in {*kept.fields, *kept.did, *kept.untold, *kept.blank, *(kept.hung or ())}
        if name not in {column.name for column in model._meta.local_fields}
    ]

    assert unknown == []


def test_every_link_to_a_person_says_whether_the_row_is_about_them_or_they_only_acted() -> None:
    unsaid = [
        f"{model._meta.label}.{column.name}"
        for model, kept in whole.everything()
        for column in model._meta.local_fields
        if whole.leads_to_a_person(column) and column.name not in kept.did | whole.first_steps(kept.about)
    ]

    assert unsaid == []


def test_every_path_leads_to_its_person() -> None:
    for model, kept in whole.everything():
        for path in kept.about:
            model._base_manager.filter(**{path.lookup: 1}).exists()


def test_every_table_of_earlier_rows_inherits() -> None:
    for model in apps.get_models():
        if issubclass(model, FieldHistory):
            assert isinstance(whole.kept_by(model), Kept)


def test_what_anonymising_blanks_can_be_blanked() -> None:
    """A text takes a dash, anything else its default; what must be unique says what stands there."""
    stuck = [
        f"{model._meta.label}.{name}"
        for model, kept in whole.everything()
        if kept.about and not kept.goes
        for name in kept.of(*BLANKED)
        if _must_be_own(model._meta.get_field(name)) and name not in kept.blank
    ]

    assert stuck == []


def _must_be_own(column: Any) -> bool:
    return bool(column.unique)


def test_secrets_are_never_told() -> None:
    assert whole.register()["accounts.user"].fields["password"] == Data.SECRET
    assert whole.register()["mfa.authenticator"].fields["data"] == Data.SECRET


@pytest.mark.parametrize("role", [Role.PROJECT_LEADER, Role.ADMINISTRATOR, Role.AUDITOR])
def test_the_record_of_processing_is_drawn_from_it(role: Role) -> None:
    page = people.sign_in(Client(), people.user(role, language="en")).get(reverse("privacy:register"))

    text = page.content.decode()
    assert "Meetings and minutes" in text
    assert "The text of minutes: shorter than money" in text
    assert "Rates" not in text  # nothing about a person

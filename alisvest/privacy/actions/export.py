"""Fetching everything about oneself leaves a line on the trail."""

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.privacy.export import archive_of
from alisvest.privacy.persons import Person, person_of_user


def export_myself(*, by: User) -> bytes:
    """Make the archive of everything about the person who asks, in the language of their pages."""
    return export_person(person_of_user(by), language=by.language, by=by)


@transaction.atomic
def export_person(person: Person, *, language: str, by: User | None) -> bytes:
    """Make the archive of everything about a person. Raises LookupError for nobody."""
    archive = archive_of(person, language)
    record("privacy.person_exported", person.record, by=by)
    return archive

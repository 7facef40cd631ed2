"""People and their appointments."""

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import Appointment, Language, User
from alisvest.audit.actions import record
from alisvest.core.roles import Role


@transaction.atomic
def register_person(
    *, email: str, name: str, by: User | None, password: str | None = None, language: str = Language.BOKMAL
) -> User:
    """Enter a person. The e-mail is the name they sign in by; without a password they cannot."""
    user = User.objects.create_user(email, password, name=name, language=language)
    record("accounts.person_registered", user, by=by)
    return user


@transaction.atomic
def appoint(user: User, role: Role, *, start: date, end: date | None = None, by: User | None) -> Appointment:
    """Give a person one of the programme's own roles in [start, end). Raises IntegrityError where they hold it."""
    appointment = Appointment.objects.create(user=user, role=role, valid=DateRange(start, end))
    record("accounts.appointed", appointment, by=by, changes={"role": role.value, "from": start, "until": end})
    return appointment


@transaction.atomic
def choose_language(user: User, language: str) -> None:
    """Let a person read the pages in another language."""
    before = user.language
    user.language = Language(language)
    user.save(update_fields=["language"])
    record("accounts.language_chosen", user, by=user, changes={"language": [before, user.language]})

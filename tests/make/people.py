import time
from datetime import date
from itertools import count
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from alisvest.accounts.access import FACTOR, HAT, SEEN, SINCE
from alisvest.accounts.models import Appointment, User
from alisvest.core.roles import Hat, Role

_serial = count(1001)  # no number is the beginning of another
EVER = DateRange(date(2016, 1, 1), None)


def user(role: Role | None = None, scope: int | None = None, **fields: Any) -> User:
    """Make a person who wears a hat of the role, and holds it where it is the programme's own."""
    n = next(_serial)
    made = User.objects.create_user(
        **{"email": f"person{n}@example.no", "name": f"Person {n}", "password": None} | fields
    )
    if role in Appointment.ROLES:
        Appointment.objects.create(user=made, role=role, valid=EVER)
    return made.wear(Hat(role, scope, str(role.label)) if role else None)


def project_leader(**fields: Any) -> User:
    return user(Role.PROJECT_LEADER, **fields)


def administrator(**fields: Any) -> User:
    return user(Role.ADMINISTRATOR, **fields)


def sign_in(client: Client, person: User, *, second_factor: bool = True) -> Client:
    """Sign a person in, wearing the hat they wear here; by default the session has passed a second factor."""
    client.force_login(person)
    session = client.session
    session[SINCE], session[SEEN] = None, time.time()
    session[FACTOR] = second_factor
    if person.hat:
        session[HAT] = person.hat.key
    session.save()
    return client

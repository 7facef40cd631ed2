"""The invented people of the demonstration who sign in, and the hats they wear in it."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from alisvest.accounts import hats
from alisvest.accounts.actions import appoint, register_person
from alisvest.accounts.models import Appointment, User
from alisvest.core import clock
from alisvest.core.roles import Hat, Role
from municipalities.actions import add_member
from municipalities.models import Municipality

DATA = Path(__file__).parent / "data"
PASSWORD = "fjord og fjell 2017"  # noqa: S105  printed for everyone: the demonstration holds no secret
PROGRAMME_START = date(2017, 1, 1)


class SignIn(NamedTuple):
    hat: str
    email: str


def rows(name: str) -> Iterator[dict[str, str]]:
    """Read one of the demonstration's data files."""
    with (DATA / f"{name}.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def in_hat(user: User, role: Role | None = None) -> User:
    """Let a person of the demonstration act in the hat they hold (the first, or the one of that role)."""
    held = hats.hats_of(user, clock.today())
    return user.wear(next(hat for hat in held if role in (None, hat.role)))


def first_leader() -> User:
    """Enter the project leader, who enters everybody else: the one person that nobody entered."""
    row = next(row for row in rows("people") if row["key"] == "leader")
    leader = register_person(email=row["email"], name=row["name"], password=PASSWORD, language=row["language"], by=None)
    appoint(leader, Role.PROJECT_LEADER, start=PROGRAMME_START, by=None)
    return in_hat(leader)


def enter_people(leader: User) -> dict[str, User]:
    """Enter those who sign in, with their appointments and memberships; return them by their key in the data."""
    people = {"leader": leader}
    for row in rows("people"):
        if row["key"] == "leader":
            continue
        user = register_person(
            email=row["email"], name=row["name"], password=PASSWORD, language=row["language"], by=leader
        )
        role = Role(row["role"])
        if role in Appointment.ROLES:
            appoint(user, role, start=PROGRAMME_START, by=leader)
        else:
            municipality = Municipality.objects.get(name=row["municipality"], valid__contains=clock.today())
            add_member(municipality, user, role, start=PROGRAMME_START, by=leader)
        people[row["key"]] = in_hat(user)
    return people


def sign_ins() -> list[SignIn]:
    """List one sign-in per role that somebody of the demonstration holds today; empty outside the demonstration."""
    shown: dict[Role, SignIn] = {}
    able = User.objects.filter(email__endswith="@example.no").exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    for user in able.order_by("pk"):
        for hat in hats.hats_of(user, clock.today()):
            shown.setdefault(hat.role, SignIn(_words(hat), user.email))
    return [shown[role] for role in Role if role in shown]


def _words(hat: Hat) -> str:
    role = str(Role(hat.role).label)
    return role if hat.scope is None or hat.label == role else f"{role} ({hat.label})"

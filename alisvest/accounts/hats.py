"""Which hats a person may wear. The upper apps say so here: a user does not know its municipality.

Each app registers, from its AppConfig.ready(), a provider for the roles it knows about.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from alisvest.accounts.models import Appointment, User
from alisvest.core.roles import Hat, Role


class Provider(NamedTuple):
    """The roles an app answers for, and the hats a person holds among them on a date."""

    roles: frozenset[Role]
    hats: Callable[[User, date], Iterable[Hat]]


def _appointments(user: User, day: date) -> Iterable[Hat]:
    for appointment in Appointment.objects.held_by(user, day):
        role = Role(appointment.role)
        yield Hat(role, None, str(role.label))


_providers: list[Provider] = [Provider(frozenset(Appointment.ROLES), _appointments)]


def register(provider: Provider) -> None:
    """Add an app's hats. Called once, at start."""
    _providers.append(provider)


def hats_of(user: User, day: date) -> list[Hat]:
    """Return every hat the person holds on the date, in a steady order."""
    return [hat for provider in _providers for hat in provider.hats(user, day)]


def hat_by_key(user: User, key: str, day: date) -> Hat | None:
    """Return the hat of that key if the person still holds it: one app is asked, not all of them."""
    role = key.partition(":")[0]
    for provider in _providers:
        if role in provider.roles:
            return next((hat for hat in provider.hats(user, day) if hat.key == key), None)
    return None

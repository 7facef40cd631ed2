"""Which hats people hold, held and will hold. The upper apps say so here: a user does not know its municipality.

Each app registers, from its AppConfig.ready(), a provider for the roles it knows about.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from alisvest.accounts.models import Appointment, User
from alisvest.core.roles import Hat, Role


@dataclass(frozen=True, slots=True)
class Held:
    """A hat of a person in [start, bound); None is without a beginning or an end.

    `stays`: afterwards it is still worn, as a former one that only reads.
    """

    user_id: int
    hat: Hat
    start: date | None
    bound: date | None
    stays: bool = False

    def is_held(self, day: date) -> bool:
        """Tell whether what the hat rests on holds on the day."""
        return (self.start is None or self.start <= day) and (self.bound is None or day < self.bound)

    def worn(self, day: date) -> Hat | None:
        """Return the hat as it may be worn on the day; None where it may not."""
        if self.is_held(day):
            return self.hat
        over = self.bound is not None and day >= self.bound
        return replace(self.hat, former=True) if self.stays and over else None


class Provider(NamedTuple):
    """The roles an app answers for, and every hat among them of these people, past, present and to come.

    `held` takes the people's keys and the day whose names of places are used, in a number of queries that does not
    depend on how many people there are.
    """

    roles: frozenset[Role]
    held: Callable[[Collection[int], date], Iterable[Held]]


def _appointments(users: Collection[int], day: date) -> Iterator[Held]:
    for appointment in Appointment.objects.filter(user__in=users).order_by("role", "valid"):
        role = Role(appointment.role)
        hat = Hat(role, None, str(role.label))
        yield Held(appointment.user_id, hat, appointment.valid.lower, appointment.valid.upper)


_providers: list[Provider] = [Provider(frozenset(Appointment.ROLES), _appointments)]


def register(provider: Provider) -> None:
    """Add an app's hats. Called once, at start."""
    _providers.append(provider)


def held_by(users: Collection[int], day: date) -> list[Held]:
    """Return every hat these people ever had or will have, in a steady order."""
    return [held for provider in _providers for held in provider.held(users, day)]


def hats_of(user: User, day: date) -> list[Hat]:
    """Return every hat the person may wear on the date, in a steady order."""
    return [hat for held in held_by([user.pk], day) if (hat := held.worn(day)) is not None]


def hat_by_key(user: User, key: str, day: date) -> Hat | None:
    """Return the hat of that key if the person may still wear it: one app is asked, not all of them."""
    role = key.partition(":")[0]
    for provider in _providers:
        if role in provider.roles:
            worn = (held.worn(day) for held in provider.held([user.pk], day) if held.hat.key == key)
            return next((hat for hat in worn if hat is not None), None)
    return None

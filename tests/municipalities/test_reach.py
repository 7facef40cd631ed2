"""Who reads and who answers for what belonged to a municipality that became part of another."""

from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Q

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from municipalities.models import Application, Municipality, reached
from tests.make import municipalities
from tests.make.statements import heir_of
from tests.matrix.test_controls import scopes
from tests.world import World

REFORM = date(2020, 1, 1)
MIDNIGHT = datetime.combine(REFORM, time(0), tzinfo=clock.OSLO)
LAST_SECOND = MIDNIGHT - timedelta(seconds=1)

# Whose rows are the same for all, the person's own, or end with the municipality.
NOT_REACHED = {
    "municipalities.models.municipality.MembershipQuerySet": "whoever acted for it has no say any more",
}


def seen(user: User) -> dict[str, set[int]]:
    """Return the keys of all rows that the person sees, by scope."""
    found: dict[str, set[int]] = {}
    for name, kind in scopes().items():
        for model in apps.get_models():
            manager: Any = model._default_manager
            if type(manager.get_queryset()) is kind and model._meta.model_name != "user":
                found.setdefault(name, set()).update(
                    manager.get_queryset().visible_to(user).values_list("pk", flat=True)
                )
    return found


@pytest.fixture
def merged(made: World) -> tuple[World, Municipality, User, User, User]:
    """The world's own municipality becomes part of a new one: a member of each, and of a third that has no part in it."""
    own = made.own.municipality
    heir = heir_of(own)
    old, new = municipalities.member(own, Role.FINANCE), municipalities.member(heir, Role.FINANCE)
    stranger = municipalities.member(municipalities.municipality("Volda"), Role.FINANCE)
    return made, heir, old, new, stranger


def belongs(merged: tuple[World, Municipality, User, User, User]) -> dict[str, set[int]]:
    """Return what the old municipality's people see beyond what anybody does: what is its own."""
    _made, _heir, old, _new, stranger = merged
    everybody, own = seen(stranger), seen(old)
    return {name: keys - everybody[name] for name, keys in own.items() if keys - everybody[name]}


class TestReading:
    def test_until_midnight_the_papers_are_the_old_municipality_s_alone(
        self, merged: tuple[World, Municipality, User, User, User]
    ) -> None:
        with clock.at(LAST_SECOND):
            own, now = belongs(merged), seen(merged[3])

        assert len(own) >= 20
        assert {name: keys & now[name] for name, keys in own.items() if keys & now[name]} == {}

    def test_from_midnight_the_successor_s_people_read_all_of_them(
        self, merged: tuple[World, Municipality, User, User, User]
    ) -> None:
        with clock.at(MIDNIGHT):
            own, now = belongs(merged), seen(merged[3])

        missed = {name: keys - now[name] for name, keys in own.items() if keys - now[name]}
        assert missed.keys() == NOT_REACHED.keys()

    def test_a_stranger_never_does(self, merged: tuple[World, Municipality, User, User, User]) -> None:
        with clock.at(MIDNIGHT):
            own, now = belongs(merged), seen(merged[4])

        assert {name: keys & now[name] for name, keys in own.items() if keys & now[name]} == {}

    @pytest.mark.parametrize("reach", [Q(pk=0), Q(pk__gt=0)])
    def test_a_reach_to_nothing_or_to_everything_is_noticed(
        self, reach: Q, merged: tuple[World, Municipality, User, User, User], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The control: were the one function to let nothing or everything through, the tests above would turn red."""
        with clock.at(MIDNIGHT):
            own = belongs(merged)
            for name in {kind.__module__ for kind in scopes().values()}:
                monkeypatch.setattr(f"{name}.reached", lambda *_who: reach, raising=False)
            new, stranger = seen(merged[3]), seen(merged[4])

        missed = {name for name, keys in own.items() if keys - new[name]}
        leaked = {name for name, keys in own.items() if keys & stranger[name]}
        assert len(missed) > len(NOT_REACHED) or leaked

    def test_reach_costs_no_query_of_its_own(
        self,
        merged: tuple[World, Municipality, User, User, User],
        django_assert_num_queries: type[AbstractContextManager[None]],
    ) -> None:
        with clock.at(MIDNIGHT), django_assert_num_queries(1):  # type: ignore[call-arg]
            list(Application.objects.filter(reached(merged[3])))

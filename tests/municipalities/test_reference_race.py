"""Simultaneous submissions get each its own reference, without gaps; without the lock on the round they would not."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import IntegrityError, connection

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from municipalities.actions import submission as actions
from municipalities.models import Application, Round
from tests.make import municipalities as make

AT_ONCE = 4
ROUND_LOCK = "_next_reference"

pytestmark = pytest.mark.django_db(transaction=True)


def _submit_all(signers: list[tuple[Application, User]]) -> list[str]:
    start = Barrier(len(signers))

    def submit(pair: tuple[Application, User]) -> str:
        application, signer = pair
        start.wait()
        try:
            with clock.at(date(2017, 3, 10)):
                return str(actions.submit_application(application, by=signer).reference)
        except IntegrityError:
            return "collision"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(signers)) as pool:
        return sorted(pool.map(submit, signers))


@pytest.fixture
def signers() -> list[tuple[Application, User]]:
    applications = [make.application() for _ in range(AT_ONCE)]
    return [(each, make.member(each.municipality, Role.SIGNER)) for each in applications]


def test_each_gets_its_own_number(signers: list[tuple[Application, User]]) -> None:
    assert _submit_all(signers) == [f"ALIS-2017-{n:03}" for n in range(1, AT_ONCE + 1)]


def test_without_the_lock_they_collide(
    signers: list[tuple[Application, User]], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = Barrier(AT_ONCE)

    def unlocked(round_: Round) -> str:
        number = Round.objects.get(pk=round_.pk).last_number + 1
        drawn.wait()
        Round.objects.filter(pk=round_.pk).update(last_number=number)
        return f"ALIS-{round_.year}-{number:03}"

    monkeypatch.setattr(actions, ROUND_LOCK, unlocked)

    assert _submit_all(signers).count("collision") == AT_ONCE - 1

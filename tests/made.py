"""The world, made once for all tests of a file that only look at it: each test is rolled back to how it stood."""

from collections.abc import Iterator
from datetime import datetime, time
from math import inf
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from alisvest.core import clock
from tests import world
from tests.make import people
from tests.world import World

PRINTERS = (
    "alisvest.outbox.paper",
    "finance.pdf.paper",
    "municipalities.letters.agreement",
    "municipalities.letters.answers",
    "municipalities.letters.blank",
)


def paper(*words: Any, **more: Any) -> bytes:
    """Stand in for the PDF: its bytes hold what the real one would print, so that markers are found in files too."""
    return f"%PDF-1.7 {words} {more}".encode()


def print_plainly(patch: pytest.MonkeyPatch) -> None:
    """Let whatever prints a PDF print that instead: for tests that ask who reads a paper, not how it looks."""
    for printer in PRINTERS:
        patch.setattr(f"{printer}.render", paper)


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        print_plainly(patch)
        patch.setattr("alisvest.accounts.access.SEEN_EVERY", inf)  # no session is marked between two requests compared
        made = world.build()
        with clock.at(datetime.combine(world.TODAY, time(12), tzinfo=clock.OSLO)):
            for who, person in made.people.items():
                if person is not None:
                    signed_in = people.sign_in(Client(), person)
                    made.sessions[who] = signed_in.cookies[settings.SESSION_COOKIE_NAME].value
            yield made
        transaction.set_rollback(True)

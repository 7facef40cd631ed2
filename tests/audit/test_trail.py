from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction

from alisvest.audit.actions import earlier_result, record, remember_result
from alisvest.audit.models import Event, Submission
from alisvest.audit.queries import history_of
from alisvest.core import clock
from alisvest.core.rules import RefusedError
from tests.make import people


def test_the_trails_own_time_stays_true_when_the_clock_is_moved() -> None:
    leader = people.project_leader()
    with clock.at(date(2017, 3, 1)):
        record("test.done", leader, by=leader, changes={"day": date(2017, 3, 1)}, reason="because")

    event = history_of(leader).get()
    assert event.on == date(2017, 3, 1)
    assert abs(event.at - datetime.now(UTC)) < timedelta(minutes=1)
    assert (event.role, event.changes, event.reason) == ("project_leader", {"day": "2017-03-01"}, "because")


@pytest.mark.parametrize(
    "statement", ["update audit_event set verb = 'x'", "delete from audit_event", "truncate audit_event"]
)
def test_the_trail_takes_lines_and_gives_none_back(statement: str) -> None:
    record("test.done", people.user(), by=None)

    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert Event.objects.filter(verb="test.done").exists()


def test_the_same_form_again_is_the_same_row() -> None:
    leader, key, content = people.project_leader(), uuid4(), {"amount": 5}
    with transaction.atomic():
        assert earlier_result(key, content, verb="pay", by=leader) is None
        remember_result(key, content, verb="pay", by=leader, subject=leader)

    with transaction.atomic():
        assert earlier_result(key, content, verb="pay", by=leader) == leader.pk
    with pytest.raises(RefusedError), transaction.atomic():
        earlier_result(key, {"amount": 6}, verb="pay", by=leader)
    with pytest.raises(RefusedError), transaction.atomic():
        earlier_result(key, content, verb="pay", by=people.administrator())
    assert Submission.objects.count() == 1


def test_without_a_key_nothing_is_remembered() -> None:
    leader = people.project_leader()
    with transaction.atomic():
        assert earlier_result(None, {}, verb="pay", by=leader) is None
        remember_result(None, {}, verb="pay", by=leader, subject=leader)

    assert not Submission.objects.exists()

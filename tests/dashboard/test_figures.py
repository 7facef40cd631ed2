"""The key figures: one truth for everyone who follows the whole programme."""

from collections.abc import Iterator
from datetime import date, datetime, time

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.dashboard.queries.figures import programme_tiles
from alisvest.programme.actions import load_founding_values
from municipalities.workflow import PositionStatus
from tests.make import candidates, people, review, supervision
from tests.make import municipalities as make

TODAY = date(2018, 9, 14)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    load_founding_values(by=None)
    with clock.at(datetime.combine(TODAY, time(12), tzinfo=clock.OSLO)):
        yield


def test_the_steering_group_reads_the_same_figures_as_the_project_leader_though_it_sees_no_doctor() -> None:
    doctor = candidates.candidate_in(make.municipality("Kvam"))
    guide = supervision.supervisor()
    supervision.assignment(guide, doctor)
    supervision.meeting(doctor, guide, date(2018, 3, 14))

    told = {
        role: [(tile.label, tile.value, tile.of, tile.note) for tile in programme_tiles(people.user(role), TODAY)][:2]
        for role in (Role.PROJECT_LEADER, Role.ADMINISTRATOR, Role.STEERING)
    }

    assert told[Role.STEERING] == told[Role.PROJECT_LEADER] == told[Role.ADMINISTRATOR]
    assert [line[1] for line in told[Role.STEERING]] == ["1", "2\N{NO-BREAK SPACE}hours"]


def test_a_post_that_has_ended_is_no_longer_one_of_those_to_be_filled() -> None:
    candidates.candidate_in(make.municipality("Kvam"))
    review.position(status=PositionStatus.ENDED, valid=DateRange(date(2019, 3, 1), date(2019, 4, 1)))

    posts = programme_tiles(people.project_leader(), TODAY)[0]

    assert (posts.value, posts.of, posts.note) == ("1", "of 1", "in 1 municipality")

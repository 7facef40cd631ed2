"""A supervisor follows at most two candidates at a time, whatever the order and however many ask at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, OperationalError, connection, connections, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alisvest.accounts.models import User
from alisvest.audit.models import Event
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from candidates.models import Candidate
from supervision.actions import assign_supervisor
from supervision.actions import assignments as actions_module
from supervision.models import Assignment, Supervisor
from supervision.rules.slots import Span
from tests.make import candidates, people, supervision

START, LATER = date(2017, 9, 1), date(2018, 9, 1)


@pytest.fixture(autouse=True)
def _bokmal(_plain_english: None) -> Iterator[None]:
    """The refusals are read here as a supervisor reads them."""
    with translation.override("nb"):
        yield


def walls() -> None:
    """Ask the deferred constraints now: inside a test the commit never comes."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


def test_it_is_written_with_its_place_and_leaves_a_trail() -> None:
    supervisor, candidate, leader = supervision.supervisor(), candidates.candidate(), people.project_leader()

    made = assign_supervisor(supervisor, candidate, start=START, end=LATER, by=leader)

    walls()
    assert (made.slot, made.valid) == (1, DateRange(START, LATER))
    event = Event.objects.get(verb="supervision.supervisor_assigned")
    assert (event.subject_id, event.by_id) == (made.pk, leader.pk)


def test_a_third_at_the_same_time_is_refused_and_told_which_dates_are_free() -> None:
    supervisor = supervision.supervisor(name="Kari Nes")
    supervision.assignment(supervisor, candidates.candidate())
    supervision.assignment(supervisor, candidates.candidate(), start=date(2018, 1, 1), end=date(2018, 7, 1))

    with pytest.raises(RefusedError, match="Kari Nes") as refused:
        assign_supervisor(supervisor, candidates.candidate(), start=START, end=LATER, by=people.project_leader())

    details = [line.replace("\u00a0", " ") for line in refused.value.refusal.details]
    assert len(details) == 2
    assert "2017" in details[0]
    assert "31. des" in details[0]
    assert "1. juli 2018" in details[1]
    assert Assignment.objects.count() == 2


def test_where_no_date_is_free_that_is_said() -> None:
    supervisor = supervision.supervisor()
    for _ in range(2):
        supervision.assignment(supervisor, candidates.candidate())

    with pytest.raises(RefusedError) as refused:
        assign_supervisor(supervisor, candidates.candidate(), start=LATER, by=people.project_leader())

    assert len(refused.value.refusal.details) == 1


def test_the_day_one_leaves_another_can_begin() -> None:
    supervisor = supervision.supervisor()
    supervision.assignment(supervisor, candidates.candidate())
    supervision.assignment(supervisor, candidates.candidate(), end=LATER)

    supervision.assignment(supervisor, candidates.candidate(), start=LATER)

    walls()
    assert Assignment.objects.filter(valid__contains=LATER).count() == 2


def test_those_already_there_move_place_when_a_newcomer_needs_it() -> None:
    supervisor = supervision.supervisor()
    first = supervision.assignment(supervisor, candidates.candidate(), end=date(2017, 10, 1))
    second = supervision.assignment(supervisor, candidates.candidate(), start=date(2017, 12, 1))
    between = supervision.assignment(supervisor, candidates.candidate(), start=date(2017, 9, 15), end=date(2018, 2, 1))
    before = supervision.assignment(supervisor, candidates.candidate(), start=date(2017, 1, 1), end=date(2017, 9, 10))

    walls()
    slots = dict(Assignment.objects.values_list("pk", "slot"))
    assert slots == {before.pk: 1, first.pk: 2, between.pk: 1, second.pk: 2}


def test_a_candidate_has_one_supervisor_at_a_time() -> None:
    candidate = candidates.candidate()
    supervision.assignment(supervision.supervisor(name="Kari Nes"), candidate, end=LATER)

    with pytest.raises(RefusedError, match="Kari Nes"):
        supervision.assignment(supervision.supervisor(), candidate, start=LATER - timedelta(1))

    supervision.assignment(supervision.supervisor(), candidate, start=LATER)


def test_nobody_is_their_own_supervisor_nor_follows_before_being_a_specialist() -> None:
    candidate = candidates.candidate()
    with pytest.raises(RefusedError):
        supervision.assignment(supervision.supervisor(hpr_number=candidate.hpr_number), candidate)
    with pytest.raises(RefusedError):
        supervision.assignment(supervision.supervisor(specialist_since=START + timedelta(1)), candidate)
    supervision.assignment(supervision.supervisor(specialist_since=START), candidate)


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.SIGNER, Role.CANDIDATE, Role.STEERING])
def test_only_the_programme_assigns(role: Role) -> None:
    supervisor, candidate = supervision.supervisor(), candidates.candidate()
    with pytest.raises((RefusedError, ObjectDoesNotExist)):
        assign_supervisor(supervisor, candidate, start=START, by=people.user(role, supervisor.pk))


class TestTheWall:
    """What the database holds when no rule is asked."""

    def test_no_third_place(self) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            self.insert(3)

    def test_no_two_in_one_place(self) -> None:
        supervisor = supervision.supervisor()
        self.insert(1, supervisor)
        with pytest.raises(IntegrityError), transaction.atomic():
            self.insert(1, supervisor)
            walls()

    def test_no_empty_period(self) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            self.insert(1, valid=DateRange(START, START))

    def insert(self, slot: int, supervisor: Supervisor | None = None, valid: DateRange | None = None) -> None:
        Assignment.objects.create(
            supervisor=supervisor or supervision.supervisor(),
            candidate=candidates.candidate(),
            valid=valid or DateRange(START, None),
            slot=slot,
        )


periods = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 25)).map(
        lambda pair: Span(START + timedelta(pair[0]), START + timedelta(sum(pair)))
    ),
    min_size=1,
    max_size=6,
)


def depth(spans: list[Span]) -> int:
    return max(sum(other.start <= this.start < other.bound for other in spans) for this in spans)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spans=periods)
def test_every_legal_history_is_accepted_in_any_order_and_only_those(spans: list[Span]) -> None:
    leader, supervisor = people.project_leader(), supervision.supervisor()
    taken: list[Span] = []
    for span in spans:
        candidate = candidates.candidate()
        fits = depth([*taken, span]) <= 2
        try:
            assign_supervisor(supervisor, candidate, start=span.start, end=span.end, by=leader)
        except RefusedError:
            assert not fits
        else:
            assert fits
            taken.append(span)
    walls()
    assert Assignment.objects.filter(supervisor=supervisor).count() == len(taken)


def race(supervisor: Supervisor, newcomers: list[Candidate], leader: User) -> list[str]:
    """Let everyone ask at the same moment, each in a transaction of its own; return how each ended."""
    together = Barrier(len(newcomers))

    def ask(candidate: Candidate) -> str:
        try:
            together.wait(timeout=60)
            assign_supervisor(supervisor, candidate, start=START, by=leader)
        except RefusedError:
            return "refused"
        except (IntegrityError, OperationalError):  # waiting for each other at the wall ends as a deadlock
            return "wall"
        finally:
            connections.close_all()
        return "assigned"

    with ThreadPoolExecutor(len(newcomers)) as pool:
        return sorted(pool.map(ask, newcomers))


@pytest.mark.django_db(transaction=True)
def test_many_at_once_and_exactly_two_are_assigned() -> None:
    supervisor, leader = supervision.supervisor(), people.project_leader()
    newcomers = [candidates.candidate() for _ in range(6)]

    assert race(supervisor, newcomers, leader) == ["assigned"] * 2 + ["refused"] * 4
    assert sorted(Assignment.objects.values_list("slot", flat=True)) == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_two_supervisors_at_once_and_the_candidate_gets_one() -> None:
    candidate, leader = candidates.candidate(), people.project_leader()
    together = Barrier(4)

    def ask(supervisor: Supervisor) -> str:
        try:
            together.wait(timeout=60)
            assign_supervisor(supervisor, candidate, start=START, by=leader)
        except RefusedError:
            return "refused"
        finally:
            connections.close_all()
        return "assigned"

    with ThreadPoolExecutor(4) as pool:
        ended = sorted(pool.map(ask, [supervision.supervisor() for _ in range(4)]))

    assert ended == ["assigned"] + ["refused"] * 3


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_the_rule_alone_lets_too_many_in_and_the_wall_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The positive control: the race is real, and the lock is what answers it in words."""
    supervisor, leader = supervision.supervisor(), people.project_leader()
    newcomers = [candidates.candidate() for _ in range(6)]
    everybody_has_read = Barrier(len(newcomers))
    place_anew = actions_module._place_anew

    def wait_then_place(assignments: list[Assignment]) -> None:
        everybody_has_read.wait(timeout=60)
        place_anew(assignments)

    monkeypatch.setattr(actions_module, "_place_anew", wait_then_place)
    monkeypatch.setattr(type(Supervisor.objects.all()), "select_for_update", lambda rows, **_how: rows)

    ended = race(supervisor, newcomers, leader)

    assert "refused" not in ended
    assert ended.count("wall") >= 4
    assert ended.count("assigned") <= 2

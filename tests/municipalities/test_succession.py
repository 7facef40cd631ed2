"""What happens to municipalities, as events: recorded once, and taken back by a counter-event."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from municipalities import queries
from municipalities.actions import load_register
from municipalities.actions.succession import record_succession, take_back_succession
from municipalities.models import EventKind, Municipality, Succession, SuccessionEvent, TakenOver
from municipalities.models.succession import SuccessionScope
from municipalities.rules.succession import Came, Facts, Plan
from tests.make import municipalities as make
from tests.make import people

ON = date(2024, 1, 1)
FACTS = Facts(name="Storvik", number="4699", title="kommune", county="Vestland")


@pytest.fixture
def leader() -> User:
    return people.project_leader()


@pytest.fixture
def two() -> list[Municipality]:
    return [make.municipality("Vik"), make.municipality("Nes")]


def merger(*places: Municipality, facts: Facts = FACTS, on: date = ON) -> Plan:
    return Plan(EventKind.MERGER, on, [Came(each) for each in places], facts=facts)


class TestMerger:
    def test_two_end_and_one_begins(self, two: list[Municipality], leader: User) -> None:
        event = record_succession(merger(*two), by=leader)

        new = Municipality.objects.get(name="Storvik")
        assert [each.valid.upper for each in Municipality.objects.filter(pk__in=[t.pk for t in two])] == [ON, ON]
        assert (new.valid.lower, queries.version_on(new, ON).number) == (ON, "4699")
        assert queries.version_on(new, ON).language_form == "neutral"
        assert set(TakenOver.objects.filter(heir=new).values_list("municipality", flat=True)) == {t.pk for t in two}
        assert event.successions.count() == 2

    def test_the_number_of_another_is_refused_and_that_of_a_predecessor_is_not(
        self, two: list[Municipality], leader: User
    ) -> None:
        other, own = make.municipality("Bø"), two[0].versions.get().number
        number = other.versions.get().number
        with pytest.raises(RefusedError, match="belongs to Bø"):
            record_succession(merger(*two, facts=Facts(number, "kommune", "Vestland", name="Storvik")), by=leader)

        record_succession(merger(*two, facts=Facts(own, "kommune", "Vestland", name="Storvik")), by=leader)

    def test_one_alone_is_no_merger_and_one_that_ended_merges_no_more(
        self, two: list[Municipality], leader: User
    ) -> None:
        with pytest.raises(RefusedError, match="at least two"):
            record_succession(merger(two[0]), by=leader)
        record_succession(merger(*two), by=leader)
        ended = list(Municipality.objects.filter(pk__in=[t.pk for t in two]))
        with pytest.raises(RefusedError, match="does not exist on the day before"):
            record_succession(merger(*ended, facts=replace(FACTS, number="4698"), on=date(2025, 1, 1)), by=leader)

    def test_it_is_the_staff_s(self, two: list[Municipality]) -> None:
        with pytest.raises(RefusedError):
            record_succession(merger(*two), by=make.member(two[0], Role.MANAGER))


class TestOthers:
    def test_a_part_goes_and_nobody_ends(self, two: list[Municipality], leader: User) -> None:
        record_succession(Plan(EventKind.SPLIT, ON, [Came(two[0], SuccessionScope.PART)], successor=two[1]), by=leader)

        assert Municipality.objects.filter(valid__endswith=None).count() == 2
        assert not TakenOver.objects.exists()

    def test_a_new_number_is_a_new_version(self, two: list[Municipality], leader: User) -> None:
        record_succession(Plan(EventKind.RENUMBERING, ON, successor=two[0], facts=FACTS), by=leader)

        assert [queries.version_on(two[0], day).number for day in (date(2023, 12, 31), ON)][1] == "4699"
        assert two[0].versions.count() == 2

    def test_a_language_form_is_decided_under_the_same_number(self, two: list[Municipality], leader: User) -> None:
        number = two[0].versions.get().number
        facts = Facts(number, "kommune", "Hordaland", language_form="bokmal")
        record_succession(Plan(EventKind.RENUMBERING, ON, successor=two[0], facts=facts), by=leader)

        assert [each.language_form for each in two[0].versions.all()] == ["nynorsk", "bokmal"]


class TestTakingBack:
    def test_all_is_as_it_was(self, two: list[Municipality], leader: User) -> None:
        event = record_succession(merger(*two), by=leader)

        counter = take_back_succession(event, reason="The vote was void", by=leader)

        assert Municipality.objects.filter(valid__endswith=None).count() == 2
        assert not Municipality.objects.filter(name="Storvik").exists()
        assert not Succession.objects.exists()
        assert not TakenOver.objects.exists()
        assert (counter.counter_of, counter.reason) == (event, "The vote was void")
        assert queries.version_on(two[0], date(2025, 1, 1)).number == two[0].versions.get().number

    def test_a_number_goes_back(self, two: list[Municipality], leader: User) -> None:
        before = two[0].versions.get().number
        event = record_succession(Plan(EventKind.RENUMBERING, ON, successor=two[0], facts=FACTS), by=leader)

        take_back_succession(event, reason="Wrong row", by=leader)

        assert queries.version_on(two[0], ON).number == before

    def test_not_when_something_stands_on_the_new_one(self, two: list[Municipality], leader: User) -> None:
        event = record_succession(merger(*two), by=leader)
        make.member(Municipality.objects.get(name="Storvik"))

        with pytest.raises(RefusedError, match="people with a role"):
            take_back_succession(event, reason="Void", by=leader)
        assert Succession.objects.count() == 2

    def test_not_before_what_came_after_it_and_not_twice(self, two: list[Municipality], leader: User) -> None:
        event = record_succession(merger(*two), by=leader)
        new = Municipality.objects.get(name="Storvik")
        later = Facts("4698", "kommune", "Vestland")
        second = record_succession(Plan(EventKind.RENUMBERING, date(2025, 1, 1), successor=new, facts=later), by=leader)
        with pytest.raises(RefusedError, match="what came after it first"):
            take_back_succession(event, reason="Void", by=leader)

        take_back_succession(second, reason="Void", by=leader)
        take_back_succession(event, reason="Void", by=leader)

        with pytest.raises(RefusedError, match="already"):
            take_back_succession(event, reason="Void", by=leader)

    def test_it_says_why(self, two: list[Municipality], leader: User) -> None:
        event = record_succession(merger(*two), by=leader)
        with pytest.raises(RefusedError, match="Say why"):
            take_back_succession(event, reason=" ", by=leader)


def test_the_files_are_entered_by_the_same_verb_and_once() -> None:
    load_register()
    odda = Municipality.objects.get(name="Odda")
    events = SuccessionEvent.objects.count()

    assert load_register() == 0
    assert SuccessionEvent.objects.count() == events
    assert queries.answers_for(odda, date(2020, 1, 1)).name == "Ullensvang"
    assert Succession.objects.filter(scope=SuccessionScope.PART).count() == 6


def test_what_was_taken_back_is_not_entered_anew_by_loading(leader: User) -> None:
    load_register()
    event = SuccessionEvent.objects.get(source__startswith="2022-01-01")
    with clock.at(date(2022, 2, 1)):
        take_back_succession(event, reason="Another boundary", by=leader)

    assert load_register() == 0


@pytest.mark.django_db(transaction=True)
def test_two_events_at_once_are_both_recorded() -> None:
    leader, start = people.project_leader(), Barrier(2)
    record_succession(
        merger(make.municipality("Os"), make.municipality("Fusa"), facts=replace(FACTS, name="Nyvik")), by=leader
    )
    pairs = [(make.municipality(f"Vik {name}"), make.municipality(f"Nes {name}")) for name in "AB"]

    def record(given: tuple[int, tuple[Municipality, Municipality]]) -> None:
        number, places = given
        start.wait()
        try:
            record_succession(
                merger(*places, facts=replace(FACTS, name=f"Storvik {number}", number=f"479{number}")), by=leader
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(record, enumerate(pairs)))

    assert TakenOver.objects.count() == 6

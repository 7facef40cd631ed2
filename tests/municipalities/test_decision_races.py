"""Two who decide at the same moment: nothing is overwritten, offered or answered twice. Each with its control."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.utils import translation

from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from municipalities.actions import (
    accept_decision,
    lapse_due,
    recommend_application,
    release_decisions,
    withdraw_application,
)
from municipalities.models import Acceptance, Application, Decision, OfferedPlace, Position, Recommendation
from municipalities.workflow import ApplicationStatus
from tests.make import municipalities as make
from tests.make import people
from tests.make import review as made

TODAY = date(2017, 3, 30)

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*verbs: Callable[[], object]) -> list[str]:
    """Run the verbs at the same moment; tell of each whether it was done or refused."""
    start = Barrier(len(verbs))

    def run(verb: Callable[[], object]) -> str:
        start.wait()
        try:
            with translation.override("en"):
                verb()
        except (RefusedError, DatabaseError) as error:
            return f"refused: {error}"
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(verbs)) as pool:
        return sorted(pool.map(run, verbs))


def two_leaders(version: int | None) -> tuple[list[str], list[str]]:
    application = make.application(ApplicationStatus.SUBMITTED)
    places = made.proposed(application)

    def save(words: str) -> Callable[[], object]:
        leader = people.project_leader(name=f"{words} leader")

        def verb() -> object:
            with clock.at(TODAY):
                return recommend_application(application, places=places, reasons=words, version=version, by=leader)

        return verb

    told = at_once(save("First"), save("Second"))
    return told, list(Recommendation.objects.values_list("reasons", flat=True))


def test_of_two_who_recommend_at_once_one_is_told_and_overwrites_nothing() -> None:
    told, _kept = two_leaders(version=0)

    assert told[0] == "done"
    assert told[1].startswith("refused: ")
    assert "saved the recommendation while you were writing" in told[1]
    assert Recommendation.objects.get().version == 1


def test_without_the_version_the_second_overwrites_the_first() -> None:
    told, kept = two_leaders(version=None)

    assert told == ["done", "done"]
    assert len(kept) == 1
    assert Recommendation.objects.get().version == 2  # the first one's text is gone


def offer(**fields: Any) -> Acceptance:
    with clock.at(TODAY):
        application = made.recommended(municipality=make.municipality("Kvam"), **fields)
        made.resolved(application)
        decision = made.issue(application)
    return Acceptance.objects.get(decision=decision)


def sign(acceptance: Acceptance, moment: datetime) -> Callable[[], object]:
    signer = make.member(acceptance.decision.application.municipality, Role.SIGNER)

    def verb() -> object:
        with clock.at(moment):
            return accept_decision(acceptance, contact_name="Kari", contact_email="kari@example.no", by=signer)

    return verb


def lapse(moment: datetime) -> Callable[[], object]:
    def verb() -> object:
        with clock.at(moment):
            return lapse_due()

    return verb


def test_two_signers_make_the_posts_once() -> None:
    acceptance = offer()
    moment = acceptance.deadline_at - timedelta(hours=1)

    told = at_once(sign(acceptance, moment), sign(acceptance, moment))

    assert [each.partition(":")[0] for each in told] == ["done", "refused"]
    assert Position.objects.count() == 1


def test_an_answer_in_the_last_second_and_the_lapse_exclude_each_other() -> None:
    acceptance = offer()
    last, late = acceptance.deadline_at - timedelta(seconds=1), acceptance.deadline_at

    at_once(sign(acceptance, last), lapse(late))

    acceptance.refresh_from_db()
    taken = OfferedPlace.objects.get().taken
    assert (acceptance.status, taken, Position.objects.count()) in {("accepted", True, 1), ("lapsed", False, 0)}


def test_a_late_answer_never_beats_the_lapse() -> None:
    acceptance = offer()

    told = at_once(sign(acceptance, acceptance.deadline_at), lapse(acceptance.deadline_at))

    acceptance.refresh_from_db()
    assert [each.partition(":")[0] for each in told] == ["done", "refused"]
    assert (acceptance.status, Position.objects.count()) == ("lapsed", 0)


def test_without_the_locks_both_signatures_go_through_the_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: read without a lock, both pass the rule; only the database's own walls are left."""
    acceptance = offer()
    read = Barrier(2)

    def unlocked(given: Acceptance, _by: object) -> tuple[Acceptance, Application]:
        found = Acceptance.objects.select_related("decision__application__round").get(pk=given.pk)
        read.wait(timeout=60)
        return found, Application.objects.select_related("round", "municipality").get(decision=found.decision_id)

    monkeypatch.setattr("municipalities.actions.acceptance._locked", unlocked)
    passed: list[object] = []

    def noted(*_args: object) -> str:
        passed.append(1)
        return "0" * 64

    real = OfferedPlace.objects.filter
    monkeypatch.setattr("municipalities.actions.acceptance._terms_hash", noted)

    at_once(*_signers(acceptance))

    assert len(passed) == 2
    assert real(taken=True).count() == 1


def _signers(acceptance: Acceptance) -> Iterable[Callable[[], object]]:
    moment = acceptance.deadline_at - timedelta(hours=1)
    return [sign(acceptance, moment), sign(acceptance, moment)]


def test_two_who_release_at_once_release_once() -> None:
    with clock.at(TODAY):
        application = made.recommended(municipality=make.municipality("Kvam"))
        made.resolved(application, places=0)
        made.prepare(application)

    def release() -> Callable[[], object]:
        leader = people.project_leader()

        def verb() -> object:
            with clock.at(TODAY):
                return release_decisions(
                    application.round, answer_days=14, offer_days=10, waiting_until=date(2017, 12, 31), by=leader
                )

        return verb

    told = at_once(release(), release())

    assert [each.partition(":")[0] for each in told] == ["done", "refused"]
    assert Decision.objects.count() == 1


def test_what_is_withdrawn_while_the_round_is_released_gets_no_decision(monkeypatch: pytest.MonkeyPatch) -> None:
    with clock.at(TODAY):
        application, other = made.recommended(), made.recommended()
        made.resolved(application, other)
        for each in (application, other):
            made.prepare(each)
    signer, leader, written = make.member(application.municipality, Role.SIGNER), people.project_leader(), Event()

    def hold(*_args: object, **_given: object) -> None:
        written.set()
        time.sleep(0.5)  # the other one comes to what is not committed yet

    monkeypatch.setattr("municipalities.letters.tell_withdrawn", hold)

    def withdraw() -> object:
        with clock.at(TODAY):
            return withdraw_application(application, reason="We employed a doctor.", by=signer)

    def release() -> object:
        written.wait(timeout=60)
        with clock.at(TODAY):
            return release_decisions(
                application.round, answer_days=14, offer_days=10, waiting_until=date(2017, 12, 31), by=leader
            )

    assert at_once(withdraw, release) == ["done", "done"]

    application.refresh_from_db()
    assert application.status == ApplicationStatus.WITHDRAWN
    assert Decision.objects.get().application == other


def test_posts_of_municipalities_with_one_name_get_numbers_of_their_own() -> None:
    made.position(make.municipality("Kvam"), number="Kvam 1")
    first, second = offer(), offer(round=make.round_(year=2018))

    told = at_once(*(sign(each, each.deadline_at - timedelta(hours=1)) for each in (first, second)))

    assert told == ["done", "done"]
    assert sorted(Position.objects.values_list("number", flat=True)) == ["Kvam 1", "Kvam 2", "Kvam 3"]

"""A row's story: who, when, why and from what to what, for those who may read it."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.utils import translation
from django.utils.functional import Promise

from alisvest.audit import words
from alisvest.audit.actions import record
from alisvest.audit.history import Change, story_of
from alisvest.audit.models import Event
from alisvest.audit.values import fields_of
from alisvest.core import clock, subjects
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from candidates import actions as plans
from candidates.models import Candidate
from candidates.workflow import ServiceKind
from finance import actions as money
from municipalities.actions import assign_section, name_place, remove_place, save_section
from municipalities.workflow import ApplicationStatus
from tests import world
from tests.made import print_plainly
from tests.make import candidates, finance, municipalities, people
from tests.world import World


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    print_plainly(monkeypatch)
    made = world.build()
    with clock.at(datetime.combine(world.TODAY, time(12), tzinfo=clock.OSLO)):
        yield made


def test_a_changed_period_is_told_field_by_field_with_who_and_when() -> None:
    leader = people.project_leader(name="Liv Leder")
    plan = candidates.plan(candidates.candidate())
    with clock.at(date(2018, 5, 2)):
        period = plans.add_period(
            plan,
            kind=ServiceKind.OPEN_PRACTICE,
            place="Vik legekontor",
            percentage=100,
            start=date(2018, 1, 1),
            end=date(2018, 7, 1),
            by=leader,
        )
        plans.change_period(
            period,
            kind=ServiceKind.OPEN_PRACTICE,
            place="Nes legekontor",
            percentage=80,
            start=date(2018, 1, 1),
            end=date(2018, 9, 1),
            by=leader,
        )

    changed, added = story_of(plan.candidate, leader)[:2]

    assert (changed.said, changed.who, changed.hat, changed.refused) == (
        "A period was changed",
        "Liv Leder",
        "Project leader",
        False,
    )
    assert changed.when == "2\xa0May\xa02018"
    assert set(changed.changes) == {
        Change("Place · Vik legekontor", "Vik legekontor", "Nes legekontor"),
        Change("Position percentage · Vik legekontor", "100", "80"),
        Change(
            "Dates · Vik legekontor",
            "1\xa0January\xa02018 – 30\xa0June\xa02018",
            "1\xa0January\xa02018 – 31\xa0August\xa02018",
        ),
    }
    assert added.said == "A period was added"
    assert Change("Last day", "", "30\xa0June\xa02018") in added.changes


def test_several_themes_are_one_fact_and_anothers_word_is_not_taken_for_a_field(made: World) -> None:
    leader = made.people[Role.PROJECT_LEADER.value]
    assert leader is not None
    record("supervision.meeting_recorded", made.own.meeting, by=leader, changes={"themes": ["clinical", "plan"]})
    record("municipalities.decision_issued", made.own.application, by=leader, changes={"outcome": "granted"})

    themes = [c for e in story_of(made.own.meeting, leader) for c in e.changes if c.label == "Themes"]
    assert [(change.before, change.after.count(",")) for change in themes[:1]] == [("", 1)]
    assert all(change.after != "granted" for e in story_of(made.own.application, leader) for change in e.changes)


def test_a_removed_row_is_still_told_of() -> None:
    leader = people.project_leader()
    plan = candidates.plan(candidates.candidate())
    period = candidates.period(plan, place="Vik legekontor")
    plans.remove_period(period, by=leader)

    newest = story_of(plan.candidate, leader)[0]

    assert newest.said == "A period was removed"
    assert Change("Place · Vik legekontor", "Vik legekontor", "–") in newest.changes


def test_a_place_is_told_by_its_name_and_the_story_also_after_it_was_taken_out() -> None:
    application = municipalities.application(complete=False, places_wanted=2)
    writer = municipalities.member(application.municipality)
    colleague = municipalities.member(application.municipality, Role.READER, name="Olav Kollega")
    with clock.at(municipalities.IN_TIME):
        kept, gone = application.places.order_by("rank")
        name_place(kept, name="Norheimsund", by=writer)
        for said in ("Kari", "Kari Nordmann"):
            save_section(application, "supervisor", {"supervisor_name": said}, by=writer, place=kept)
        assign_section(application, "supervisor", colleague, place=gone, by=writer)
        remove_place(gone, by=writer)

    changes = {change for entry in story_of(application, writer) for change in entry.changes}

    assert Change("Name of the supervisor · Norheimsund", "Kari", "Kari Nordmann") in changes
    assert any(change.before == "Olav Kollega" for change in changes)


def test_the_words_follow_the_reader() -> None:
    place = municipalities.municipality("Vik")
    finance.year(2018)
    member = municipalities.member(place, Role.FINANCE)
    with clock.at(date(2018, 12, 1)):
        claim = money.draft_claim(place, 2018, by=member)
        finance.line(claim, candidate=finance.employed(place), asked=1_234_500, by=member)
        money.send_claim(claim, by=member)

    with translation.override("nn"):
        said = [entry.said for entry in story_of(claim, member)]
        changes = [change for entry in story_of(claim, member) for change in entry.changes]

    assert said == ["Kravet vart sendt", "Ei linje vart lagd til", "Kravet vart påbyrja"]
    assert any(change.after == "12\xa0345\xa0kr" for change in changes)


def test_what_was_changed_past_the_actions_is_told_to_the_staff() -> None:
    doctor = candidates.candidate(name="Ola Vik")
    Candidate.objects.filter(pk=doctor.pk).update(name="Ola Nes")

    (entry,) = story_of(doctor, people.project_leader())

    assert (entry.who, entry.changes) == ("Not by an action of the pages", (Change("Name", "Ola Vik", "Ola Nes"),))
    assert story_of(doctor, candidates.signed_in_candidate(doctor)) == []


def test_the_municipality_does_not_learn_of_the_recommendation(made: World) -> None:
    application = made.own.application
    record("municipalities.application_recommended", application, by=made.people["project_leader"], reason="weak")
    writer = made.people[Role.WRITER.value]
    assert writer is not None

    assert all("recommend" not in entry.said for entry in story_of(application, writer))
    leader = made.people[Role.PROJECT_LEADER.value]
    assert leader is not None
    assert any("recommend" in entry.said for entry in story_of(application, leader))


def test_a_kind_of_row_that_nobody_registered_is_not_found() -> None:
    client = people.sign_in(Client(), people.project_leader())

    assert client.get("/history/accounts.nothing/1/").status_code == 404


TOLD_ELSEWHERE = [
    "documents.Attachment",  # with the row that it hangs on
    "outbox.FormalLetter",  # never changes; whoever sent it is on the history of what it is about
    "municipalities.Acceptance",  # with the decision that it offers
    "municipalities.Complaint",  # with the decision that it is about
    "candidates.ExchangeWish",  # with its candidate; of a trainee no more than initials is kept
    "candidates.EducationPlan",  # with its candidate, whose page it is
]


def test_every_model_with_a_page_has_a_history() -> None:
    without = [
        model._meta.label
        for model in apps.get_models()
        if hasattr(model, "get_absolute_url")
        and not getattr(subjects.known().get(model._meta.label_lower), "history", ())
    ]

    assert without == TOLD_ELSEWHERE


def _told() -> set[str]:
    """Every model that some history tells of."""
    with_history = {label for label, subject in subjects.known().items() if subject.history}
    return with_history | {part.label for label in with_history for part in subjects.parts_of(label)}


def test_every_field_that_a_history_shows_has_words() -> None:
    """Its own, or the trail's; the check of the catalogues sees to it that both are translated."""
    silent = [
        f"{label}.{column.name}"
        for label in sorted(_told())
        if hasattr(apps.get_model(label), "pgh_event_models")
        for column in fields_of(apps.get_model(label), WHERE_IT_HANGS).values()
        if not isinstance(column.verbose_name, Promise) and column.name not in words.FIELDS
    ]

    assert silent == []


WHERE_IT_HANGS = {"application", "claim", "plan"}  # a part never moves, and its history does not say so


def test_history_pages_ask_the_database_few_times(made: World, django_assert_max_num_queries: Any) -> None:
    leader = made.people[Role.PROJECT_LEADER.value]
    assert leader is not None
    with django_assert_max_num_queries(20):
        story_of(made.own.claim, leader)


def test_staff_and_municipality_read_different_histories_of_an_application() -> None:
    assert {Role.PROJECT_LEADER} | MUNICIPALITY_ROLES <= subjects.known()["municipalities.application"].history
    assert subjects.known()["municipalities.municipality"].history == STAFF_ROLES
    assert not Event.objects.filter(refused=True).exists()


def test_a_decisions_outcome_is_told_in_words() -> None:
    leader = people.project_leader()
    application = municipalities.application(ApplicationStatus.RECOMMENDED)
    with translation.override("nn"):
        for key in ("granted", "refused"):
            record("municipalities.decision_issued", application, by=leader, changes={"outcome": key})
        told = [change for entry in story_of(application, leader) for change in entry.changes]

    assert [change.after for change in told if change.label == "Utfall"] == ["Avslått", "Innvilga"]

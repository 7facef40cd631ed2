"""The daily run: who gets which mail, once."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from alisvest.dashboard.actions import (
    add_pause,
    change_ladder,
    choose_rhythm,
    end_pause,
    load_reminders,
    remind,
    send_digests,
)
from alisvest.dashboard.models import Pause, ReminderStep, Term
from alisvest.dashboard.queries.reminders import coming
from alisvest.dashboard.queries.tasks import tasks_of
from alisvest.dashboard.workflow import Rhythm, TaskKind, Told
from alisvest.outbox import templates
from alisvest.outbox.models import Mail
from alisvest.outbox.workflow import MailKind, MailStatus
from alisvest.programme.actions import load_founding_values
from candidates.models import Candidate
from finance.workflow import ClaimStatus
from supervision.models import Supervisor
from tests.make import candidates, finance, municipalities, people, supervision


@pytest.fixture(autouse=True)
def _ladder() -> None:
    load_founding_values(by=None)
    load_reminders()


@pytest.fixture
def pair() -> tuple[Supervisor, Candidate]:
    """A supervisor who can sign in and a candidate, with a meeting in every month of 2017 and in January 2018."""
    made = supervision.supervisor(name="Kari Nes")
    doctor = candidates.candidate_in(municipalities.municipality())
    supervision.assignment(made, doctor)
    for first in [date(2017, month, 10) for month in range(9, 13)] + [date(2018, 1, 10)]:
        supervision.meeting(doctor, made, first)
    supervision.signed_up(made)
    return made, doctor


def only_leader(**fields: str) -> User:
    """Make a project leader, and let those go who were made on the way."""
    User.objects.filter(appointments__role=Role.PROJECT_LEADER).update(is_active=False)
    return people.project_leader(**fields)


def run(first: date, last: date | None = None, *, every: int = 1) -> list[tuple[date, str, str]]:
    """Run the ladder on each day, or on every so many and the last; return (day, receiver, template) of what was queued.

    A run makes good the days before it, so that where nothing is to leave not every day has to be tried.
    """
    found, day, last = [], first, last or first
    while day <= last:
        with clock.at(datetime.combine(day, time(6), tzinfo=clock.OSLO)):
            known = set(Mail.objects.values_list("pk", flat=True))
            remind(day)
            new = Mail.objects.exclude(pk__in=known).order_by("pk")
            found += [(day, mail.to, mail.template.removeprefix("dashboard.reminder_")) for mail in new]
        day = last if day < last < day + timedelta(days=every) else day + timedelta(days=every)
    return found


def test_a_month_without_a_meeting_reminds_on_day_5_and_15_and_tells_the_leader_on_day_25(
    pair: tuple[Supervisor, Candidate],
) -> None:
    leader, supervisor = only_leader(), pair[0].user
    assert supervisor is not None

    assert run(date(2018, 3, 1), date(2018, 3, 31)) == [
        (date(2018, 3, 5), supervisor.email, "after"),
        (date(2018, 3, 15), supervisor.email, "after"),
        (date(2018, 3, 25), leader.email, "escalation"),
    ]
    told = Mail.objects.get(to=leader.email)
    assert "Kari" in told.body or supervisor.name in told.body
    assert f"/supervision/candidates/{pair[1].pk}/" in told.body or str(pair[1].pk) in told.body
    assert (told.kind, told.receiver_id, told.status) == ("reminder", leader.pk, "waiting")


def test_what_is_done_reminds_nobody(pair: tuple[Supervisor, Candidate]) -> None:
    made, doctor = pair
    first = run(date(2018, 3, 1), date(2018, 3, 10))
    supervision.meeting(doctor, made, date(2018, 2, 20))

    assert [day for day, _to, _text in first] == [date(2018, 3, 5)]
    assert run(date(2018, 3, 11), date(2018, 3, 31), every=4) == []


def test_a_second_run_of_the_day_sends_nothing_more(pair: tuple[Supervisor, Candidate]) -> None:
    assert pair
    assert len(run(date(2018, 3, 5))) == 1
    assert run(date(2018, 3, 5)) == []


def test_days_without_a_run_are_made_good_with_the_latest_step_only(pair: tuple[Supervisor, Candidate]) -> None:
    assert pair
    leader = only_leader()

    assert run(date(2018, 3, 26)) == [(date(2018, 3, 26), leader.email, "escalation")]
    assert run(date(2018, 3, 27)) == []


def test_nothing_leaves_in_july_and_august_begins_with_the_first_step(pair: tuple[Supervisor, Candidate]) -> None:
    made, doctor = pair
    for month in (2, 3, 4, 5, 7):
        supervision.meeting(doctor, made, date(2018, month, 10))
    supervisor, leader = made.user, only_leader()
    assert supervisor is not None

    assert run(date(2018, 7, 1), date(2018, 7, 31), every=6) == []
    assert [
        each for each in run(date(2018, 8, 1), date(2018, 8, 24)) if each[1] in (supervisor.email, leader.email)
    ] == [
        (date(2018, 8, 1), supervisor.email, "after"),
        (date(2018, 8, 11), supervisor.email, "after"),
        (date(2018, 8, 21), leader.email, "escalation"),
    ]


def test_nobody_is_reminded_about_a_doctor_on_leave_until_it_is_over() -> None:
    made = supervision.supervisor()
    doctor = finance.employed(start=date(2018, 2, 1))
    supervision.assignment(made, doctor, start=date(2018, 2, 1))
    finance.leave(doctor, start=date(2018, 3, 1), end=date(2018, 4, 20))
    supervisor = supervision.signed_up(made)

    with clock.at(date(2018, 3, 6)):
        task = next(each for each in tasks_of(supervisor, date(2018, 3, 6)) if each.on == date(2018, 2, 1))

    assert task.paused == date(2018, 4, 20)
    assert run(date(2018, 3, 1), date(2018, 4, 19), every=6) == []
    assert [day for day, _to, _text in run(date(2018, 4, 20), date(2018, 4, 29))] == [date(2018, 4, 20)]


def test_a_municipality_that_does_not_pay_is_told_by_its_manager_then_by_the_leader() -> None:
    place = municipalities.municipality()
    finance.employed(place)
    charge = finance.charge(place, on=date(2018, 9, 1))
    payer, manager = (municipalities.member(place, role) for role in (Role.FINANCE, Role.MANAGER))
    leader = people.project_leader()
    due = charge.due_on
    assert due is not None

    days = (due + timedelta(days=number) for number in (-8, -7, -6, 6, 7, 13, 14, 15, 27, 28, 29))
    found = [each for day in days for each in run(day) if "person" in each[1]]

    mine = [(day - due, to, text) for day, to, text in found if to in (payer.email, manager.email, leader.email)]
    assert [each for each in mine if each[0].days in (-7, 7, 14, 28)] == [
        (timedelta(days=-7), payer.email, "before"),
        (timedelta(days=7), payer.email, "after"),
        (timedelta(days=14), manager.email, "escalation"),
        (timedelta(days=28), leader.email, "escalation"),
    ]


def test_without_a_manager_the_leader_is_told_in_the_managers_place() -> None:
    place = municipalities.municipality()
    finance.employed(place)
    charge = finance.charge(place, on=date(2018, 9, 1))
    municipalities.member(place, Role.FINANCE)
    leader = people.project_leader()
    assert charge.due_on is not None

    assert (charge.due_on + timedelta(days=14), leader.email, "escalation") in run(charge.due_on + timedelta(days=14))


def test_each_is_written_to_in_the_own_language(pair: tuple[Supervisor, Candidate]) -> None:
    supervisor = pair[0].user
    assert supervisor is not None
    User.objects.filter(pk=supervisor.pk).update(language="nb")
    only_leader(language="nn")

    run(date(2018, 3, 5))
    run(date(2018, 3, 25))

    first, told = Mail.objects.order_by("pk")
    assert (first.language, told.language) == ("nb", "nn")
    assert first.body.startswith("Registrer møtet med")
    assert "rettlei" in told.body or "Ventar på" in told.subject


def test_a_deactivated_person_is_not_reminded(pair: tuple[Supervisor, Candidate]) -> None:
    supervisor = pair[0].user
    assert supervisor is not None
    User.objects.filter(pk=supervisor.pk).update(is_active=False)

    assert run(date(2018, 3, 5)) == []


def test_every_text_can_be_filled_in() -> None:
    for wording in ("before", "due", "after", "escalation"):
        template = templates.known()[f"dashboard.reminder_{wording}"]
        values = {placeholder.name: placeholder.example for placeholder in template.placeholders}
        for language in ("nb", "nn", "en"):
            assert templates.write(template.key, language, values).subject


class TestChangingTheLadder:
    @pytest.fixture(autouse=True)
    def _today(self) -> Iterator[None]:
        with clock.at(date(2018, 3, 1)):
            yield

    def test_from_today_on_it_is_another_and_the_old_is_kept(self, pair: tuple[Supervisor, Candidate]) -> None:
        assert pair
        leader = only_leader()
        change_ladder(TaskKind.MEETING_HOLD, term=None, steps=[(3, Told.PERSON), (20, Told.LEADER)], by=leader)

        found = [(day.day, text) for day, _to, text in run(date(2018, 3, 1), date(2018, 3, 31))]

        assert found == [(3, "after"), (20, "escalation")]
        old = ReminderStep.objects.filter(kind=TaskKind.MEETING_HOLD, valid__contains=date(2018, 2, 28))
        assert [step.offset for step in old] == [5, 15, 25]

    def test_the_same_again_changes_nothing(self) -> None:
        steps = [(15, Told.PERSON), (25, Told.LEADER), (5, Told.PERSON)]

        assert not change_ladder(TaskKind.MEETING_HOLD, term=None, steps=steps, by=people.project_leader())

    def test_twice_on_one_day_leaves_the_last(self) -> None:
        leader = people.project_leader()
        for days in (10, 12):
            change_ladder(TaskKind.CLAIM_PAY, term=days, steps=[(0, Told.PERSON)], by=leader)

        rows = Term.objects.filter(kind=TaskKind.CLAIM_PAY).order_by("valid")
        assert [(row.days, row.valid) for row in rows] == [
            (7, DateRange(date(2017, 1, 1), date(2018, 3, 1))),
            (12, DateRange(date(2018, 3, 1), None)),
        ]

    @pytest.mark.parametrize(
        ("kind", "term", "steps"),
        [
            (TaskKind.MEETING_HOLD, 5, []),
            (TaskKind.CLAIM_PAY, None, [(0, Told.PERSON)]),
            (TaskKind.CLAIM_PAY, 7, [(0, Told.PERSON), (0, Told.LEADER)]),
            (TaskKind.CLAIM_PAY, 7, [(0, Told.PERSON), (3, Told.MANAGER)]),
            (TaskKind.CLAIM_PAY, 7, [(0, Told.LEADER), (3, Told.PERSON)]),
        ],
    )
    def test_refused(self, kind: TaskKind, term: int | None, steps: list[tuple[int, Told]]) -> None:
        with pytest.raises(RefusedError):
            change_ladder(kind, term=term, steps=steps, by=people.project_leader())

    def test_it_is_the_project_leaders_alone(self) -> None:
        with pytest.raises(RefusedError):
            change_ladder(TaskKind.CLAIM_PAY, term=9, steps=[], by=people.administrator())

    def test_a_pause_of_ones_own_silences_its_days(self, pair: tuple[Supervisor, Candidate]) -> None:
        assert pair
        leader = people.project_leader()
        pause = add_pause("Påske", first=date(2018, 3, 3), last=date(2018, 3, 12), every_year=False, by=leader)
        quiet = run(date(2018, 3, 3), date(2018, 3, 12))
        end_pause(pause, by=leader)

        assert quiet == []
        assert not Pause.objects.filter(pk=pause.pk).exists()  # it began and ended on one day
        assert len(run(date(2018, 3, 13))) == 1

    def test_the_preview_is_what_then_happens(self, pair: tuple[Supervisor, Candidate]) -> None:
        assert pair
        finance.claim(ClaimStatus.SENT, on=date(2018, 3, 2))
        only_leader()
        people.administrator()
        foreseen = [(each.dated.day, each.receiver.email) for each in coming(date(2018, 3, 2), date(2018, 3, 15))]

        happened = [(day, to) for day, to, _text in run(date(2018, 3, 2), date(2018, 3, 15))]

        assert sorted(happened) == sorted(foreseen)
        assert foreseen


def test_the_preview_counts_everybodys_tasks_once(
    pair: tuple[Supervisor, Candidate], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pair
    finance.claim(ClaimStatus.SENT, on=date(2018, 3, 2))
    only_leader()
    people.administrator()
    counted: list[int] = []

    def noted(user: User, *given: Any) -> Any:
        counted.append(user.pk)
        return tasks_of(user, *given)

    monkeypatch.setattr("alisvest.dashboard.queries.reminders.tasks_of", noted)

    assert coming(date(2018, 3, 2), date(2018, 3, 15))
    assert len(counted) == len(set(counted))


def test_a_gathered_reminder_is_left_out_of_the_digest_when_its_task_is_done(
    pair: tuple[Supervisor, Candidate],
) -> None:
    made, doctor = pair
    other = candidates.candidate_in(municipalities.municipality())
    supervision.assignment(made, other, start=date(2018, 2, 1))
    reader = supervision.signed_up(made)
    choose_rhythm(reader, Rhythm.DAILY)
    with clock.at(datetime(2018, 3, 5, 8, tzinfo=clock.OSLO)):
        remind(date(2018, 3, 5))
    supervision.meeting(doctor, made, date(2018, 2, 10))
    with clock.at(datetime(2018, 3, 6, 7, tzinfo=clock.OSLO)):
        sent = send_digests()

    digest = Mail.objects.get(kind=MailKind.DIGEST)
    dropped, told = Mail.objects.filter(receiver=reader, kind=MailKind.REMINDER).order_by("status").reverse()
    assert sent == 1
    assert (dropped.status, dropped.digest) == (MailStatus.WITHDRAWN, None)
    assert (told.status, told.digest) == (MailStatus.GATHERED, digest)
    assert other.name in digest.body
    assert doctor.name not in digest.body


def test_no_digest_is_sent_when_everything_was_done(pair: tuple[Supervisor, Candidate]) -> None:
    made, doctor = pair
    choose_rhythm(supervision.signed_up(made), Rhythm.DAILY)
    with clock.at(datetime(2018, 3, 5, 8, tzinfo=clock.OSLO)):
        remind(date(2018, 3, 5))
    supervision.meeting(doctor, made, date(2018, 2, 10))
    with clock.at(datetime(2018, 3, 6, 7, tzinfo=clock.OSLO)):
        sent = [send_digests(), send_digests()]

    assert sent == [0, 0]
    assert not Mail.objects.filter(kind=MailKind.DIGEST).exists()

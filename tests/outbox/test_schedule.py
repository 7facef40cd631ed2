"""Which slot is due when, in Norwegian time and across both clock changes; and each slot is run once."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models.functions import Now
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from alisvest.core import clock
from alisvest.outbox import housekeeping, schedule
from alisvest.outbox.actions import jobs
from alisvest.outbox.models import JobRun, JobState, Mail
from alisvest.outbox.presence import Presence
from alisvest.outbox.schedule import Job, next_slot, slot_at
from tests.make.outbox import mail
from tests.outbox.worker_host import Workers, kill

SPRING, AUTUMN = date(2019, 3, 31), date(2019, 10, 27)
NOON = datetime(2019, 1, 15, 12, tzinfo=clock.OSLO)


def nothing() -> int:
    return 0


def job(**fields: object) -> Job:
    return Job(**{"key": "test.job", "name": "Test", "run": nothing} | fields)  # type: ignore[arg-type]


def utc(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "at", "slot"),
    [
        (date(2019, 1, 15), time(6), utc(date(2019, 1, 15), 5)),
        (date(2019, 7, 15), time(6), utc(date(2019, 7, 15), 4)),
        (SPRING, time(6), utc(SPRING, 4)),
        (AUTUMN, time(6), utc(AUTUMN, 5)),
        (SPRING, time(2, 30), utc(SPRING, 1, 30)),  # does not exist: half past three
        (AUTUMN, time(2, 30), utc(AUTUMN, 0, 30)),  # comes twice: the first
    ],
)
def test_a_daily_slot_is_norwegian_time(day: date, at: time, slot: datetime) -> None:
    daily = job(at=at)

    assert slot_at(daily, slot) == slot
    before = slot_at(daily, slot - timedelta(seconds=1))
    assert before is not None
    assert before.astimezone(clock.OSLO).date() == day - timedelta(days=1)
    assert next_slot(daily, slot - timedelta(seconds=1)) == slot


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
@pytest.mark.parametrize("at", [time(0), time(2), time(2, 30), time(3), time(23, 59)])
def test_every_day_has_exactly_one_slot_also_where_the_clock_changes(day: date, at: time) -> None:
    start = utc(day - timedelta(days=2), 0)
    moments = [start + timedelta(minutes=5 * step) for step in range(5 * 24 * 12)]
    slots = {slot_at(job(at=at), moment) for moment in moments if slot_at(job(at=at), moment) >= start}  # type: ignore[operator]

    assert len({slot.astimezone(clock.OSLO).date() for slot in slots if slot}) == len(slots)
    assert len(slots) in {4, 5}


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_often_is_as_often_on_the_days_when_the_clock_changes(day: date) -> None:
    often = job(every=timedelta(minutes=10))
    start = utc(day - timedelta(days=1), 22)
    slots = {slot_at(often, start + timedelta(minutes=step)) for step in range(26 * 60)}

    assert len(slots) == 26 * 6


def test_mondays_only() -> None:
    mondays = job(at=time(6), on=lambda day: day.weekday() == 0)

    assert slot_at(mondays, NOON) == utc(date(2019, 1, 14), 5)
    assert next_slot(mondays, NOON) == utc(date(2019, 1, 21), 5)


def test_a_job_says_either_when_or_how_often() -> None:
    with pytest.raises(ValueError, match=r"test\.job"):
        job()
    with pytest.raises(ValueError, match=r"test\.job"):
        job(at=time(6), every=timedelta(minutes=1))


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Let the schedule hold only these jobs, and let it be noon."""
    monkeypatch.setattr(schedule, "_jobs", {})
    with clock.at(NOON):
        yield schedule.register


def round_() -> int:
    with Presence() as presence:
        return jobs.run_due(presence)


def test_a_slot_is_run_once_and_the_next_one_again(only: Callable[..., None]) -> None:
    calls: list[int] = []

    def run() -> int:
        calls.append(1)
        return 7

    only(job(at=time(6), run=run))

    assert [round_(), round_()] == [1, 0]
    with clock.at(NOON + timedelta(days=1)):
        assert [round_(), round_()] == [1, 0]
    assert len(calls) == 2
    assert list(JobRun.objects.order_by("slot").values_list("state", "handled")) == [("done", 7), ("done", 7)]


def test_a_job_that_fails_stops_no_other_and_is_tried_three_times(only: Callable[..., None]) -> None:
    def fail() -> int:
        raise ValueError("no")

    only(job(at=time(6), run=fail), job(key="test.other", at=time(6)))

    assert [round_(), round_()] == [2, 0]
    for _wait in range(4):
        JobRun.objects.filter(state=JobState.FAILED).update(finished_at=Now() - timedelta(minutes=11))
        round_()
    failed = JobRun.objects.get(job="test.job")
    assert (failed.state, failed.tries, failed.error) == (JobState.FAILED, 3, "ValueError: no")
    assert JobRun.objects.get(job="test.other").state == JobState.DONE


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("locked", "ran"), [(True, 1), (False, 2)])
def test_two_workers_at_once_run_it_once(
    only: Callable[..., None], monkeypatch: pytest.MonkeyPatch, *, locked: bool, ran: int
) -> None:
    """Without the lock, the control, both run it."""
    calls: list[int] = []
    both, running = threading.Barrier(2), threading.Barrier(2)

    def run() -> int:
        calls.append(1)
        if locked:
            threading.Event().wait(0.3)
        else:
            running.wait(60)
        return 1

    only(job(at=time(6), run=run))
    if not locked:
        monkeypatch.setattr(Presence, "take", lambda *_args: True)

    def work() -> None:
        both.wait(60)
        with clock.at(NOON):
            round_()
        connection.close()

    threads = [threading.Thread(target=work) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)

    assert len(calls) == ran
    assert JobRun.objects.get().state == JobState.DONE


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_of_a_job_leaves_it_to_another() -> None:
    with Workers(port=9, database=connection.settings_dict["NAME"]) as workers:
        first = workers.start("start slow job")
        wait_until(lambda: JobRun.objects.filter(job="test.host", state="running").exists())
        kill(first)
        workers.start("start quick job")
        wait_until(lambda: JobRun.objects.filter(job="test.host", state="done").exists())

    run = JobRun.objects.get(job="test.host")
    assert (run.tries, run.handled) == (2, 5)


def wait_until(true: Callable[[], bool], seconds: float = 60) -> None:
    over = threading.Event()
    for _step in range(int(seconds / 0.05)):
        if true():
            return
        over.wait(0.05)
    pytest.fail("It did not happen.")


def test_the_timers_command_runs_what_is_due(only: Callable[..., None], capsys: pytest.CaptureFixture[str]) -> None:
    only(job(at=time(6)))
    call_command("run_due")

    assert capsys.readouterr().out == "1 jobs have run.\n"
    assert JobRun.objects.get().state == JobState.DONE


# --- background tasks whose worker was killed ---


def task(*workers: str, minutes_ago: int = 0) -> "DBTaskResult[Any, Any]":
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        started_at=timezone.now() - timedelta(minutes=minutes_ago),  # noqa: TID251  the library's own time
        args_kwargs={"args": [], "kwargs": {}},
        task_path="finance.tasks.issue_statements",
        backend_name="default",
        run_after=timezone.now(),  # noqa: TID251
        exception_class_path="",
        traceback="",
        worker_ids=list(workers),
    )


def test_a_task_whose_worker_died_starts_again_and_one_whose_worker_lives_does_not() -> None:
    with Presence() as living, Presence() as died:
        lost, busy = task(died.name), task(living.name)
        hopeless = task("alis-1", "alis-2", died.name)
        unknown, old = task("somebody"), task("somebody", minutes_ago=61)
        died.leave()
        with Presence() as sweeper:
            assert jobs.put_back_lost_tasks(sweeper) == 3
        states = [DBTaskResult.objects.get(pk=each.pk).status for each in (lost, busy, hopeless, unknown, old)]

    assert states == ["READY", "RUNNING", "FAILED", "RUNNING", "READY"]


# --- the ground's own jobs ---


def test_mail_that_waits_over_an_hour_is_said_aloud(caplog: pytest.LogCaptureFixture) -> None:
    late = mail()
    mail()
    Mail.objects.filter(pk=late.pk).update(waiting_since=Now() - timedelta(minutes=61))

    assert housekeeping.watch_mail() == 1
    assert "1 mails have waited" in caplog.text


def test_what_has_run_out_is_deleted_and_the_rest_stays() -> None:
    for name, days in (("old", 91), ("new", 89)):
        JobRun.objects.create(job=name, slot=NOON, state="done", finished_at=Now() - timedelta(days=days))
    done, running = task(), task()
    DBTaskResult.objects.filter(pk=done.pk).update(finished_at=Now() - timedelta(days=31), status="SUCCESSFUL")

    assert jobs.clear_expired() == 2

    assert list(JobRun.objects.values_list("job", flat=True)) == ["new"]
    assert list(DBTaskResult.objects.values_list("pk", flat=True)) == [running.pk]

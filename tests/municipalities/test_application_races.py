"""Two savers, two signers, and a submission while the round closes; each with the guard away as its control."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from municipalities import rules
from municipalities.actions import (
    reopen_application,
    save_section,
    stand_after_deadline,
    submission,
    submit_application,
)
from municipalities.actions.application import locked
from municipalities.models import Application, Submission, section_of
from municipalities.queries import content_sha256
from municipalities.workflow import ApplicationStatus
from tests.make import municipalities as make

pytestmark = pytest.mark.django_db(transaction=True)
IN_TIME = date(2017, 3, 10)
CLOSES = datetime(2017, 3, 16, tzinfo=clock.OSLO)


def at_once(*verbs: Callable[[], object], when: "datetime | date" = IN_TIME) -> list[str]:
    """Do all at the same moment; return "done", "refused" or "collision" for each."""
    start = Barrier(len(verbs))

    def do(verb: Callable[[], object]) -> str:
        start.wait()
        try:
            with clock.at(when):
                verb()
        except RefusedError:
            return "refused"
        except IntegrityError:
            return "collision"
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(verbs)) as pool:
        return list(pool.map(do, verbs))


def both_save(application: Application) -> list[str]:
    writers = [make.member(application.municipality) for _ in range(2)]

    def save(writer: User) -> Callable[[], object]:
        return lambda: save_section(application, "backup", {"backup": writer.email}, by=writer, version=0)

    return at_once(*(save(writer) for writer in writers))


def test_of_two_savers_one_sees_the_other_and_nothing_is_overwritten() -> None:
    application = make.application(complete=False)

    assert sorted(both_save(application)) == ["done", "refused"]
    section = section_of(Application.objects.get(pk=application.pk), "backup")
    assert section is not None
    assert section.version == 1


def test_without_the_comparison_the_second_overwrites_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "refuse_conflict", lambda *_args, **_given: None)
    application = make.application(complete=False)

    assert both_save(application) == ["done", "done"]
    section = section_of(Application.objects.get(pk=application.pk), "backup")
    assert section is not None
    assert section.version == 2


def both_submit(application: Application) -> list[str]:
    signers = [make.member(application.municipality, Role.SIGNER) for _ in range(2)]
    return at_once(*(lambda signer=signer: submit_application(application, by=signer) for signer in signers))


def test_of_two_signers_one_submits() -> None:
    application = make.application()

    assert sorted(both_submit(application)) == ["done", "refused"]
    assert Submission.objects.filter(application=application).count() == 1


def test_without_the_lock_both_pass_the_rule_and_collide_in_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    read, draw = Barrier(2), submission._drawn_and_printed

    def unlocked(application: Application, by: User) -> Application:
        return Application.objects.visible_to(by).select_related("round", "municipality").get(pk=application.pk)

    def when_both_have_read(*args: Any, **given: Any) -> Any:
        read.wait()
        return draw(*args, **given)

    monkeypatch.setattr(submission, "locked", unlocked)
    monkeypatch.setattr(submission, "_drawn_and_printed", when_both_have_read)
    application = make.application()

    assert sorted(both_submit(application)) == ["collision", "done"]


def submit_behind_a_lock(monkeypatch: pytest.MonkeyPatch, moments: list[datetime]) -> str:
    """Let a signer's submission wait for the row's lock while the clock goes on to the last of the moments."""
    application = make.application()
    signer = make.member(application.municipality, Role.SIGNER)
    asked, now = Event(), {"is": moments[0]}
    unpatched = locked

    def late(row: Application, by: User) -> Application:
        asked.set()
        return unpatched(row, by)

    monkeypatch.setattr(submission, "locked", late)
    monkeypatch.setattr(clock, "now", lambda: now["is"])

    def submit() -> str:
        try:
            submit_application(application, by=signer)
        except RefusedError:
            return "refused"
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Application.objects.select_for_update().get(pk=application.pk)
            answer = pool.submit(submit)
            assert asked.wait(60)
            now["is"] = moments[-1]
        return answer.result(60)


def test_the_moment_counts_at_which_the_lock_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    assert submit_behind_a_lock(monkeypatch, [CLOSES - timedelta(seconds=1), CLOSES]) == "refused"


def test_with_a_clock_that_stands_still_the_same_submission_is_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    assert submit_behind_a_lock(monkeypatch, [CLOSES - timedelta(seconds=1)]) == "done"


def test_the_deadlines_job_and_a_last_submission_leave_one_whole_answer() -> None:
    application = make.application()
    signer = make.member(application.municipality, Role.SIGNER)
    with clock.at(IN_TIME):
        submit_application(application, by=signer)
        reopen_application(application, by=signer)
        save_section(application, "backup", {"backup": "Amended"}, by=signer)

    def in_time() -> object:
        with clock.at(CLOSES - timedelta(seconds=1)):
            return submit_application(application, by=signer)

    at_once(in_time, stand_after_deadline, when=CLOSES)

    stands = Application.objects.get(pk=application.pk)
    assert stands.status == ApplicationStatus.SUBMITTED
    last = stands.submissions.order_by("-version")[0]
    assert content_sha256(stands) == stands.content_sha256 == last.content_sha256

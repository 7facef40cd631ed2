"""Two who score at once: one of two windows is told, two reviewers both save."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import IntegrityError, connection

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Refusal, RefusedError
from municipalities import rules
from municipalities.actions import assessment as actions
from municipalities.models import Application, Assessment, Score
from municipalities.workflow import ApplicationStatus, AssessmentStatus
from tests.make import assessment as made
from tests.make import municipalities as make
from tests.make import people, review
from tests.make.assessment import save

S = ApplicationStatus
TODAY = date(2017, 3, 20)


@pytest.fixture(autouse=True)
def _after_the_deadline() -> Iterator[None]:
    with clock.at(TODAY):
        yield


def reviewer() -> User:
    return review.declared(people.user(Role.PROJECT_LEADER))


def _at_once(application: Application, savers: list[tuple[User, int, int | None]]) -> list[str]:
    start = Barrier(len(savers))

    def one(saver: tuple[User, int, int | None]) -> str:
        by, value, version = saver
        start.wait()
        try:
            with clock.at(TODAY):
                save(application, by, value, value, value, version=version)
        except RefusedError:
            return "refused"
        except IntegrityError:
            return "collision"
        else:
            return "saved"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(savers)) as pool:
        return sorted(pool.map(one, savers))


@pytest.mark.django_db(transaction=True)
def test_two_windows_at_once_save_one_and_tell_the_other() -> None:
    application = make.application(S.SUBMITTED)
    made.criteria(application.round)
    leader = reviewer()

    assert _at_once(application, [(leader, 1, 0), (leader, 4, 0)]) == ["refused", "saved"]
    assert len({*Score.objects.values_list("value", flat=True)}) == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_two_windows_collide(monkeypatch: pytest.MonkeyPatch) -> None:
    application = make.application(S.SUBMITTED)
    made.criteria(application.round)
    leader = reviewer()
    met, refuse_older = Barrier(2), rules.refuse_older

    def unlocked(given: Application, by: User) -> Application:
        return Application.objects.visible_to(by).select_related("round", "municipality").get(pk=given.pk)

    def when_both_have_read(assessment: Assessment, *, version: int) -> Refusal | None:
        met.wait()
        return refuse_older(assessment, version=version)

    monkeypatch.setattr(actions, "locked", unlocked)
    monkeypatch.setattr(rules, "refuse_older", when_both_have_read)

    assert "collision" in _at_once(application, [(leader, 1, 0), (leader, 4, 0)])


@pytest.mark.django_db(transaction=True)
def test_two_reviewers_at_once_both_save() -> None:
    application = make.application(S.SUBMITTED)
    made.criteria(application.round)
    both = [reviewer(), reviewer()]

    assert _at_once(application, [(both[0], 1, 0), (both[1], 4, 0)]) == ["saved", "saved"]
    assert Assessment.objects.filter(status=AssessmentStatus.DONE).count() == 2


# Others' scores

"""What holds when several change a post at once, each beside a control that shows the race to be real."""

import threading
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection

from alisvest.changes.actions.amendment import approve_amendment, propose_amendment
from alisvest.changes.actions.leaving import leave_post
from alisvest.changes.models import Amendment
from alisvest.changes.queries.amendment import preview
from alisvest.changes.queries.leaving import leaving_of
from alisvest.changes.workflow import AmendmentKind, AmendmentStatus
from alisvest.core import clock
from alisvest.core.rules import RefusedError
from alisvest.programme.actions import load_founding_values
from candidates.actions import fill_position
from candidates.models import Employment, EmploymentEnd
from candidates.workflow import LeavingReason
from municipalities.models import Workplace
from municipalities.workflow import PositionStatus
from tests.make import candidates, people, review
from tests.runtime_role import as_owner

pytestmark = pytest.mark.django_db(transaction=True)
START, TODAY, EFFECT = date(2017, 9, 1), date(2019, 1, 15), date(2019, 3, 1)


def together(*works: Callable[[], object]) -> list[object]:
    """Run the works at the same moment, each on its own connection; return what each gave or raised."""
    barrier = threading.Barrier(len(works))
    results: list[object] = [None] * len(works)

    def run(place: int, work: Callable[[], object]) -> None:
        try:
            barrier.wait(60)
            with clock.at(TODAY):
                results[place] = work()
        except (RefusedError, IntegrityError) as error:
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=item) for item in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return results


@pytest.fixture
def employment() -> Employment:
    load_founding_values(by=None)
    return candidates.employment(start=START)


def propose(employment: Employment, percentage: int) -> Amendment:
    return propose_amendment(
        employment.position,
        kind=AmendmentKind.FRACTION,
        effect_on=EFFECT,
        percentage=Decimal(percentage),
        by=people.project_leader(),
    )


def test_of_two_proposals_at_once_one_waits(employment: Employment) -> None:
    results = together(lambda: propose(employment, 80), lambda: propose(employment, 60))

    assert sum(isinstance(result, Amendment) for result in results) == 1
    assert sum(isinstance(result, RefusedError) for result in results) == 1
    assert Amendment.objects.count() == 1


def test_of_two_approvals_at_once_one_writes(employment: Employment) -> None:
    amendment = propose(employment, 80)
    amendment.refresh_from_db()
    shown = preview(amendment, today=TODAY).fingerprint

    def approve() -> Amendment:
        return approve_amendment(amendment, fingerprint=shown, by=people.project_leader())

    results = together(approve, approve)

    assert sum(isinstance(result, Amendment) for result in results) == 1
    assert sum(isinstance(result, RefusedError) for result in results) == 1
    assert Employment.objects.count() == 2
    assert Amendment.objects.get().status == AmendmentStatus.APPROVED


def test_an_approval_and_a_leaving_at_once_never_both_hold_what_the_other_did_not_see(employment: Employment) -> None:
    amendment = propose(employment, 80)
    amendment.refresh_from_db()
    shown = preview(amendment, today=TODAY).fingerprint
    left = leaving_of(employment, last=date(2019, 2, 28), today=TODAY).fingerprint

    def approve() -> Amendment:
        return approve_amendment(amendment, fingerprint=shown, by=people.project_leader())

    def leave() -> EmploymentEnd:
        return leave_post(
            employment,
            last_day=date(2019, 2, 28),
            reason=LeavingReason.OTHER_POST,
            fingerprint=left,
            by=people.project_leader(),
        )

    results = together(approve, leave)

    assert sum(isinstance(result, RefusedError) for result in results) == 1
    assert EmploymentEnd.objects.exists() != (Employment.objects.count() == 2)


def test_employing_the_next_while_the_first_leaves_gives_one_doctor_a_day(employment: Employment) -> None:
    shown = leaving_of(employment, last=date(2019, 1, 31), today=TODAY).fingerprint

    def leave() -> EmploymentEnd:
        return leave_post(
            employment,
            last_day=date(2019, 1, 31),
            reason=LeavingReason.OTHER_POST,
            fingerprint=shown,
            by=people.project_leader(),
        )

    def employ() -> Employment:
        return fill_position(
            employment.position,
            name="Ny Lege",
            hpr_number="7654321",
            start=date(2019, 2, 1),
            percentage=100,
            by=people.project_leader(),
        )

    results = together(leave, employ)

    employment.position.refresh_from_db()
    came = isinstance(results[1], Employment)
    assert isinstance(results[0], EmploymentEnd)
    assert employment.position.status == (PositionStatus.FILLED if came else PositionStatus.VACANT)
    assert Employment.objects.filter(valid__contains=date(2019, 2, 1)).count() == int(came)


def _two_workplaces(shares: tuple[int, int]) -> list[object]:
    post = review.position(start=START)

    def write(name: str, share: int) -> Workplace:
        return Workplace.objects.create(position=post, name=name, share=share, valid=(START, None))

    return together(lambda: write("A", shares[0]), lambda: write("B", shares[1]))


def test_the_database_holds_the_sum_of_workplaces_against_two_writers() -> None:
    """Even beside the verbs: two writers who do not see each other's row come to a hundred per cent at most."""
    results = _two_workplaces((60, 60))

    assert sum(isinstance(result, IntegrityError) for result in results) == 1
    assert Workplace.objects.count() == 1


def test_control_without_the_trigger_both_rows_stand() -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE municipalities_workplace DISABLE TRIGGER USER")
    try:
        assert not [result for result in _two_workplaces((60, 60)) if isinstance(result, IntegrityError)]
        assert Workplace.objects.count() == 2
    finally:
        with as_owner(), connection.cursor() as cursor:
            cursor.execute("ALTER TABLE municipalities_workplace ENABLE TRIGGER USER")

"""What holds when several do it at once, each beside a control that shows the race to be real."""

import threading
from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

import pgtrigger
import pytest
from django.db import IntegrityError, connection, transaction

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.rules import RefusedError
from finance import actions
from finance.actions import ledger
from finance.models import Account, CapUse, Claim, Entry, Grant, Voucher
from finance.queries.verification import faults
from finance.workflow import AccountUse, ClaimStatus, VoucherKind
from tests.make import finance, municipalities, people
from tests.runtime_role import as_owner

pytestmark = pytest.mark.django_db(transaction=True)
KR = finance.KR
AFTER = date(2019, 2, 1)


def together(*works: Callable[[], object]) -> list[object]:
    """Run the works at the same moment, each on its own connection; return what each gave or raised."""
    barrier = threading.Barrier(len(works))
    results: list[object] = [None] * len(works)

    def run(place: int, work: Callable[[], object]) -> None:
        try:
            barrier.wait(60)
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


def attested_claims(number: int, asked: int) -> list[Claim]:
    place = municipalities.municipality()
    doctor = finance.employed(place)
    return [
        finance.claim(ClaimStatus.ATTESTED, municipality=place, candidate=doctor, asked=asked)
        for _each in range(number)
    ]


def refunded() -> int:
    entries = Entry.objects.filter(account__use=AccountUse.COURSE_FEE)
    return sum(entries.values_list("amount", flat=True))


def test_eight_authorisations_at_once_stay_within_the_cap() -> None:
    claims = attested_claims(8, 60_000 * KR)

    def authorise(claim: Claim) -> Claim:
        with clock.at(finance.IN_2018):
            return actions.authorise_claim(claim, by=people.project_leader())

    results = together(*(lambda claim=claim: authorise(claim) for claim in claims))

    assert sum(isinstance(result, Claim) for result in results) == 3
    assert sum(isinstance(result, RefusedError) for result in results) == 5
    assert (CapUse.objects.get().used, refunded()) == (180_000 * KR, 180_000 * KR)
    assert list(faults()) == []


def test_control_summing_before_entering_lets_all_eight_in() -> None:
    place = municipalities.municipality()
    doctor = finance.employed(place)
    finance.year()
    leader = people.project_leader()
    looked = threading.Barrier(8)

    def naive() -> Voucher | None:
        with transaction.atomic():
            left = 200_000 * KR - refunded()
            looked.wait(60)
            if left < 60_000 * KR:
                return None
            cost = ledger.Line(
                AccountUse.COURSE_FEE, 60_000 * KR, municipality=place.pk, candidate=doctor.pk, candidate_year=2018
            )
            lines = (
                cost,
                ledger.Line(AccountUse.BANK, -60_000 * KR),
            )
            return ledger.post(ledger.Posting(VoucherKind.REFUND_AUTHORISED, finance.IN_2018, lines), by=leader)

    together(*[naive] * 8)
    assert refunded() == 480_000 * KR


def test_numbers_have_no_gap_when_eight_post_and_some_fail() -> None:
    finance.year()
    leader = people.project_leader()

    def post(*, fail: bool) -> Voucher:
        with transaction.atomic():
            voucher = ledger.post(finance.posting(), by=leader)
            if fail:
                raise IntegrityError
            return voucher

    together(*(lambda fail=place % 3 == 0: post(fail=fail) for place in range(8)))

    assert sorted(Voucher.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5]
    assert list(faults()) == []


def test_control_a_sequence_leaves_gaps() -> None:
    finance.year()
    leader = people.project_leader()
    numbers = iter(range(1, 100))
    lock = threading.Lock()

    def post() -> Voucher:
        with transaction.atomic():
            with lock:
                number = next(numbers)
            voucher = Voucher(year_id=2018, number=number, kind="grant_received", booked_on=finance.IN_2018)
            voucher.posted_by, voucher.posted_at = leader, clock.now()
            voucher.save()
            account = Account.objects.earliest("pk")
            for amount in (1, -1):
                Entry.objects.create(voucher=voucher, account=account, booked_on=finance.IN_2018, amount=amount)
            if number % 3 == 0:  # whoever drew it, others draw higher ones
                raise IntegrityError
            return voucher

    together(*[post] * 8)
    assert len(list(faults())) > 0


def _closing_meets_posting(*, seconds: float) -> tuple[bool, bool]:
    """Post slowly while the year is closed. Return whether it was posted, and whether the chain holds every voucher.

    The posting waits so many seconds for the closing, or until it is done.
    """
    finance.voucher()
    leader = people.project_leader()
    posting, closing = threading.Event(), threading.Event()

    def post() -> Voucher:
        with transaction.atomic():
            voucher = ledger.post(finance.posting(), by=leader)
            posting.set()
            closing.wait(seconds)  # the closing stands in line, or in the control has gone past
            return voucher

    def close() -> object:
        posting.wait(60)
        with clock.at(AFTER):
            closed = actions.close_year(2018, by=leader)
        closing.set()
        return closed

    results = together(post, close)
    return isinstance(results[0], Voucher), list(faults()) == []


def test_a_closing_waits_for_the_posting_under_way() -> None:
    assert _closing_meets_posting(seconds=1) == (True, True)


def test_control_without_the_lock_the_closed_year_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "_hold_open", lambda _years: None)
    plain = ledger.post

    def unlocked(posting: ledger.Posting, *, by: User) -> Voucher:
        with as_owner(), pgtrigger.ignore("finance.Voucher:voucher_year_open"):
            return plain(posting, by=by)

    monkeypatch.setattr(ledger, "post", unlocked)
    posted, sound = _closing_meets_posting(seconds=60)
    assert (posted, sound) == (True, False)


def test_the_same_form_twice_at_once_is_one_entry() -> None:
    claim = finance.claim(ClaimStatus.AUTHORISED)
    payer, key = people.administrator(), uuid4()

    def pay() -> Claim:
        with clock.at(finance.IN_2018):
            return actions.pay_claim(claim, paid_on=finance.IN_2018, reference="P1", idempotency_key=key, by=payer)

    results = together(pay, pay, pay)

    assert [type(result) for result in results] == [Claim, Claim, Claim]
    assert Voucher.objects.filter(kind="refund_paid").count() == 1


def test_control_without_a_key_only_the_first_is_taken_and_the_others_are_told() -> None:
    claim = finance.claim(ClaimStatus.AUTHORISED)
    payer = people.administrator()

    def pay() -> Claim:
        with clock.at(finance.IN_2018):
            return actions.pay_claim(claim, paid_on=finance.IN_2018, reference="P1", by=payer)

    results = together(pay, pay, pay)
    assert sorted(type(result).__name__ for result in results) == ["Claim", "RefusedError", "RefusedError"]


def test_the_same_grant_form_twice_at_once_is_one_grant_and_without_key_two() -> None:
    finance.year()
    leader, key = people.project_leader(), uuid4()

    def record(reference: str, key: UUID | None) -> Grant:
        with clock.at(finance.IN_2018):
            return actions.record_grant(
                year=2018, amount=KR, received_on=finance.IN_2018, reference=reference, idempotency_key=key, by=leader
            )

    together(*[lambda: record("A", key)] * 3)
    assert Voucher.objects.count() == 1
    together(lambda: record("B", None), lambda: record("C", None))
    assert Voucher.objects.count() == 3

"""A correction is a mirror image, once, and what the voucher stood for goes back."""

import pytest
from django.db import IntegrityError, transaction

from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from finance import actions
from finance.actions.ledger import Line, Posting, post
from finance.models import CapUse, Grant
from finance.queries.verification import faults
from finance.workflow import AccountUse, ClaimStatus, VoucherKind
from tests.finance.test_post import see_deferred
from tests.make import finance, people

KR = finance.KR
IN_2018 = finance.IN_2018


def test_a_reversal_mirrors_every_line() -> None:
    voucher = finance.authorised(finance.claim(ClaimStatus.AUTHORISED))
    with clock.at(IN_2018):
        reversal = actions.reverse_voucher(voucher, reason="Entered twice", by=people.project_leader())
    see_deferred()

    fields = ("account", "municipality", "candidate", "candidate_year", "grant_year", "category")
    before = sorted(voucher.entries.values_list(*fields, "amount"), key=str)
    after = sorted(((*row[:-1], -row[-1]) for row in reversal.entries.values_list(*fields, "amount")), key=str)
    assert before == after
    assert list(faults()) == []


def test_an_authorisation_reversed_frees_the_cap_and_returns_the_claim() -> None:
    claim = finance.claim(ClaimStatus.AUTHORISED)
    with clock.at(IN_2018):
        actions.reverse_voucher(finance.authorised(claim), reason="Wrong category", by=people.project_leader())
    claim.refresh_from_db()

    assert (claim.status, claim.voucher, claim.return_comment) == (ClaimStatus.RETURNED, None, "Wrong category")
    assert CapUse.objects.get().used == 0
    assert claim.lines.get().approved is None


def test_a_paid_refund_is_not_reversed_before_its_payment() -> None:
    claim = finance.claim(ClaimStatus.PAID)

    with clock.at(IN_2018), pytest.raises(RefusedError):
        actions.reverse_voucher(finance.authorised(claim), reason="Wrong", by=people.project_leader())


def test_a_grant_reversed_no_longer_stands() -> None:
    finance.year()
    leader = people.project_leader()
    with clock.at(IN_2018):
        grant = actions.record_grant(year=2018, amount=5 * KR, received_on=IN_2018, reference="1", by=leader)
        with pytest.raises(RefusedError):
            actions.record_grant(year=2018, amount=5 * KR, received_on=IN_2018, reference="1", by=leader)
        actions.reverse_voucher(grant.voucher, reason="Wrong amount", by=leader)
        assert not Grant.objects.standing().exists()
        actions.record_grant(year=2018, amount=6 * KR, received_on=IN_2018, reference="1", by=leader)


def test_a_voucher_is_reversed_once_and_a_reversal_never() -> None:
    voucher, leader = finance.voucher(), people.project_leader()
    with clock.at(IN_2018):
        reversal = actions.reverse_voucher(voucher, reason="Wrong", by=leader)
        for again in (voucher, reversal):
            with pytest.raises(RefusedError):
                actions.reverse_voucher(again, reason="Wrong", by=leader)


@pytest.mark.parametrize(("role", "reason"), [(Role.ADMINISTRATOR, "Wrong"), (Role.PROJECT_LEADER, " ")])
def test_only_the_leader_reverses_and_says_why(role: Role, reason: str) -> None:
    voucher = finance.voucher()

    with clock.at(IN_2018), pytest.raises(RefusedError):
        actions.reverse_voucher(voucher, reason=reason, by=people.user(role))


@pytest.mark.parametrize("amounts", [(-99 * KR, 99 * KR), (100 * KR, -100 * KR), (-100 * KR, 50 * KR, 50 * KR)])
def test_the_database_takes_no_reversal_that_does_not_mirror(amounts: tuple[int, ...]) -> None:
    voucher = finance.voucher(100 * KR)
    uses = (AccountUse.BANK, AccountUse.GRANT, AccountUse.GRANT)
    lines = [Line(use, amount, grant_year=2018) for use, amount in zip(uses, amounts, strict=False)]
    posting = Posting(VoucherKind.REVERSAL, IN_2018, lines, {"voucher": "x"}, reverses=voucher)

    with pytest.raises(IntegrityError, match="does not mirror"), transaction.atomic():
        post(posting, by=people.project_leader())
        see_deferred()


def test_the_database_takes_one_reversal_alone() -> None:
    voucher, leader = finance.voucher(), people.project_leader()
    with clock.at(IN_2018):
        actions.reverse_voucher(voucher, reason="Wrong", by=leader)
    lines = [Line(AccountUse.BANK, -100 * KR, grant_year=2018), Line(AccountUse.GRANT, 100 * KR, grant_year=2018)]

    with pytest.raises(IntegrityError, match="finance_voucher_reverses_id_key"), transaction.atomic():
        post(Posting(VoucherKind.REVERSAL, IN_2018, lines, {"voucher": "x"}, reverses=voucher), by=leader)

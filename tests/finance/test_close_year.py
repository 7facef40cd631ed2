"""A closed year takes nothing, and its chain finds what was changed behind everybody's back."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, transaction

from alisvest.core import clock
from alisvest.core.rules import RefusedError
from finance import actions
from finance.actions.ledger import post
from finance.models import CapUse, FinancialYear, MonthSum, Seal, Voucher, VoucherSeries
from finance.workflow import ClaimStatus, VoucherKind
from tests.finance.test_post import see_deferred
from tests.make import finance, people
from tests.runtime_role import as_owner

AFTER = date(2019, 2, 1)


def closed(vouchers: int = 3) -> FinancialYear:
    finance.year()
    for amount in range(1, vouchers + 1):
        finance.voucher(amount)
    see_deferred()
    with clock.at(AFTER):
        return actions.close_year(2018, by=people.project_leader())


def tamper(sql: str) -> None:
    """Change rows as only the owner with the guards off could."""
    see_deferred()
    with as_owner(), connection.cursor() as cursor:
        tables = ("finance_voucher", "finance_entry", "finance_seal", "finance_financialyear")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(sql)
        see_deferred()
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def test_closing_seals_every_voucher_and_the_ledger_verifies(capsys: pytest.CaptureFixture[str]) -> None:
    year = closed()

    assert (year.status, Seal.objects.count(), len(year.chain_head)) == ("closed", 3, 64)
    assert Seal.objects.latest("voucher__number").sha256 == year.chain_head
    call_command("verify_ledger")
    assert "3 vouchers" in capsys.readouterr().out


def test_a_closed_year_takes_no_voucher_by_any_way() -> None:
    closed()

    with pytest.raises(RefusedError):
        post(finance.posting(), by=people.project_leader())
    with pytest.raises(IntegrityError, match="is not open"), transaction.atomic():
        Voucher.objects.create(
            year_id=2018,
            number=99,
            kind=VoucherKind.GRANT_RECEIVED,
            booked_on=finance.IN_2018,
            posted_by=people.project_leader(),
            posted_at=clock.now(),
        )


def test_a_closed_year_stays_closed() -> None:
    closed()

    with pytest.raises(DatabaseError), transaction.atomic():
        FinancialYear.objects.update(status="open", closed_by=None, closed_at=None, chain_head="")
    with clock.at(AFTER), pytest.raises(RefusedError):
        actions.close_year(2018, by=people.project_leader())


def test_a_year_is_not_closed_before_it_is_over_or_while_claims_wait() -> None:
    finance.claim(ClaimStatus.SENT)
    leader = people.project_leader()
    with clock.at(date(2018, 12, 31)), pytest.raises(RefusedError):
        actions.close_year(2018, by=leader)
    with clock.at(AFTER), pytest.raises(RefusedError) as refused:
        actions.close_year(2018, by=leader)
    assert len(refused.value.refusal.details) == 1


def test_years_are_closed_in_order_and_the_chain_goes_on() -> None:
    finance.year(2017)
    finance.voucher(5, booked_on=date(2017, 10, 1))
    finance.voucher(6)
    leader = people.project_leader()
    with clock.at(AFTER):
        with pytest.raises(RefusedError):
            actions.close_year(2018, by=leader)
        heads = [actions.close_year(year, by=leader).chain_head for year in (2017, 2018)]
    assert heads[0] != heads[1]
    call_command("verify_ledger", stdout=None)


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("UPDATE finance_entry SET amount = amount * 2 WHERE voucher_id = {second}", "2018-2: changed"),
        ("UPDATE finance_voucher SET booked_on = '2018-06-16' WHERE id = {second}", "2018-2: changed"),
        ("UPDATE finance_voucher SET facts = '{{}}' WHERE id = {second}", "2018-2: changed"),
        (
            "UPDATE finance_entry SET amount = amount + 1 WHERE voucher_id = {second} AND amount > 0",
            "2018-2: 2 entries",
        ),
        ("DELETE FROM finance_entry WHERE voucher_id = {second}", "2018-2: 0 entries"),
        ("UPDATE finance_voucher SET number = 7 WHERE id = {second}", "voucher 2 is missing"),
        ("UPDATE finance_seal SET sha256 = repeat('0', 64) WHERE voucher_id = {second}", "2018-2: changed"),
        ("UPDATE finance_financialyear SET chain_head = repeat('0', 64)", "the chain ends in"),
    ],
)
def test_what_was_changed_is_named(sql: str, named: str, capsys: pytest.CaptureFixture[str]) -> None:
    closed()
    second = Voucher.objects.get(number=2).pk
    tamper(sql.format(second=second))

    with pytest.raises(CommandError) as failed:
        call_command("verify_ledger")
    assert failed.value.returncode == 1
    assert named in capsys.readouterr().err


def test_a_wrong_sum_counter_or_number_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    finance.claim(ClaimStatus.AUTHORISED)
    see_deferred()
    MonthSum.objects.update(debit=1)
    CapUse.objects.update(used=0)
    VoucherSeries.objects.update(next_number=9)

    with pytest.raises(CommandError):
        call_command("verify_ledger")
    said = capsys.readouterr().err
    assert "month sum 2018-06" in said
    assert "cap of candidate" in said
    assert "the next number is 9" in said

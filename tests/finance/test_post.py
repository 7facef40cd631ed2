"""What the ledger promises, each promise broken on purpose once."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from pytest_django import DjangoAssertNumQueries

from alisvest.core.rules import RefusedError
from finance.actions.ledger import Line, Posting, post, post_all
from finance.models import Account, Entry, MonthSum, Voucher, VoucherSeries
from finance.queries.verification import faults
from finance.workflow import AccountUse, VoucherKind
from tests.make import finance, people
from tests.runtime_role import as_owner

IN_2018 = finance.IN_2018


def see_deferred() -> None:
    """Ask for the checks that wait for the commit, which a test never reaches."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def bare_voucher(number: int = 99, **fields: object) -> Voucher:
    finance.year()
    return Voucher.objects.create(
        **{
            "year_id": 2018,
            "number": number,
            "kind": VoucherKind.GRANT_RECEIVED,
            "booked_on": IN_2018,
            "posted_by": people.project_leader(),
            "posted_at": "2018-06-15T12:00Z",
        }
        | fields
    )


def entry(voucher: Voucher, amount: int, use: AccountUse = AccountUse.BANK, **fields: object) -> Entry:
    account = Account.objects.get(use=use)
    return Entry.objects.create(
        **{"voucher": voucher, "account": account, "booked_on": IN_2018, "amount": amount} | fields
    )


def test_a_voucher_is_numbered_and_says_what_it_is_in_words() -> None:
    first, second = finance.voucher(), finance.voucher()
    see_deferred()

    assert (first.reference, second.reference) == ("2018-1", "2018-2")
    with override("en"):
        assert first.text == "Grant for 2018 received from Helsedirektoratet, reference 18/1"
    assert VoucherSeries.objects.get().next_number == 3
    assert list(faults()) == []


@pytest.mark.parametrize("amounts", [(10_000, -9_999), (10_000,), (), (1, 1)])
def test_the_database_takes_no_voucher_that_does_not_balance(amounts: tuple[int, ...]) -> None:
    voucher = bare_voucher()
    for amount in amounts:
        entry(voucher, amount)

    with pytest.raises(IntegrityError, match="does not balance"):
        see_deferred()


def test_the_function_refuses_what_does_not_balance_before_the_database_does() -> None:
    finance.year()
    lines = (Line(AccountUse.BANK, 5), Line(AccountUse.GRANT, -4))

    with pytest.raises(ValueError, match="sum to zero"):
        post(Posting(VoucherKind.GRANT_RECEIVED, IN_2018, lines), by=people.project_leader())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE finance_voucher SET booked_on = booked_on",
        "UPDATE finance_entry SET amount = amount",
        "DELETE FROM finance_entry",
        "DELETE FROM finance_voucher",
        "TRUNCATE finance_entry",
        "TRUNCATE finance_voucher CASCADE",
        "UPDATE finance_grant SET amount = amount",
        "UPDATE finance_seal SET sha256 = sha256",
    ],
)
def test_the_runtime_role_has_no_right_to_change_what_is_posted(statement: str) -> None:
    finance.voucher()
    see_deferred()

    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE finance_voucher SET booked_on = booked_on",
        "UPDATE finance_entry SET amount = amount",
        "DELETE FROM finance_entry",
        "DELETE FROM finance_voucher",
        "TRUNCATE finance_entry",
        "TRUNCATE finance_voucher CASCADE",
    ],
)
def test_not_even_the_owner_changes_what_is_posted(statement: str) -> None:
    finance.voucher()
    see_deferred()

    with (
        as_owner(),
        pytest.raises(DatabaseError, match=r"Cannot|cannot be emptied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_an_entry_has_its_vouchers_date() -> None:
    voucher = bare_voucher()

    with pytest.raises(IntegrityError, match="an entry has its date"):
        entry(voucher, 5, booked_on=date(2018, 6, 16))


def test_a_voucher_is_booked_in_its_own_year() -> None:
    with pytest.raises(IntegrityError, match="finance_voucher_booked_in_its_year"):
        bare_voucher(booked_on=date(2019, 1, 1))


def test_an_entry_of_nothing_is_refused() -> None:
    voucher = bare_voucher()

    with pytest.raises(IntegrityError, match="finance_entry_amount_not_zero"):
        entry(voucher, 0)


@pytest.mark.django_db(transaction=True)
def test_a_posted_voucher_takes_no_more_entries() -> None:
    voucher = finance.voucher()

    with pytest.raises(IntegrityError, match="takes no more entries"), transaction.atomic():
        entry(voucher, 5)
        entry(voucher, -5)
    assert voucher.entries.count() == 2


def test_a_year_that_was_never_opened_takes_nothing() -> None:
    finance.chart()

    with pytest.raises(RefusedError, match="2018"):
        post(finance.posting(), by=people.project_leader())


def test_several_vouchers_are_posted_in_the_same_number_of_queries_as_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    finance.year()
    leader = people.project_leader()

    for amount in (1, 60):
        with django_assert_num_queries(7):  # savepoint twice among them
            post_all([finance.posting()] * amount, by=leader)
    assert VoucherSeries.objects.get().next_number == 62


def test_the_months_sums_follow_the_entries() -> None:
    finance.voucher(300)
    finance.voucher(200)
    finance.voucher(7, booked_on=date(2018, 7, 1))

    sums = MonthSum.objects.order_by("month", "account").values_list("month", "account__use", "debit", "credit")
    assert sorted(sums) == [
        (date(2018, 6, 1), "bank", 500, 0),
        (date(2018, 6, 1), "grant", 0, 500),
        (date(2018, 7, 1), "bank", 7, 0),
        (date(2018, 7, 1), "grant", 0, 7),
    ]


class AnyPosting(TestCase):
    """Whatever is posted, the ledger adds up."""

    @settings(max_examples=25, deadline=None)
    @given(
        st.lists(
            st.tuples(
                st.lists(st.integers(-(10**12), 10**12).filter(bool), min_size=1, max_size=5),
                st.dates(date(2018, 1, 1), date(2018, 12, 31)),
            ),
            min_size=1,
            max_size=5,
        )
    )
    def test_sums_numbers_and_month_sums_hold(self, vouchers: list[tuple[list[int], date]]) -> None:
        finance.year()
        postings = []
        for amounts, day in vouchers:
            rest = -sum(amounts)
            lines = [Line(AccountUse.BANK, amount) for amount in amounts]
            if rest:
                lines.append(Line(AccountUse.GRANT, rest))
            if len(lines) > 1:
                postings.append(Posting(VoucherKind.GRANT_RECEIVED, day, lines))
        if postings:
            post_all(postings, by=people.project_leader())
        see_deferred()

        assert list(faults()) == []
        assert [v.number for v in Voucher.objects.order_by("number")] == list(range(1, len(postings) + 1))

"""Does the ledger still add up: chain, sums, numbers, mirrors, counters. Read by `manage.py verify_ledger` and by closing."""

import hashlib
import json
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection
from django.db.models import Sum

from finance.models import CapUse, Entry, FinancialYear, Seal, VoucherSeries
from finance.workflow import AccountKind, YearStatus

GENESIS = "0" * 64  # what the first year's chain begins with

_SEALED = """
    SELECT v.id, v.number, v.kind, v.booked_on, v.facts, v.reverses_id, v.posted_by_id, v.posted_at,
           e.id, a.code, e.amount, e.municipality_id, e.candidate_id, e.candidate_year, e.grant_year, e.category
      FROM public.finance_voucher v
      JOIN public.finance_entry e ON e.voucher_id = v.id
      JOIN public.finance_account a ON a.id = e.account_id
     WHERE v.year_id = %s
     ORDER BY v.number, e.id
"""
_OF_VOUCHER = 8  # columns of _SEALED that are the voucher's


def chain_before(year: int) -> str:
    """Return the head that a year's chain begins with: that of the closed year before it."""
    before = FinancialYear.objects.filter(year__lt=year, status=YearStatus.CLOSED).order_by("-year").first()
    return before.chain_head if before else GENESIS


def seals_of(year: int, head: str) -> Iterator[tuple[int, str]]:
    """Walk a year's vouchers by number as (key, sha256), each hash over the one before it and all that is entered."""
    with connection.cursor() as cursor:
        cursor.execute(_SEALED, [year])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    for voucher, lines in groupby(rows, key=itemgetter(slice(0, _OF_VOUCHER))):
        content = [head, [year, *voucher], [line[_OF_VOUCHER:] for line in lines]]
        head = hashlib.sha256(json.dumps(content, default=_plain, sort_keys=True).encode()).hexdigest()
        yield voucher[0], head


def _plain(value: Any) -> str:
    """Write a date or moment the same wherever it is read: moments in UTC come so from the driver."""
    return str(value.isoformat())


def faults() -> Iterator[str]:
    """Walk everything that does not add up, each named so that it can be found. An empty walk is a sound ledger."""
    yield from _unbalanced()
    yield from _out_of_number()
    yield from _wrong_month_sums()
    yield from _wrong_reversals()
    yield from _broken_chains()
    yield from _wrong_cap_use()


def _rows(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def _unbalanced() -> Iterator[str]:
    for year, number, total, entries in _rows("""
        SELECT v.year_id, v.number, coalesce(sum(e.amount), 0), count(e.id)
          FROM public.finance_voucher v LEFT JOIN public.finance_entry e ON e.voucher_id = v.id
         GROUP BY v.id HAVING coalesce(sum(e.amount), 0) <> 0 OR count(e.id) < 2 ORDER BY 1, 2"""):
        yield f"voucher {year}-{number}: {entries} entries sum to {total} øre"
    for key, year, number in _rows("""
        SELECT e.id, v.year_id, v.number
          FROM public.finance_entry e JOIN public.finance_voucher v ON v.id = e.voucher_id
         WHERE e.booked_on <> v.booked_on ORDER BY 1"""):
        yield f"entry {key} of voucher {year}-{number}: another date than its voucher"


def _out_of_number() -> Iterator[str]:
    for series in VoucherSeries.objects.order_by("year"):
        numbers = _rows(f"SELECT number FROM public.finance_voucher WHERE year_id = {series.pk:d} ORDER BY number")  # noqa: S608  an integer
        expected = 1
        for (number,) in numbers:
            if number != expected:
                yield f"year {series.pk}: voucher {expected} is missing before {number}"
                expected = number
            expected += 1
        if series.next_number != expected:
            yield f"year {series.pk}: the next number is {series.next_number}, expected {expected}"


def _wrong_month_sums() -> Iterator[str]:
    for month, code, municipality, grant_year, kept, summed in _rows("""
        SELECT month, a.code, municipality_id, grant_year, kept, summed FROM (
            SELECT coalesce(m.month, s.month) AS month, coalesce(m.account_id, s.account_id) AS account_id,
                   coalesce(m.municipality_id, s.municipality_id) AS municipality_id,
                   coalesce(m.grant_year, s.grant_year) AS grant_year,
                   (m.debit, m.credit)::text AS kept, (s.debit, s.credit)::text AS summed
              FROM public.finance_monthsum m FULL JOIN (
                SELECT date_trunc('month', booked_on)::date AS month, account_id, municipality_id, grant_year,
                       sum(greatest(amount, 0))::bigint AS debit, sum(greatest(-amount, 0))::bigint AS credit
                  FROM public.finance_entry GROUP BY 1, 2, 3, 4) s
                ON s.month = m.month AND s.account_id = m.account_id
               AND coalesce(s.municipality_id, 0) = coalesce(m.municipality_id, 0)
               AND coalesce(s.grant_year, 0) = coalesce(m.grant_year, 0)
             WHERE (m.debit, m.credit) IS DISTINCT FROM (s.debit, s.credit)
        ) wrong JOIN public.finance_account a ON a.id = wrong.account_id ORDER BY 1, 2, 3, 4"""):
        yield (
            f"month sum {month:%Y-%m} account {code} municipality {municipality} grant year {grant_year}:"
            f" kept {kept}, the entries sum to {summed}"
        )


def _wrong_reversals() -> Iterator[str]:
    for year, number in _rows("""
        SELECT v.year_id, v.number FROM public.finance_voucher v
         WHERE v.reverses_id IS NOT NULL AND EXISTS (
            SELECT 1 FROM public.finance_entry e WHERE e.voucher_id IN (v.id, v.reverses_id)
             GROUP BY account_id, municipality_id, candidate_id, candidate_year, grant_year, category
            HAVING sum(amount) <> 0) ORDER BY 1, 2"""):
        yield f"voucher {year}-{number}: does not mirror the voucher that it reverses"


def _broken_chains() -> Iterator[str]:
    head = GENESIS
    for year in FinancialYear.objects.filter(status=YearStatus.CLOSED).order_by("year"):
        kept = dict(Seal.objects.filter(voucher__year=year).values_list("voucher", "sha256"))
        numbers = dict(year.vouchers.values_list("pk", "number"))
        for voucher, sha256 in seals_of(year.year, head):
            if kept.pop(voucher, None) != sha256:
                yield f"voucher {year.year}-{numbers[voucher]}: changed since the year was closed"
                break  # every seal after it is wrong too, and says nothing more
            head = sha256
        else:
            if kept:
                yield f"year {year.year}: {len(kept)} sealed vouchers have no entries left"
            if head != year.chain_head:
                yield f"year {year.year}: the chain ends in {head}, not in {year.chain_head}"
        head = year.chain_head


def _wrong_cap_use() -> Iterator[str]:
    entered = {
        (row["candidate"], row["candidate_year"]): row["total"]
        for row in Entry.objects.filter(account__kind=AccountKind.COST, candidate__isnull=False)
        .values("candidate", "candidate_year")
        .annotate(total=Sum("amount"))
    }
    for use in CapUse.objects.order_by("year", "candidate"):
        refunded = entered.pop((use.candidate_id, use.year), 0)
        if refunded != use.used:
            yield f"cap of candidate {use.candidate_id} in {use.year}: {use.used} øre used, {refunded} øre entered"
    for (candidate, year), refunded in sorted(entered.items()):
        if refunded:
            yield f"cap of candidate {candidate} in {year}: no counter, {refunded} øre entered"

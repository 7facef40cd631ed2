"""Charging the egenandel and entering its payment."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from alisvest.accounts.models import User
from alisvest.audit.actions import earlier_result, record, remember_result
from alisvest.core import clock
from alisvest.core.rules import require
from alisvest.programme.models import RateKind
from alisvest.programme.queries import rate_on, settlement_in
from finance.actions.ledger import Line, Posting, post
from finance.models import ChargeMode, EgenandelCharge, EgenandelLine, Voucher
from finance.queries.caps import municipality_years
from finance.queries.years import is_open
from finance.rules import egenandel as rules
from finance.rules.candidate_year import CandidateYear
from finance.rules.kid import kid
from finance.rules.ledger import booking_day
from finance.workflow import AccountUse, VoucherKind
from municipalities.models import Municipality

DAYS_TO_PAY = 30


@transaction.atomic
def charge_egenandel(municipality: Municipality, year: int, *, by: User) -> EgenandelCharge | None:
    """Charge a municipality for a year, a line per candidate-year. Returns None when no candidate-year counts.

    Invoiced, netted in later refunds, or booked internally where the municipality itself leads the programme.
    """
    municipality = (
        Municipality.objects.visible_to(by).select_for_update(of=("self",), no_key=True).get(pk=municipality.pk)
    )
    exists = EgenandelCharge.objects.standing().filter(municipality=municipality, year=year).exists()
    require(rules.refuse_charge(exists=exists, year=year, today=clock.today(), by=by))
    rate = rate_on(RateKind.EGENANDEL, date(year, 1, 1))
    counted = {
        key: share
        for key, share in municipality_years(year, municipality.pk)[municipality.pk].items()
        if share.amount(rate)
    }
    if not counted:
        return None
    mode = ChargeMode.INTERNAL if municipality.leads_programme else ChargeMode(settlement_in(year).value)
    amount = sum(share.amount(rate) for share in counted.values())
    voucher = _post_charge(municipality, year, mode, counted, rate, by=by)
    charge = EgenandelCharge.objects.create(
        municipality=municipality,
        year=year,
        mode=mode,
        amount=amount,
        settled=amount if mode == ChargeMode.INTERNAL else 0,
        due_on=clock.today() + timedelta(days=DAYS_TO_PAY) if mode == ChargeMode.INVOICE else None,
        kid=kid(f"{voucher.year_id:04}{voucher.number:06}") if mode == ChargeMode.INVOICE else "",
        voucher=voucher,
        charged_by=by,
        charged_at=clock.now(),
    )
    EgenandelLine.objects.bulk_create(
        EgenandelLine(
            charge=charge,
            candidate_id=key,
            rate=rate,
            months=share.months,
            started_on=share.started_on,
            ended_on=share.ended_on,
            leave_months=share.leave_months,
            amount=share.amount(rate),
        )
        for key, share in counted.items()
    )
    record("finance.egenandel_charged", charge, by=by, changes={"amount": amount, "voucher": voucher.reference})
    return charge


def _post_charge(
    municipality: Municipality, year: int, mode: ChargeMode, counted: dict[int, CandidateYear], rate: int, *, by: User
) -> Voucher:
    owed = AccountUse.INTERNAL if mode == ChargeMode.INTERNAL else AccountUse.EGENANDEL_RECEIVABLE
    lines = [
        Line(
            use,
            sign * share.amount(rate),
            grant_year=year,
            municipality=municipality.pk,
            candidate=key,
            candidate_year=year,
        )
        for use, sign in ((owed, 1), (AccountUse.EGENANDEL, -1))
        for key, share in counted.items()
    ]
    booked_on = booking_day(year, clock.today(), year_is_open=is_open(year))
    facts: dict[str, str | int] = {"municipality": municipality.name, "year": year}
    return post(Posting(VoucherKind.EGENANDEL_CHARGED, booked_on, lines, facts), by=by)


@transaction.atomic
def receive_egenandel(
    charge: EgenandelCharge, *, paid_on: date, reference: str, idempotency_key: UUID | None = None, by: User
) -> EgenandelCharge:
    """Enter that the municipality has paid all that is outstanding."""
    verb, content = "finance.egenandel_received", {"charge": charge.pk, "paid_on": paid_on, "reference": reference}
    charge = EgenandelCharge.objects.visible_to(by).select_for_update(of=("self",)).get(pk=charge.pk)
    if earlier_result(idempotency_key, content, verb=verb, by=by) is not None:
        return charge
    require(rules.refuse_receive(charge, paid_on=paid_on, today=clock.today(), by=by))
    amount = charge.outstanding
    voucher = post(
        Posting(
            VoucherKind.EGENANDEL_RECEIVED,
            paid_on,
            [
                Line(use, signed, grant_year=charge.year, municipality=charge.municipality_id)
                for use, signed in ((AccountUse.BANK, amount), (AccountUse.EGENANDEL_RECEIVABLE, -amount))
            ],
            {"municipality": charge.municipality.name, "year": charge.year, "reference": reference},
        ),
        by=by,
    )
    EgenandelCharge.objects.filter(pk=charge.pk).update(settled=F("settled") + amount)
    charge.refresh_from_db()
    record(verb, charge, by=by, changes={"amount": amount, "voucher": voucher.reference})
    remember_result(idempotency_key, content, verb=verb, by=by, subject=charge)
    return charge

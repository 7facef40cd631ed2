"""The egenandel: counted from employments, explained, settled by the year's mode, credited and never deleted."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils.translation import override

from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from finance import actions
from finance.models import ChargeMode, EgenandelCharge, Entry
from finance.queries.egenandel import charges_due, lines_of, to_charge
from finance.queries.verification import faults
from finance.rules.kid import is_valid
from finance.workflow import AccountUse, ClaimStatus
from tests.make import finance, municipalities, people

KR = finance.KR
YEAR_END = date(2018, 12, 1)


def balance(use: AccountUse) -> int:
    return sum(Entry.objects.filter(account__use=use).values_list("amount", flat=True))


def test_a_full_year_is_invoiced_at_the_rate() -> None:
    charge = finance.charge()

    assert (charge.amount, charge.mode, charge.outstanding) == (50_000 * KR, ChargeMode.INVOICE, 50_000 * KR)
    assert charge.due_on == date(2018, 12, 31)
    assert is_valid(charge.kid)
    assert balance(AccountUse.EGENANDEL_RECEIVABLE) == 50_000 * KR
    assert balance(AccountUse.EGENANDEL) == -50_000 * KR


def test_nothing_is_to_be_charged_for_a_year_before_the_programme() -> None:
    """The start page asks in 2017 about 2016, for which no rate was ever decided."""
    finance.employed(municipalities.municipality(), start=date(2017, 9, 1))

    assert to_charge(people.administrator(), 2016) == []


def test_part_years_are_prorated_a_line_each_and_explained() -> None:
    place = municipalities.municipality()
    finance.employed(place, start=date(2018, 9, 1))
    finance.employed(place, end=date(2018, 8, 1))
    away = finance.employed(place)
    finance.leave(away, start=date(2018, 2, 1), end=date(2018, 5, 1))
    charge = finance.charge(place)

    with override("en"):
        said = [(line.amount, why.replace("\u00a0", " ")) for line, why in lines_of(charge)]
    assert sorted(said) == [
        (1_666_667, "4/12 because start 1 September 2018"),
        (2_916_667, "7/12 because last day 31 July 2018"),
        (3_750_000, "9/12 because 3 whole months of leave"),
    ]
    assert charge.amount == sum(amount for amount, _why in said)


def test_two_municipalities_pay_each_for_its_own_months() -> None:
    first, second = municipalities.municipality(), municipalities.municipality()
    doctor = finance.employed(first, end=date(2018, 5, 15))
    finance.employ(doctor, second, start=date(2018, 5, 15))

    assert [finance.charge(place).lines.get().months for place in (first, second)] == [5, 7]


def test_nobody_to_pay_for_is_no_charge() -> None:
    finance.year()
    with clock.at(YEAR_END):
        place = municipalities.municipality()
        assert actions.charge_egenandel(place, 2018, by=people.administrator()) is None
        finance.employed(place, start=date(2018, 12, 2))
        assert actions.charge_egenandel(place, 2018, by=people.administrator()) is None
    assert not EgenandelCharge.objects.exists()


def test_a_municipality_is_charged_once_a_year() -> None:
    charge = finance.charge()

    with pytest.raises(RefusedError), clock.at(YEAR_END):
        actions.charge_egenandel(charge.municipality, 2018, by=people.administrator())


@pytest.mark.parametrize("role", [Role.PROJECT_LEADER, Role.STEERING, Role.AUDITOR])
def test_only_the_administrator_charges(role: Role) -> None:
    finance.year()
    with pytest.raises(RefusedError) as refused:
        actions.charge_egenandel(municipalities.municipality(), 2018, by=people.user(role))
    assert refused.value.refusal.kind.value == 403


def test_the_leading_municipalitys_charge_is_an_internal_voucher() -> None:
    bergen = municipalities.municipality("Bergen", leads_programme=True)
    finance.employed(bergen)
    charge = finance.charge(bergen)

    assert (charge.mode, charge.outstanding, charge.kid, charge.due_on) == (ChargeMode.INTERNAL, 0, "", None)
    assert (balance(AccountUse.INTERNAL), balance(AccountUse.EGENANDEL_RECEIVABLE)) == (50_000 * KR, 0)


def test_an_invoice_is_paid() -> None:
    charge = finance.charge()
    with clock.at(date(2019, 1, 10)):
        finance.year(2019)
        assert list(charges_due(people.administrator(), clock.today())) == [charge]
        actions.receive_egenandel(charge, paid_on=date(2019, 1, 9), reference="IN1", by=people.administrator())
        with pytest.raises(RefusedError):
            actions.receive_egenandel(charge, paid_on=date(2019, 1, 9), reference="IN2", by=people.administrator())

    assert not charges_due(people.administrator(), date(2019, 2, 1)).exists()
    assert (balance(AccountUse.EGENANDEL_RECEIVABLE), balance(AccountUse.BANK)) == (0, 50_000 * KR)


def test_netting_leaves_the_charge_and_the_refund_as_entries_of_their_own() -> None:
    place = municipalities.municipality()
    doctor = finance.employed(place)
    charge = finance.charge(place, year_=2019, on=date(2019, 2, 1))
    assert charge.mode == ChargeMode.NETTING

    small = finance.claim(
        ClaimStatus.PAID, municipality=place, candidate=doctor, year_=2019, asked=30_000 * KR, on=date(2019, 4, 1)
    )
    charge.refresh_from_db()
    assert charge.outstanding == 20_000 * KR
    assert sorted(finance.payment(small).entries.values_list("account__use", "amount")) == [
        ("egenandel_receivable", -30_000 * KR),
        ("refunds_payable", 30_000 * KR),
    ]
    large = finance.claim(
        ClaimStatus.PAID, municipality=place, candidate=doctor, year_=2019, asked=100_000 * KR, on=date(2019, 5, 1)
    )
    charge.refresh_from_db()
    assert charge.outstanding == 0
    assert sorted(finance.payment(large).entries.values_list("account__use", "amount")) == [
        ("bank", -80_000 * KR),
        ("egenandel_receivable", -20_000 * KR),
        ("refunds_payable", 100_000 * KR),
    ]
    assert (balance(AccountUse.REFUNDS_PAYABLE), balance(AccountUse.EGENANDEL_RECEIVABLE)) == (0, 0)
    assert list(faults()) == []


def test_reversing_a_netted_payment_makes_the_egenandel_outstanding_again() -> None:
    place = municipalities.municipality()
    doctor = finance.employed(place)
    charge = finance.charge(place, year_=2019, on=date(2019, 2, 1))
    claim = finance.claim(
        ClaimStatus.PAID, municipality=place, candidate=doctor, year_=2019, asked=60_000 * KR, on=date(2019, 4, 1)
    )
    with clock.at(date(2019, 4, 2)):
        actions.reverse_voucher(finance.payment(claim), reason="Bounced", by=people.project_leader())
    charge.refresh_from_db()
    claim.refresh_from_db()

    assert (charge.outstanding, claim.status, claim.payment_voucher) == (50_000 * KR, ClaimStatus.AUTHORISED, None)


def test_a_wrong_charge_is_credited_and_made_again() -> None:
    charge = finance.charge()
    with clock.at(YEAR_END):
        actions.reverse_voucher(charge.voucher, reason="Left in May", by=people.project_leader())
    charge.refresh_from_db()
    again = finance.charge(charge.municipality)

    assert (charge.credited, charge.outstanding) == (True, 0)
    assert again.pk != charge.pk
    assert balance(AccountUse.EGENANDEL_RECEIVABLE) == 50_000 * KR


def test_a_paid_charge_is_not_credited_before_its_payment() -> None:
    charge = finance.charge()
    with clock.at(YEAR_END):
        actions.receive_egenandel(charge, paid_on=YEAR_END, reference="IN1", by=people.administrator())
        with pytest.raises(RefusedError):
            actions.reverse_voucher(charge.voucher, reason="Wrong", by=people.project_leader())


@pytest.mark.parametrize("change", [{"amount": 1}, {"year": 2017}])
def test_the_database_keeps_the_charge_as_it_was(change: dict[str, int]) -> None:
    charge = finance.charge()

    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        EgenandelCharge.objects.filter(pk=charge.pk).update(**change)
    with pytest.raises(IntegrityError, match="finance_egenandel_settled_within_amount"), transaction.atomic():
        EgenandelCharge.objects.filter(pk=charge.pk).update(settled=charge.amount + 1)


def test_what_waits_to_be_charged_is_for_staff() -> None:
    finance.year()
    finance.employed()

    assert len(to_charge(people.administrator(), 2018)) == 1
    assert to_charge(people.user(Role.READER, 1), 2018) == []

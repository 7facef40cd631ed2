"""The accounts of 2017 and 2018: grants, claims and their payment, egenandel, closed years and statements."""

from datetime import date

from alisvest.core import clock
from alisvest.demonstration import papers
from alisvest.demonstration.cast import Cast, Doctor
from alisvest.demonstration.people import rows
from finance.actions import (
    add_claim_line,
    attest_claim,
    authorise_claim,
    charge_egenandel,
    close_year,
    draft_claim,
    open_year,
    pay_claim,
    receive_egenandel,
    record_grant,
    send_claim,
)
from finance.actions.statement import issue_statement
from finance.models import Claim

ABOVE_THE_CAP = "Odda"  # a year of locums, to show what is recorded and never refunded
LATE_PAYER = "Stord"


def keep_accounts(cast: Cast) -> None:
    for year, opened, granted in ((2017, date(2017, 9, 1), "17/4021-2"), (2018, date(2018, 1, 2), "18/1140-3")):
        _open(cast, year, opened, granted)
        for name in _employers(cast):
            _settle(cast, name, year)
        _close(cast, year)
    _begin_2019(cast)


def _employers(cast: Cast) -> list[str]:
    return list(dict.fromkeys(doctor.municipality.name for doctor in cast.doctors))


def _doctors_of(cast: Cast, name: str) -> list[Doctor]:
    return [doctor for doctor in cast.doctors if doctor.municipality.name == name]


def _open(cast: Cast, year: int, on: date, reference: str) -> None:
    with clock.at(on):
        open_year(year, by=cast.leader)
    with clock.at(date(on.year, on.month, 20)):
        record_grant(year=year, amount=500_000_000, received_on=clock.today(), reference=reference, by=cast.leader)


def _settle(cast: Cast, name: str, year: int) -> None:
    """Take one municipality through its year: claim, two controls, payment, egenandel."""
    claimant, leader = cast.finance[name], cast.decider(name)
    municipality = _doctors_of(cast, name)[0].municipality
    with clock.at(date(year, 12, 4)):
        claim = draft_claim(municipality, year, by=claimant)
        for doctor in _doctors_of(cast, name):
            _claim_costs(cast, claim, doctor, year)
        papers.vouch(claim, claimant)
        send_claim(claim, by=claimant)
    with clock.at(date(year, 12, 11)):
        attest_claim(claim, approvals=_approvals(claim, name, year), by=cast.administrator)
    with clock.at(date(year, 12, 14)):
        authorise_claim(claim, by=leader)
        charge = charge_egenandel(municipality, year, by=cast.administrator)
    with clock.at(date(year, 12, 20)):
        pay_claim(claim, paid_on=clock.today(), reference=f"Utbetaling {year}-{claim.pk:03}", by=cast.administrator)
        if charge is not None and charge.settled < charge.amount and not (name == LATE_PAYER and year == 2018):
            receive_egenandel(
                charge, paid_on=clock.today(), reference=f"Bank {year}-{charge.pk:03}", by=cast.administrator
            )


def _claim_costs(cast: Cast, claim: Claim, doctor: Doctor, year: int) -> None:
    order = cast.doctors.index(doctor)
    for number, row in enumerate(row for row in rows("costs") if row["year"] == str(year)):
        if doctor.profile == "leave" and date(2018, 3, 1) <= date(year, int(row["month"]), 1) < date(2018, 9, 1):
            continue
        add_claim_line(
            claim,
            candidate=doctor.candidate,
            category=row["category"],
            spent_on=date(year, int(row["month"]), 3 + (order + number) % 25),
            what=row["what"],
            receipt_reference=f"{year % 100}{order + 1:02}{number + 1:02}",
            asked=int(row["asked"]) + 12_500 * (order % 4),
            fond2=int(row["fond2"]),
            by=cast.finance[doctor.municipality.name],
        )
    if doctor.municipality.name == ABOVE_THE_CAP and year == 2018:
        add_claim_line(
            claim,
            candidate=doctor.candidate,
            category="locum",
            spent_on=date(2018, 8, 20),
            what="Vikar i tolv uker",
            receipt_reference="18-VIK-12",
            asked=16_340_000,
            by=cast.finance[ABOVE_THE_CAP],
        )


def _approvals(claim: Claim, name: str, year: int) -> dict[int, tuple[int, str]] | None:
    """Approve as asked, but Odda's long locum only up to the cap, and leave out Kvam's books of 2018."""
    lines = {line.what: line for line in claim.lines.all()}
    if name == ABOVE_THE_CAP and year == 2018:
        long_locum = lines["Vikar i tolv uker"]
        others = sum(line.asked for line in claim.lines.exclude(pk=long_locum.pk))
        return {long_locum.pk: (20_000_000 - others, "Over taket for kandidatåret.")}
    if name == "Kvam" and year == 2018:
        books = claim.lines.filter(what="Fagbøker og oppslagsverk")
        return {line.pk: (0, "Fagbøker er ikke en dokumentert merutgift ved utdanningen.") for line in books}
    return None


def _close(cast: Cast, year: int) -> None:
    with clock.at(date(year + 1, 1, 9)):
        close_year(year, by=cast.leader)
    with clock.at(date(year + 1, 1, 11)):
        for name in _employers(cast):
            issue_statement(_doctors_of(cast, name)[0].municipality, year, by=cast.leader)


def _begin_2019(cast: Cast) -> None:
    """Leave something that waits: one claim to attest, one to authorise, one in draft."""
    with clock.at(date(2019, 1, 2)):
        open_year(2019, by=cast.leader)
    with clock.at(date(2019, 1, 14)):
        for name in ("Kvam", "Stord", "Bømlo"):
            doctor, claimant = _doctors_of(cast, name)[0], cast.finance[name]
            claim = draft_claim(doctor.municipality, 2019, by=claimant)
            add_claim_line(
                claim,
                candidate=doctor.candidate,
                category="course_fee",
                spent_on=date(2019, 1, 8),
                what="Grunnkurs C",
                receipt_reference=f"19-{name[:3].upper()}-1",
                asked=745_000,
                fond2=500_000,
                by=claimant,
            )
            papers.vouch(claim, claimant)
            if name != "Bømlo":
                send_claim(claim, by=claimant)
            if name == "Stord":
                attest_claim(claim, by=cast.administrator)

"""The hospital years from September 2019: confirmed, agreed, wished for, and one that nobody has asked for. All invented.

On the demonstration's day two are confirmed, two agreed, two wished for, and one was cancelled and wished for anew.
"""

from datetime import date
from decimal import Decimal

from alisvest.core import clock
from alisvest.demonstration.cast import Cast, Doctor
from candidates.actions.institution import (
    agree_institution,
    cancel_institution,
    confirm_institution,
    wish_institution,
)
from candidates.models import InstitutionAgreement, ServicePeriod
from candidates.rules.institution import InstitutionTerms
from candidates.workflow import ServiceKind

DEPARTMENTS = ("Medisinsk avdeling", "Kirurgisk avdeling", "Gynekologisk avdeling")
ENDS_AS = ("confirmed", "agreed", "wished", "confirmed", "agreed", "wished", "anew")


def _wish(cast: Cast, doctor: Doctor, department: str) -> InstitutionAgreement:
    period = ServicePeriod.objects.get(plan__candidate=doctor.candidate, kind=ServiceKind.HOSPITAL)
    terms = InstitutionTerms(
        kind=ServiceKind.HOSPITAL,
        institution=period.place,
        department=department,
        approved_months=None,
        percentage=Decimal(100),
        start=period.valid.lower,
        end=period.valid.upper,
        salary_paid_by="health_authority",
        other_costs="Kommunen dekker kurs og reise til veiledningsgruppen.",
        contact_name="Personalkontoret",
        contact_email="personal@example.no",
    )
    return wish_institution(doctor.candidate, terms, by=cast.signers[doctor.municipality.name])


def plan_hospital_years(cast: Cast) -> None:
    """Let the municipalities of the first doctors ask the hospitals, each as far as it has come."""
    for order, (doctor, state) in enumerate(zip(cast.doctors, ENDS_AS, strict=False)):
        by = cast.signers[doctor.municipality.name]
        with clock.at(date(2018, 10, 1)):
            agreement = _wish(cast, doctor, DEPARTMENTS[order % len(DEPARTMENTS)])
        with clock.at(date(2018, 11, 15)):
            if state in {"confirmed", "agreed"}:
                agree_institution(agreement, by=by)
            if state == "anew":
                cancel_institution(agreement, reason="Avdelingen har ingen ledig stilling.", by=by)
                _wish(cast, doctor, "Psykiatrisk avdeling")
        with clock.at(date(2018, 12, 10)):
            if state == "confirmed":
                confirm_institution(
                    agreement, confirmed_on=date(2018, 12, 7), confirmed_by="Seksjonsoverlegen", by=cast.leader
                )

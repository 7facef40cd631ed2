"""When service in an institution may be wished for, agreed, confirmed, finished and cancelled."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.dates import calendar_months
from alisvest.core.rules import Refusal, not_now, refuse_move, refuse_role
from candidates.models import InstitutionAgreement
from candidates.rules.employment import refuse_identity_number
from candidates.workflow import (
    FILLERS,
    INSTITUTION_KINDS,
    INSTITUTION_MOVES,
    InstitutionStatus,
    SalaryPayer,
    ServiceKind,
)


@dataclass(frozen=True, slots=True)
class InstitutionTerms:
    """What is agreed: the place, [start, end), who pays, whom to ask. `approved_months` is what the place may count."""

    kind: str
    institution: str
    department: str
    approved_months: int | None
    percentage: Decimal
    start: date
    end: date
    salary_paid_by: str
    other_costs: str = ""
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""


def refuse_wish_institution(terms: InstitutionTerms, *, by: User) -> Refusal | None:
    return refuse_role(by, FILLERS) or refuse_terms(terms)


def refuse_terms(terms: InstitutionTerms) -> Refusal | None:
    if terms.kind not in INSTITUTION_KINDS:
        return not_now(_("Choose a kind of institution from the list."), field="kind")
    if terms.salary_paid_by not in SalaryPayer.values:
        return not_now(_("Say who pays the doctor’s salary."), field="salary_paid_by")
    if not terms.institution:
        return not_now(_("Name the institution."), field="institution")
    if not 1 <= terms.percentage <= 100:
        return not_now(_("Position percentage must be from 1 to 100."), field="percentage")
    if terms.end <= terms.start:
        return not_now(_("The last day is before the first."), field="last")
    return _refuse_place(terms) or refuse_identity_number(
        ("institution", terms.institution),
        ("department", terms.department),
        ("other_costs", terms.other_costs),
        ("contact_name", terms.contact_name),
    )


def _refuse_place(terms: InstitutionTerms) -> Refusal | None:
    """A hospital has a department; another institution is approved for so many months, and no longer."""
    if terms.kind == ServiceKind.HOSPITAL:
        if not terms.department:
            return not_now(_("Name the hospital’s department."), field="department")
        return None
    if not terms.approved_months:
        return not_now(_("Write for how many months the institution is approved."), field="approved_months")
    if calendar_months(terms.start, terms.end) > terms.approved_months:
        return not_now(
            _("The service is longer than the %(months)d months that the institution is approved for.")
            % {"months": terms.approved_months},
            field="last",
        )
    return None


def refuse_institution_move(agreement: InstitutionAgreement, verb: str, *, by: User) -> Refusal | None:
    """Answer for every verb: the role, and the status."""
    status = InstitutionStatus(agreement.status)
    return refuse_move(INSTITUTION_MOVES, verb, status=status, status_label=str(status.label), by=by)


def refuse_confirm(
    agreement: InstitutionAgreement, *, confirmed_on: date, confirmed_by: str, today: date, by: User
) -> Refusal | None:
    if refusal := refuse_institution_move(agreement, "confirm", by=by):
        return refusal
    if confirmed_on > today:
        return not_now(_("The day is in the future."), field="confirmed_on")
    if not confirmed_by:
        return not_now(_("Write who confirmed in the institution."), field="confirmed_by")
    return refuse_identity_number(("confirmed_by", confirmed_by))


def refuse_finish(agreement: InstitutionAgreement, *, today: date, by: User) -> Refusal | None:
    if refusal := refuse_institution_move(agreement, "finish", by=by):
        return refusal
    if today < agreement.valid.upper:
        return not_now(_("The service is not over yet."))
    return None


def refuse_cancel(agreement: InstitutionAgreement, *, reason: str, in_exchange: bool, by: User) -> Refusal | None:
    """Service that an exchange rests on is not cancelled under it."""
    if refusal := refuse_institution_move(agreement, "cancel", by=by):
        return refusal
    if in_exchange:
        return not_now(_("An exchange rests on this service. Give up the exchange first."))
    if not reason:
        return not_now(_("Write why it is cancelled."), field="reason")
    return refuse_identity_number(("reason", reason))

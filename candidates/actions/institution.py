"""Service in a hospital or another institution: wished for, agreed, confirmed, done or cancelled."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from candidates import rules
from candidates.models import Candidate, Exchange, InstitutionAgreement
from candidates.rules.institution import InstitutionTerms
from candidates.workflow import INSTITUTION_MOVES, ExchangeStatus

STANDING_EXCHANGES = (ExchangeStatus.PROPOSED, ExchangeStatus.AGREED, ExchangeStatus.IN_FORCE)


def _columns(terms: InstitutionTerms) -> dict[str, Any]:
    facts = asdict(terms)
    start, end = facts.pop("start"), facts.pop("end")
    tidy = {name: " ".join(value.split()) if isinstance(value, str) else value for name, value in facts.items()}
    return tidy | {"valid": DateRange(start, end)}


def _told(terms: InstitutionTerms) -> dict[str, Any]:
    """Name for the trail what is agreed; whom to ask is no happening."""
    facts = asdict(terms)
    return {name: facts[name] for name in ("kind", "institution", "department", "start", "end", "salary_paid_by")}


def locked_institution(pk: int, by: User) -> InstitutionAgreement:
    """Fetch the agreement in the reader's reach and hold it."""
    return InstitutionAgreement.objects.visible_to(by).select_for_update(of=("self",)).get(pk=pk)


@transaction.atomic
def wish_institution(candidate: Candidate, terms: InstitutionTerms, *, by: User) -> InstitutionAgreement:
    """Enter a wish for service. Raises RefusedError; IntegrityError where other service lies in the dates."""
    candidate = Candidate.objects.visible_to(by).select_for_update(of=("self",)).get(pk=candidate.pk)
    require(rules.refuse_wish_institution(terms, by=by))
    agreement = InstitutionAgreement.objects.create(
        candidate=candidate, recorded_by=by, recorded_at=clock.now(), **_columns(terms)
    )
    record("candidates.institution_wished", agreement, by=by, changes={"candidate": candidate.pk} | _told(terms))
    return agreement


@transaction.atomic
def change_institution(agreement: InstitutionAgreement, terms: InstitutionTerms, *, by: User) -> InstitutionAgreement:
    """Write a wish anew; what is agreed is cancelled and agreed anew instead. Raises RefusedError."""
    agreement = locked_institution(agreement.pk, by)
    require(rules.refuse_institution_move(agreement, "change", by=by) or rules.refuse_terms(terms))
    columns = _columns(terms)
    changed = {
        name: [getattr(agreement, name), value]
        for name, value in columns.items()
        if name != "valid" and getattr(agreement, name) != value and not name.startswith("contact_")
    }
    if agreement.valid != columns["valid"]:
        changed["from"] = [agreement.valid.lower, terms.start]
        changed["until"] = [agreement.valid.upper, terms.end]
    for name, value in columns.items():
        setattr(agreement, name, value)
    agreement.save(update_fields=list(columns))
    record("candidates.institution_changed", agreement, by=by, changes=changed)
    return agreement


def _moved(agreement: InstitutionAgreement, verb: str, *fields: str) -> None:
    agreement.status = INSTITUTION_MOVES[verb].target
    agreement.save(update_fields=["status", *fields])


@transaction.atomic
def agree_institution(agreement: InstitutionAgreement, *, by: User) -> InstitutionAgreement:
    """Record that the municipality and the institution agree; the institution has not bound itself yet."""
    agreement = locked_institution(agreement.pk, by)
    require(rules.refuse_institution_move(agreement, "agree", by=by))
    _moved(agreement, "agree")
    record("candidates.institution_agreed", agreement, by=by)
    return agreement


@transaction.atomic
def confirm_institution(
    agreement: InstitutionAgreement, *, confirmed_on: date, confirmed_by: str, by: User
) -> InstitutionAgreement:
    """Record who bound the institution, and when. Raises RefusedError."""
    agreement = locked_institution(agreement.pk, by)
    confirmed_by = " ".join(confirmed_by.split())
    require(
        rules.refuse_confirm(
            agreement, confirmed_on=confirmed_on, confirmed_by=confirmed_by, today=clock.today(), by=by
        )
    )
    agreement.confirmed_on, agreement.confirmed_by = confirmed_on, confirmed_by
    _moved(agreement, "confirm", "confirmed_on", "confirmed_by")
    record("candidates.institution_confirmed", agreement, by=by, changes={"confirmed_on": confirmed_on})
    return agreement


@transaction.atomic
def finish_institution(agreement: InstitutionAgreement, *, by: User) -> InstitutionAgreement:
    """Record that the service is done, after its last day. Raises RefusedError."""
    agreement = locked_institution(agreement.pk, by)
    require(rules.refuse_finish(agreement, today=clock.today(), by=by))
    _moved(agreement, "finish")
    record("candidates.institution_finished", agreement, by=by)
    return agreement


@transaction.atomic
def cancel_institution(agreement: InstitutionAgreement, *, reason: str, by: User) -> InstitutionAgreement:
    """Cancel with a reason; the plan is not touched. Raises RefusedError."""
    agreement = locked_institution(agreement.pk, by)
    reason = " ".join(reason.split())
    held = Exchange.objects.filter(agreement=agreement, status__in=STANDING_EXCHANGES).exists()
    require(rules.refuse_cancel(agreement, reason=reason, in_exchange=held, by=by))
    agreement.cancelled_because = reason
    _moved(agreement, "cancel", "cancelled_because")
    record("candidates.institution_cancelled", agreement, by=by)
    return agreement

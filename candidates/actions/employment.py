"""Employing a doctor in a position."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core.rules import require
from candidates import rules
from candidates.models import Candidate, Employment
from municipalities.models import Position


@transaction.atomic
def fill_position(
    position: Position,
    *,
    name: str,
    hpr_number: str,
    start: date,
    percentage: Decimal | int,
    user: User | None = None,
    by: User,
) -> Employment:
    """Employ the doctor from `start` on. The same HPR number and name is the same doctor. Raises RefusedError.

    Raises IntegrityError where another doctor holds the position in these dates; the constraint has the words.
    """
    position = Position.objects.visible_to(by).select_for_update(of=("self",)).get(pk=position.pk)
    name, hpr_number = " ".join(name.split()), hpr_number.strip()
    known = Candidate.objects.select_for_update(of=("self",)).filter(hpr_number=hpr_number).first()
    require(
        rules.refuse_fill(
            position, name=name, hpr_number=hpr_number, start=start, percentage=percentage, known=known, by=by
        )
    )
    candidate = known or _register(name, hpr_number, user, by)
    if known is not None and known.user_id is None and user is not None:
        known.user = user
        known.save(update_fields=["user"])
        record("candidates.user_linked", known, by=by, changes={"user": user.pk})
    employment = Employment.objects.create(
        position=position, candidate=candidate, percentage=percentage, valid=DateRange(start, position.valid.upper)
    )
    record(
        "candidates.position_filled",
        employment,
        by=by,
        changes={"position": position.pk, "candidate": candidate.pk, "from": start, "percentage": percentage},
    )
    return employment


def _register(name: str, hpr_number: str, user: User | None, by: User) -> Candidate:
    candidate = Candidate.objects.create(name=name, hpr_number=hpr_number, user=user)
    record("candidates.candidate_registered", candidate, by=by)
    return candidate

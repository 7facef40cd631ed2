"""Opening a round."""

from datetime import date

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from municipalities import letters, rules
from municipalities.models import Invitation, Municipality, Round
from municipalities.workflow import RoundStatus


@transaction.atomic
def open_round(
    *,
    name: str,
    year: int,
    opens_on: date,
    deadline_on: date,
    places_from: int,
    places_to: int,
    decision_kind: str,
    case_number: str = "",
    by: User,
) -> Round:
    """Open a call and invite every municipality that exists on its opening day. Raises RefusedError.

    The deadline is the end of `deadline_on` in Oslo. The letter is archived for each; its official address, signers and
    managers get it by mail. A municipality with none of them is invited all the same, and the round's page says so.
    """
    require(
        rules.refuse_open_round(
            opens_on=opens_on,
            deadline_on=deadline_on,
            places_from=places_from,
            places_to=places_to,
            today=clock.today(),
            by=by,
        )
    )
    round_ = Round.objects.create(
        name=name,
        year=year,
        opens_on=opens_on,
        deadline_on=deadline_on,
        places_from=places_from,
        places_to=places_to,
        decision_kind=decision_kind,
        case_number=case_number.strip(),
        status=RoundStatus.CALLED,
        called_at=clock.now(),
    )
    now, today = clock.now(), clock.today()
    invitations = Invitation.objects.bulk_create(
        Invitation(round=round_, municipality=each, mails=letters.mails_of(each, today), sent_at=now)
        for each in Municipality.objects.valid_on(opens_on)
    )
    for invitation in invitations:
        letters.invite(invitation, by=by)
    record(
        "municipalities.round_opened",
        round_,
        by=by,
        changes={"invited": len(invitations), "opens_on": opens_on, "deadline_on": deadline_on},
    )
    return round_


@transaction.atomic
def record_case_number(round_: Round, *, case_number: str, by: User) -> Round:
    """Enter the round's number in the archive; letters from now on carry it. Raises RefusedError."""
    round_ = Round.objects.visible_to(by).select_for_update(of=("self",)).get(pk=round_.pk)
    require(rules.refuse_record_case_number(by=by))
    before, round_.case_number = round_.case_number, case_number.strip()
    round_.save(update_fields=["case_number"])
    record("municipalities.case_number_recorded", round_, by=by, changes={"case_number": [before, round_.case_number]})
    return round_

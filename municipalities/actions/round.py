"""Opening a round."""

from datetime import date

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from municipalities import letters, rules
from municipalities.models import Invitation, Municipality, Round


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
    by: User,
) -> Round:
    """Open a call and invite every municipality that exists on its opening day. Raises RefusedError.

    The deadline is the end of `deadline_on` in Oslo. Signers and managers get the mail; a municipality without either
    is invited all the same, and the round's page says that nobody got a mail.
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
    )
    now = clock.now()
    invitations = Invitation.objects.bulk_create(
        Invitation(round=round_, municipality=municipality, mails=letters.invite(round_, municipality), sent_at=now)
        for municipality in Municipality.objects.valid_on(opens_on)
    )
    record(
        "municipalities.round_opened",
        round_,
        by=by,
        changes={"invited": len(invitations), "opens_on": opens_on, "deadline_on": deadline_on},
    )
    return round_

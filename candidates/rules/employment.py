"""When a doctor may be employed in a position."""

import re
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.identity import holds_national_identity_number
from alisvest.core.rules import Refusal, not_now, refuse_role
from alisvest.ui.formats import day
from candidates.models import Candidate
from candidates.workflow import FILLERS
from municipalities.models import Position

_HPR_NUMBER = re.compile(r"[0-9]{7}")
LONGEST_NAME = 120


def refuse_identity_number(*texts: tuple[str, str]) -> Refusal | None:
    """Refuse (field, text) pairs that hold a national identity number, and say why."""
    for field, text in texts:
        if holds_national_identity_number(text):
            return not_now(
                _("This holds a national identity number. ALIS-Vest never keeps one: use the HPR number."),
                field=field,
            )
    return None


def refuse_fill(
    position: Position,
    *,
    name: str,
    hpr_number: str,
    start: date,
    percentage: Decimal | int,
    known: Candidate | None,
    by: User,
) -> Refusal | None:
    """`known` is the candidate who already has the HPR number, whoever may see them."""
    if refusal := refuse_role(by, FILLERS):
        return refusal
    if refusal := refuse_identity_number(("name", name), ("hpr_number", hpr_number)):
        return refusal
    if not _HPR_NUMBER.fullmatch(hpr_number):
        return not_now(_("A HPR number has seven digits."), field="hpr_number")
    if not 0 < len(name) <= LONGEST_NAME:
        return not_now(_("Fill in the doctor's name."), field="name")
    if not 1 <= percentage <= 100:
        return not_now(_("Position percentage must be from 1 to 100."), field="percentage")
    if known is not None and known.name.casefold() != name.casefold():
        return not_now(
            _("This HPR number belongs to a doctor registered with another name. Check the number and the name."),
            field="hpr_number",
        )
    return _refuse_start(position, start)


def _refuse_start(position: Position, start: date) -> Refusal | None:
    if start < position.start:
        return not_now(
            _("The doctor cannot start before the position does, %(day)s.") % {"day": day(position.start)},
            field="start",
        )
    if start not in position.valid:
        return not_now(_("The position does not exist on that date."), field="start")
    return None


def refuse_account(candidate: Candidate, *, taken: bool) -> Refusal | None:
    """`taken`: the account belongs to a candidate already."""
    if candidate.user_id is not None:
        return not_now(_("The candidate already has an account."))
    if taken:
        return not_now(_("The person of this e-mail address is a candidate already."), field="email")
    return None

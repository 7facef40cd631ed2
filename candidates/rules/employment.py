"""When a doctor may be employed in a position."""

import re
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.identity import holds_national_identity_number
from alisvest.core.roles import Role
from alisvest.core.rules import Refusal, not_now, refuse_role
from alisvest.ui.formats import day
from candidates.models import Candidate, Employment
from candidates.workflow import FILLERS, LeavingReason
from municipalities.models import Municipality, Position
from municipalities.rules.position import refuse_position_move

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
    if refusal := refuse_role(by, FILLERS) or refuse_position_move(position, "employ", by=by):
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


def refuse_end_employment(
    employment: Employment | None,
    *,
    ended: bool,
    last_day: date,
    reason: str,
    moves_to: Municipality | None,
    takes_part: bool,
    by: User,
) -> Refusal | None:
    """Answer for ending what the doctor holds on the last day; None: nothing. `ended`: an ending is recorded already.

    `takes_part`: the municipality that the doctor moves to has posts in the programme.
    """
    if refusal := refuse_role(by, FILLERS):
        return refusal
    if ended:
        return not_now(_("That the doctor leaves is recorded already."))
    if employment is None:
        return not_now(_("The doctor does not hold the post on that day."), field="last_day")
    if reason not in LeavingReason.values:
        return not_now(_("Choose a reason from the list."), field="reason")
    if (reason == LeavingReason.MOVES) != (moves_to is not None):
        return not_now(_("Say which municipality the doctor moves to, and only then."), field="moves_to")
    if moves_to is not None and (not takes_part or moves_to.pk == employment.position.municipality_id):
        return not_now(_("Choose another municipality that takes part in the programme."), field="moves_to")
    return None


def refuse_amend_employment(employment: Employment, *, start: date, by: User, ending: bool = False) -> Refusal | None:
    """Answer for an approved change of an employment from `start` on; of an ending that is the day after the last."""
    if refusal := refuse_role(by, {Role.PROJECT_LEADER}):
        return refusal
    if ending:
        if start <= employment.valid.lower:
            return not_now(_("The last day is before the first."), field="last")
        return None
    if start not in employment.valid:
        return not_now(_("The doctor does not hold the post on that day."), field="effect_on")
    return None


def refuse_account(candidate: Candidate, *, taken: bool) -> Refusal | None:
    """`taken`: the account belongs to a candidate already."""
    if candidate.user_id is not None:
        return not_now(_("The candidate already has an account."))
    if taken:
        return not_now(_("The person of this e-mail address is a candidate already."), field="email")
    return None

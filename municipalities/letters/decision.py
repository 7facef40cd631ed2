"""The decision's letter, in the municipality's language form on the day it is issued."""

from datetime import date
from typing import Any

from django.utils.translation import get_language

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.outbox import templates
from alisvest.outbox.actions import prepared, send_formal_letter
from alisvest.outbox.models import FormalLetter
from alisvest.outbox.paper import letter_pdf
from municipalities.letters.receiver import receiver_of
from municipalities.letters.texts import (
    COMPLAINT_ADMINISTRATIVE,
    COMPLAINT_CONTRACT,
    COMPLAINT_GRANT,
    DECISION,
    GRANTED_MANY,
    GRANTED_ONE,
    REFUSED,
)
from municipalities.models import Decision, Municipality
from municipalities.models.round import DecisionKind
from municipalities.queries import active_members, full_name_on, language_on

COMPLAINTS = {
    DecisionKind.ADMINISTRATIVE: COMPLAINT_ADMINISTRATIVE,
    DecisionKind.GRANT: COMPLAINT_GRANT,
    DecisionKind.CONTRACT: COMPLAINT_CONTRACT,
}


def right_of_complaint(kind: str, language: str = "") -> str:
    """Say what the kind of decision means for a complaint, in the language, or in the one that is active."""
    return templates.part(COMPLAINTS[DecisionKind(kind)].key, language or get_language() or "nb")


def outcome(decision: Decision, language: str, day: date) -> str:
    """Say in a sentence what is granted."""
    form = {0: REFUSED, 1: GRANTED_ONE}.get(decision.places, GRANTED_MANY)
    name = full_name_on(decision.application.municipality, day)
    return templates.part(form.key, language, {"municipality": name, "places": decision.places})


def _values(decision: Decision, language: str, day: date) -> dict[str, object]:
    application = decision.application
    return {
        "reference": application.reference,
        "municipality": full_name_on(application.municipality, day),
        "round": application.round.name,
        "outcome": outcome(decision, language, day),
        "reasons": decision.reasons,
        "complaint": right_of_complaint(decision.kind, language),
    }


def decision_letter(decision: Decision, language: str, day: date) -> tuple[str, str]:
    """Write the letter in "nn" or "nb": its subject and its text. The decision need not be stored yet."""
    words = templates.write(DECISION.key, language, _values(decision, language, day))
    return words.subject, words.body


def receivers(municipality: Municipality, day: date) -> list[User]:
    """Return who gets the decision's letter: the municipality's signers and managers."""
    return active_members(municipality, day, Role.SIGNER, Role.MANAGER)


def announce(decision: Decision, *, access_code: str = "", by: User) -> FormalLetter | None:
    """Send the decision as a formal letter to the municipality: its official address, signers and managers."""
    day, municipality = clock.today(), decision.application.municipality
    language = language_on(municipality, day)
    return send_formal_letter(
        DECISION.key,
        people=receivers(municipality, day),
        values=_values(decision, language, day),
        about=decision,
        hold=False,
        **_particulars(decision, day, access_code=access_code, by=by),
    )


def drafted(decision: Decision, *, access_code: str = "", by: User) -> bytes:
    """Return the decision's letter as it would be sent now, as a PDF marked as a draft. Nothing is stored."""
    day = clock.today()
    particulars = _particulars(decision, day, access_code=access_code, by=by)
    values = _values(decision, particulars["language"], day)
    return letter_pdf(prepared(DECISION.key, values=values, draft=True, **particulars))


def _particulars(decision: Decision, day: date, *, access_code: str, by: User) -> dict[str, Any]:
    application = decision.application
    return {
        "receiver": receiver_of(application.municipality, day),
        "language": language_on(application.municipality, day),
        "reference": application.reference or "",
        "case_number": application.round.case_number,
        "access_code": access_code,
        "by": by,
    }

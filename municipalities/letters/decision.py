"""The decision's letter, in the municipality's language form on the day it is issued."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.utils import translation
from django.utils.translation import get_language

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.outbox import templates
from alisvest.outbox.actions import prepared, send_formal_letter, write_formal_letter
from alisvest.outbox.models import FormalLetter, LetterToPrint
from alisvest.outbox.paper import letter_pdf
from alisvest.ui import formats
from municipalities.letters.decision_texts import ANSWER_BY, NEXT_TIME, OTHERS_REFUSED, WAITLISTED, WHICH_PLACE
from municipalities.letters.joint import tell_decided
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
from municipalities.models import DecidedPlace, Decision, Municipality, PlaceOutcome, Release
from municipalities.models.round import DecisionKind
from municipalities.queries import active_members, full_name_on, language_on
from municipalities.queries.deciding import (
    feedback_lines,
)

COMPLAINTS = {
    DecisionKind.ADMINISTRATIVE: COMPLAINT_ADMINISTRATIVE,
    DecisionKind.GRANT: COMPLAINT_GRANT,
    DecisionKind.CONTRACT: COMPLAINT_CONTRACT,
}


def right_of_complaint(kind: str, language: str = "") -> str:
    """Say what the kind of decision means for a complaint, in the language, or in the one that is active."""
    return templates.part(COMPLAINTS[DecisionKind(kind)].key, language or get_language() or "nb")


def outcome(
    decision: Decision, places: Sequence[DecidedPlace], release: Release | None, language: str, day: date
) -> str:
    """Say what is granted, what waits, what is not granted, and until when the answer is waited for; a line each."""
    name = full_name_on(decision.application.municipality, day)
    form = {1: GRANTED_ONE}.get(decision.places, GRANTED_MANY)
    granted, waiting = (
        [place for place in places if place.outcome == kind] for kind in (PlaceOutcome.GRANTED, PlaceOutcome.WAITING)
    )
    refused = any(place.outcome == PlaceOutcome.REFUSED for place in places)
    lines = []
    if decision.places:
        said = templates.part(form.key, language, {"municipality": name, "places": decision.places})
        lines.append(said + _which(granted, places, language))
    with translation.override(language):
        until = formats.day(release.waiting_until) if release else "–"
        last = formats.day(day + timedelta(days=release.answer_days)) if release else "–"
    for place in waiting:
        values = {"municipality": name, "number": place.waiting_rank, "until": until}
        lines.append(templates.part(WAITLISTED.key, language, values) + _which([place], places, language))
    if not lines:
        return templates.part(REFUSED.key, language, {"municipality": name})
    if refused:
        lines.append(templates.part(OTHERS_REFUSED.key, language, {"municipality": name}))
    if decision.places:
        lines.append(templates.part(ANSWER_BY.key, language, {"deadline": last}))
    return "\n\n".join(lines)


def _which(told: Sequence[DecidedPlace], places: Sequence[DecidedPlace], language: str) -> str:
    """Name the places where the application has several; which one is granted and which one waits matters then."""
    if len(places) < 2 or not told:
        return ""
    with translation.override(language):
        titles = "; ".join(each.place.title for each in told)
    return " " + templates.part(WHICH_PLACE.key, language, {"places": titles})


def _values(
    decision: Decision, places: Sequence[DecidedPlace], release: Release | None, language: str, day: date
) -> dict[str, object]:
    application = decision.application
    feedback = feedback_lines(application, language)
    reasons = [decision.reasons]
    if feedback:
        reasons += ["", templates.part(NEXT_TIME.key, language), *(f"{title}: {words}" for title, words in feedback)]
    return {
        "reference": application.reference,
        "municipality": full_name_on(application.municipality, day),
        "round": application.round.name,
        "outcome": outcome(decision, places, release, language, day),
        "reasons": "\n".join(reasons),
        "complaint": right_of_complaint(decision.kind, language),
    }


def decision_letter(
    decision: Decision, places: Sequence[DecidedPlace], release: Release | None, day: date
) -> tuple[str, str, str]:
    """Write the letter in the receiver's language form: "nn" or "nb", subject, text. Nothing need be stored yet."""
    language = language_on(decision.application.municipality, day)
    words = templates.write(DECISION.key, language, _values(decision, places, release, language, day))
    return language, words.subject, words.body


def lacking(decision: Decision, places: Sequence[DecidedPlace], day: date) -> str:
    """Name what the letter's text asks for and does not get; "" where nothing lacks."""
    language = language_on(decision.application.municipality, day)
    words = templates.today(DECISION.key, language)
    values = _values(decision, places, None, language, day)
    return ", ".join(templates.missing(f"{words.subject}\n{words.body}", values))


def receivers(municipality: Municipality, day: date) -> list[User]:
    """Return who gets the decision's letter: the municipality's signers and managers."""
    return active_members(municipality, day, Role.SIGNER, Role.MANAGER)


def announce(decision: Decision, *, release: Release | None, access_code: str = "", by: User) -> LetterToPrint | None:
    """Write the decision as a formal letter to the municipality: its official address, signers and managers.

    Paper and mail are the worker's: a release has as many letters as the round has decisions.
    """
    return write_formal_letter(DECISION.key, **_whole(decision, release, access_code, by))


def tell_partners(decision: Decision, *, release: Release | None) -> int:
    """Tell those who applied jointly with the municipality what was decided; return how many mails."""
    day, application = clock.today(), decision.application
    places = list(decision.decided_places.select_related("place"))
    partners = [row.municipality for row in application.partner_rows.select_related("municipality")]
    return sum(
        tell_decided(application, each, outcome(decision, places, release, language_on(each, day), day))
        for each in partners
    )


def send_decision(
    decision: Decision, *, release: Release | None, access_code: str = "", by: User
) -> FormalLetter | None:
    """Do the same for one decision, with paper and mail at once."""
    return send_formal_letter(DECISION.key, **_whole(decision, release, access_code, by))


def _whole(decision: Decision, release: Release | None, access_code: str, by: User) -> dict[str, Any]:
    day, municipality = clock.today(), decision.application.municipality
    places = list(decision.decided_places.select_related("place"))
    return {
        "people": receivers(municipality, day),
        "values": _values(decision, places, release, language_on(municipality, day), day),
        "about": decision,
        "hold": False,  # read through before the release
    } | particulars(decision, day, access_code=access_code, by=by)


def drafted(
    decision: Decision, places: Sequence[DecidedPlace], release: Release | None, *, access_code: str = "", by: User
) -> bytes:
    """Return the decision's letter as it would be sent now, as a PDF marked as a draft. Nothing is stored."""
    day = clock.today()
    given = particulars(decision, day, access_code=access_code, by=by)
    values = _values(decision, places, release, given["language"], day)
    return letter_pdf(prepared(DECISION.key, values=values, draft=True, **given))


def particulars(decision: Decision, day: date, *, access_code: str = "", by: User) -> dict[str, Any]:
    """Return what every formal letter about a decision bears: receiver, language, reference, case number, signature."""
    application = decision.application
    return {
        "receiver": receiver_of(application.municipality, day),
        "language": language_on(application.municipality, day),
        "reference": application.reference or "",
        "case_number": application.round.case_number,
        "access_code": access_code,
        "by": by,
    }

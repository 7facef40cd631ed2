"""The decision's letter, in the municipality's language form on the day it is issued."""

from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.outbox.actions import queue_mail
from municipalities.models import Decision, Municipality
from municipalities.models.decision import DecisionOutcome
from municipalities.models.round import DecisionKind
from municipalities.queries import active_members, full_name_on, language_on


def right_of_complaint(kind: str) -> str:
    """Say what the kind of decision means for a complaint, in the language that is active."""
    if kind == DecisionKind.ADMINISTRATIVE:
        return _("You may complain within three weeks from when this letter arrived. Write to the project leader.")
    if kind == DecisionKind.CONTRACT:
        return _("The post rests on an agreement between the municipality and the programme.")
    return _("This is a grant; there is no right of complaint.")


def decision_letter(decision: Decision, language: str, day: date) -> tuple[str, str]:
    """Write the letter in "nn" or "nb": its subject and its text. The decision need not be stored yet."""
    municipality = decision.application.municipality
    with translation.override(language):
        granted = ngettext(
            "%(municipality)s is granted %(places)d post.",
            "%(municipality)s is granted %(places)d posts.",
            decision.places,
        )
        outcome = (
            granted if decision.outcome == DecisionOutcome.GRANTED else _("%(municipality)s is not granted a post.")
        )
        words = {"municipality": full_name_on(municipality, day), "places": decision.places}
        subject = _("Decision on application %(reference)s") % {"reference": decision.application.reference}
        body = "\n\n".join(
            (
                outcome % words,
                _("Reasons: %(reasons)s") % {"reasons": decision.reasons},
                right_of_complaint(decision.kind),
                _("You will find the decision with the application in ALIS-Vest."),
            )
        )
    return subject, body


def receivers(municipality: Municipality, day: date) -> list[User]:
    """Return who gets the decision's letter: the municipality's signers and managers."""
    return active_members(municipality, day, Role.SIGNER, Role.MANAGER)


def announce(decision: Decision) -> int:
    """Queue the decision to the municipality's signers and managers; return how many were queued."""
    day, municipality = clock.today(), decision.application.municipality
    language = language_on(municipality, day)
    subject, body = decision_letter(decision, language, day)
    people = receivers(municipality, day)
    for person in people:
        queue_mail(to=person.email, subject=subject, body=body + "\n", language=language)
    return len(people)

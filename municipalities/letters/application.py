"""The letters around a round and an application, each in the municipality's language."""

from datetime import date

from django.urls import reverse
from django.utils import translation

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.links import absolute
from alisvest.core.roles import Role
from alisvest.outbox.actions import write_formal_letter
from alisvest.outbox.models import LetterToPrint
from alisvest.outbox.queries import Proof, proof
from alisvest.ui import formats
from municipalities.letters.receiver import receiver_of
from municipalities.letters.texts import INVITATION
from municipalities.models import Invitation, Municipality, Round
from municipalities.queries import active_members, full_name_on, language_on
from municipalities.queries.card import postmottak_on
from municipalities.queries.round_setup import invitees_of
from municipalities.rules import end_words


def invited_by_mail(municipality: Municipality, day: date) -> list[User]:
    """Return who gets the invitation beside the municipality's official address: its signers and managers."""
    return active_members(municipality, day, Role.SIGNER, Role.MANAGER)


def invitation_values(round_: Round, municipality: Municipality, language: str, day: date) -> dict[str, object]:
    """Return what stands in the invitation to the municipality. The round need not be stored yet."""
    with translation.override(language):
        return {
            "round": round_.name,
            "municipality": full_name_on(municipality, day),
            "opens": formats.day(round_.opens_on),
            "deadline": end_words(round_),
            "lowest": round_.places_from,
            "highest": round_.places_to,
            "link": absolute(round_.get_absolute_url() if round_.pk else reverse("municipalities:round_list")),
        }


def invitation_proofs(round_: Round, day: date) -> list[Proof]:
    """Return the invitation in bokmål and nynorsk as it would be sent, to any of the municipalities."""
    some = invitees_of(round_).first()
    if some is None:
        return []
    return [
        proof(INVITATION.key, language, invitation_values(round_, some, language, day)) for language in ("nb", "nn")
    ]


def invite(invitation: Invitation, *, by: User) -> LetterToPrint | None:
    """Write the invitation as a formal letter to the municipality: its official address, signers and managers.

    Paper and mails are the worker's: a call has as many letters as the counties have municipalities.
    """
    day, municipality, round_ = clock.today(), invitation.municipality, invitation.round
    language = language_on(municipality, day)
    return write_formal_letter(
        INVITATION.key,
        receiver=receiver_of(municipality, day, for_contact=True),
        people=invited_by_mail(municipality, day),
        language=language,
        values=invitation_values(round_, municipality, language, day),
        about=invitation,
        by=by,
        case_number=round_.case_number,
        hold=False,
    )


def mails_of(municipality: Municipality, day: date) -> int:
    """Return how many addresses the invitation goes to."""
    addresses = {person.email for person in invited_by_mail(municipality, day)} | {postmottak_on(municipality, day)}
    return len(addresses - {""})

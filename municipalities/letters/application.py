"""The letters around a round and an application, each in the municipality's language."""

from django.utils import translation

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.links import absolute
from alisvest.core.roles import Role
from alisvest.outbox.actions import send_letter
from alisvest.outbox.models import MailKind
from alisvest.ui import formats
from municipalities.letters.texts import INVITATION, RECEIPT
from municipalities.models import Application, Municipality, Round
from municipalities.queries import active_members, full_name_on, language_on


def invite(round_: Round, municipality: Municipality) -> int:
    """Queue the invitation to each signer and manager of the municipality; return how many were queued."""
    day = clock.today()
    people = active_members(municipality, day, Role.SIGNER, Role.MANAGER)
    language = language_on(municipality, day)
    with translation.override(language):
        values = {
            "round": round_.name,
            "municipality": full_name_on(municipality, day),
            "opens": formats.day(round_.opens_on),
            "deadline": formats.day(round_.deadline_on),
            "lowest": round_.places_from,
            "highest": round_.places_to,
            "link": absolute(round_.get_absolute_url()),
        }
    for person in people:
        send_letter(
            INVITATION.key, to=person.email, language=language, values=values, receiver=person, about=round_, hold=False
        )
    return len(people)


def acknowledge(application: Application, *, signer: User) -> int:
    """Queue the receipt to the signer and the municipality's writers; return how many were queued."""
    day = clock.today()
    municipality = application.municipality
    language = language_on(municipality, day)
    with translation.override(language):
        values = {
            "reference": application.reference,
            "round": application.round.name,
            "municipality": full_name_on(municipality, day),
            "signer": signer.name,
            "when": formats.moment(clock.now()),
            "fingerprint": application.content_sha256,
        }
    people = {person.email: person for person in (*active_members(municipality, day, Role.WRITER), signer)}
    for _address, person in sorted(people.items()):
        send_letter(
            RECEIPT.key,
            to=person.email,
            language=language,
            values=values,
            kind=MailKind.RECEIPT,
            receiver=person,
            about=application,
        )
    return len(people)

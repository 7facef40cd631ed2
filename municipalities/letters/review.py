"""The review's mails: to reviewers, and to the municipality whose application it is about."""

from django.urls import reverse

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.links import absolute
from alisvest.core.roles import Role
from alisvest.outbox.actions import send_letter
from alisvest.outbox.models import MailKind
from municipalities.letters.review_texts import ASKED_TO_READ, MESSAGE
from municipalities.models import Municipality, MunicipalityMessage, Round
from municipalities.queries import active_members, full_name_on, language_on
from municipalities.queries.card import postmottak_on


def ask_to_read(round_: Round, reviewer: User, *, number: int, by: User) -> None:
    """Tell a reviewer that applications are new on the list; in the reviewer's own language."""
    send_letter(
        ASKED_TO_READ.key,
        to=reviewer.email,
        language=reviewer.language,
        values={
            "round": round_.name,
            "asker": by.name,
            "number": number,
            "link": absolute(f"{reverse('municipalities:review_list')}?round={round_.pk}"),
        },
        kind=MailKind.NOTICE,
        receiver=reviewer,
        about=round_,
    )


def told_of(municipality: Municipality) -> list[str]:
    """Return the addresses that a message to the municipality goes to: writers, signers and the official one."""
    people = active_members(municipality, clock.today(), Role.WRITER, Role.SIGNER)
    return sorted({person.email for person in people} | ({postmottak_on(municipality, clock.today())} - {""}))


def send_message(message: MunicipalityMessage) -> int:
    """Queue the message to the municipality; return how many mails. The page that sends has shown the text."""
    application = message.application
    municipality, day = application.municipality, clock.today()
    people = {each.email: each for each in active_members(municipality, day, Role.WRITER, Role.SIGNER)}
    addresses = told_of(municipality)
    for address in addresses:
        send_letter(
            MESSAGE.key,
            to=address,
            language=language_on(municipality, day),
            values={
                "reference": application.reference,
                "municipality": full_name_on(municipality, day),
                "text": message.text,
                "sender": message.sent_by.name,
                "link": absolute(application.get_absolute_url()),
            },
            kind=MailKind.LETTER,
            receiver=people.get(address),
            about=application,
            hold=False,
        )
    return len(addresses)

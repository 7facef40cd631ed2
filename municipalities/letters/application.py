"""The letters around a round and an application, each in the municipality's language."""

from django.utils import translation
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.outbox.actions import queue_mail
from alisvest.ui import formats
from municipalities.models import Application, Municipality, Round
from municipalities.queries import active_members, full_name_on, language_on


def invite(round_: Round, municipality: Municipality) -> int:
    """Queue the invitation to each signer and manager of the municipality; return how many were queued."""
    day = clock.today()
    people = active_members(municipality, day, Role.SIGNER, Role.MANAGER)
    language = language_on(municipality, day)
    with translation.override(language):
        words = {
            "round": round_.name,
            "municipality": full_name_on(municipality, day),
            "opens": formats.day(round_.opens_on),
            "deadline": formats.day(round_.deadline_on),
            "from": round_.places_from,
            "to": round_.places_to,
        }
        subject = _("Invitation to apply: %(round)s") % words
        body = (
            _(
                "%(municipality)s is invited to apply for posts in ALIS-Vest.\n\n"
                "%(round)s is open from %(opens)s. The deadline is %(deadline)s: what is submitted before midnight "
                "is in time.\n"
                "The programme is looking for %(from)s to %(to)s posts.\n\n"
                "Sign in to ALIS-Vest to answer the points of the application. Somebody with the role writer or signer "
                "starts it; a signer submits it.\n"
            )
            % words
        )
    for person in people:
        queue_mail(to=person.email, subject=subject, body=body, language=language)
    return len(people)


def acknowledge(application: Application, *, signer: User) -> int:
    """Queue the receipt to the signer and the municipality's writers; return how many were queued."""
    day = clock.today()
    municipality = application.municipality
    writers = active_members(municipality, day, Role.WRITER)
    language = language_on(municipality, day)
    with translation.override(language):
        words = {
            "reference": application.reference,
            "round": application.round.name,
            "municipality": full_name_on(municipality, day),
            "signer": signer.name,
            "when": formats.moment(clock.now()),
            "sha256": application.content_sha256,
        }
        subject = _("Application %(reference)s is received") % words
        body = (
            _(
                "The application from %(municipality)s in %(round)s is received.\n\n"
                "Reference: %(reference)s\n"
                "Submitted by: %(signer)s, %(when)s\n"
                "Fingerprint of the content (SHA-256): %(sha256)s\n\n"
                "The answers can no longer be changed. You will find the whole application under Applications in "
                "ALIS-Vest.\n"
            )
            % words
        )
    addresses = sorted({signer.email, *(writer.email for writer in writers)})
    for address in addresses:
        queue_mail(to=address, subject=subject, body=body, language=language)
    return len(addresses)

"""A municipality as the receiver of a letter."""

from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from alisvest.outbox.paper import Receiver
from municipalities.models import Municipality
from municipalities.queries import answers_for, full_name_on, language_on
from municipalities.queries.card import card_on, programme_contact


def receiver_of(municipality: Municipality, day: date, *, for_contact: bool = False) -> Receiver:
    """Return the name of that day with what its card says of the address; after a merger, of whoever answers then.

    `for_contact`: name the contact for the programme above the address, where there is one.
    """
    municipality = answers_for(municipality, day)
    card = card_on(municipality, day)
    lines = [line.strip() for line in (card.postal_address if card else "").splitlines() if line.strip()]
    contact = programme_contact(municipality, day) if for_contact else None
    if contact is not None:
        with translation.override(language_on(municipality, day)):
            lines.insert(0, _("Att. %(name)s") % {"name": contact.name})
    return Receiver(full_name_on(municipality, day), tuple(lines), card.postmottak if card else "")

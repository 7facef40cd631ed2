"""A municipality as the receiver of a letter."""

from datetime import date

from alisvest.outbox.paper import Receiver
from municipalities.models import Municipality
from municipalities.queries import answers_for, full_name_on


def receiver_of(municipality: Municipality, day: date) -> Receiver:
    """Return the name of that day with what is known of the address; after a merger, of whoever answers then."""
    municipality = answers_for(municipality, day)
    lines = tuple(line.strip() for line in municipality.postal_address.splitlines() if line.strip())
    return Receiver(full_name_on(municipality, day), lines, municipality.postmottak)

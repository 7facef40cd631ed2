"""What pages read about people."""

from alisvest.accounts.queries.claim import ClaimPanel, claim_panel
from alisvest.accounts.queries.invitation import has_way_in, invitation_of
from alisvest.accounts.queries.people import (
    HeldLine,
    PersonLine,
    appointments_for,
    has_second_factor,
    held_lines,
    invitations_for,
    invitations_of,
    lines_of,
    narrowed,
    people_for,
    places_of,
    states,
)
from alisvest.accounts.queries.ways_in import WayIn, ways_in

__all__ = [
    "ClaimPanel",
    "HeldLine",
    "PersonLine",
    "WayIn",
    "appointments_for",
    "claim_panel",
    "has_second_factor",
    "has_way_in",
    "held_lines",
    "invitation_of",
    "invitations_for",
    "invitations_of",
    "lines_of",
    "narrowed",
    "people_for",
    "places_of",
    "states",
    "ways_in",
]

"""What pages read about people."""

from alisvest.accounts.queries.invitation import has_way_in, invitation_of
from alisvest.accounts.queries.ways_in import WayIn, ways_in

__all__ = ["WayIn", "has_way_in", "invitation_of", "ways_in"]

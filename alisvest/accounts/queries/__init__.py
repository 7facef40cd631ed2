"""What pages read about people."""

from alisvest.accounts.queries.invitation import has_way_in, invitation_of

__all__ = ["has_way_in", "invitation_of"]

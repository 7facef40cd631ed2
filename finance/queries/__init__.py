"""What pages read, always for a reader; and what actions must know before they write."""

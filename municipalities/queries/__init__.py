"""What pages read, always for a reader."""

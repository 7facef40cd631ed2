"""What the pages of changes read: amendments, and what follows from a change."""

"""Which letter to whom, in the receiver's language."""

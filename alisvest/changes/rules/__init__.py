"""May this be proposed, approved, withdrawn, recorded. Pure: the facts and the day are given."""

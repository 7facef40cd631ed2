"""refuse_<verb>(…) → Refusal | None. Pure: gets the moment, writes nothing."""

"""May this be done, and what does it come to. Pure: gets the date, writes nothing."""

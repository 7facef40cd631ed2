"""Tables, constraints and querysets with visible_to(user). No decisions, no mail."""

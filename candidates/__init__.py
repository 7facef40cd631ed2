"""Doctors in training: who holds a position, the five-year plan and what it fulfils of the rule sets."""

"""Municipalities of western Norway: the register, the rounds, applications, review, decisions, positions."""

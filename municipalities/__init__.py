"""Municipalities of western Norway: the register, the rounds, their applications, the review, decisions and positions."""

"""Supervisors, whom they follow, and the planned meetings of two hours a month."""

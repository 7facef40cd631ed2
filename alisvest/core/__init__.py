"""Ground without tables: what every part of the programme needs and nothing that belongs to one part.

roles and hats, the mark that opens a view, the refusal and its middleware, money in øre, the one clock, calendar
arithmetic, the words behind database constraints.
"""

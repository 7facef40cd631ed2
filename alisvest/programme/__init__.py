"""Dated rates and norms: what a candidate-year may cost, what a municipality pays, how many minutes a month.

Amounts change from year to year, so each is a row with dates. No amount of the programme stands in code.
"""

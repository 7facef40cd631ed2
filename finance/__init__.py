"""Money: the ledger, the grant, claims and their payment, the egenandel, and each municipality's annual statement.

The ledger is double entry and append-only. Everything that moves money posts a voucher through one function
(`actions.ledger.post`); a correction reverses the voucher and posts anew. A year is opened, takes vouchers, and is closed
for good. Municipalities claim documented costs of the education, up to the cap of each candidate-year; one person
attests, another authorises, and the refund is paid. Each year they pay the egenandel per candidate-year.
"""

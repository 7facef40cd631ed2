"""Money: the ledger, the grant, claims and their payment, the egenandel, and each municipality's annual statement."""

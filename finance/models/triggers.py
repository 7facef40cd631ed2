"""Guards that several tables of the ledger share."""

import pgtrigger


def no_truncate(name: str) -> pgtrigger.Trigger:
    """Refuse to empty the table. pgtrigger.Protect guards single rows only."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func="RAISE EXCEPTION 'the ledger cannot be emptied';",
    )


def only_inserts(name: str) -> pgtrigger.Protect:
    """Refuse to change or delete a row."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)

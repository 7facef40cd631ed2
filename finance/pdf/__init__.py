"""The annual cost statement as paper, and its sentences for the screen too."""

from finance.pdf.paper import Issue, shown_name, statement_pdf
from finance.pdf.words import (
    balance_label,
    category_label,
    changes,
    nok,
    settlement,
    title,
    waiting,
    waterfall,
    why,
)

__all__ = [
    "Issue",
    "balance_label",
    "category_label",
    "changes",
    "nok",
    "settlement",
    "shown_name",
    "statement_pdf",
    "title",
    "waiting",
    "waterfall",
    "why",
]

"""Formal letters as pages read them."""

from typing import TYPE_CHECKING

from django.db import models

from alisvest.core.subjects import label_of
from alisvest.outbox.models import FormalLetter, FormalLetterQuerySet, LetterToPrint

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User


def letters_for(user: "User") -> FormalLetterQuerySet:
    """Return the letters about what the reader sees."""
    return FormalLetter.objects.visible_to(user).select_related("document")


def letters_about(user: "User", *rows: models.Model) -> FormalLetterQuerySet:
    """Return the letters about these rows that the reader sees, the newest first."""
    return FormalLetter.objects.visible_to(user, {label_of(row) for row in rows}).about(*rows)


def waits_for_paper(row: models.Model) -> bool:
    """Say whether a letter about the row is written that the worker has not put on paper yet."""
    return LetterToPrint.objects.filter(about_type=row._meta.label_lower, about_id=row.pk).exists()

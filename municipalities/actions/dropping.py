"""Removing a row of earlier service with its papers, wherever a verb does it."""

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.documents.actions import withdraw_files_of
from municipalities.models import EarlierService


def drop(row: EarlierService, *, by: User) -> None:
    """Remove a row with its papers, inside the transaction of the verb that does."""
    withdraw_files_of(row, reason=_("The row was taken out of the application."), by=by)
    row.delete()

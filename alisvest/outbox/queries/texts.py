"""Texts as pages and reminders read them."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from alisvest.core.roles import Role
from alisvest.outbox.actions.mail import UNWRITTEN
from alisvest.outbox.models import Mail, MailStatus

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User


def unwritten(user: "User") -> QuerySet[Mail]:
    """Return the letters that never left because their text lacked a value: the project leader's to mend."""
    if user.role != Role.PROJECT_LEADER:
        return Mail.objects.none()
    return Mail.objects.filter(status=MailStatus.FAILED, last_error__startswith=UNWRITTEN).order_by("pk")

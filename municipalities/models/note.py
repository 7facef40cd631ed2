"""Words about an application, each with one audience for good: the programme's own notes, and messages to the municipality.

They are two tables so that nothing can be moved from the one to the other.
"""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from municipalities.models.application import Application
from municipalities.models.succession import reached


class InternalNoteQuerySet(models.QuerySet["InternalNote"]):
    def visible_to(self, user: User) -> Self:
        return self if user.role in STAFF_ROLES else self.none()


class InternalNote(models.Model):
    """A note that only the programme's staff read."""

    append_only = True

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="internal_notes")
    text = models.TextField(_("Note"), max_length=4000)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    objects = InternalNoteQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.application_id} {self.pk}"


class MunicipalityMessageQuerySet(models.QuerySet["MunicipalityMessage"]):
    def visible_to(self, user: User) -> Self:
        """The staff, and the municipality that it was sent to."""
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(reached(user, "application__municipality"))
        return self.none()


class MunicipalityMessage(models.Model):
    """A message about an application that was sent to its municipality, as mail and on the application's page."""

    append_only = True

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="messages")
    text = models.TextField(_("Message"), max_length=4000)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    objects = MunicipalityMessageQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.application_id} {self.pk}"

"""Conflict of interest: what each reviewer has declared of each municipality in a round."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.core.roles import STAFF_ROLES
from municipalities.models.municipality import Municipality
from municipalities.models.round import Round


class ConflictDeclarationQuerySet(models.QuerySet["ConflictDeclaration"]):
    def visible_to(self, user: User) -> Self:
        """The programme's staff: a municipality never learns who declared what."""
        return self if user.role in STAFF_ROLES else self.none()

    def in_force(self) -> Self:
        """Keep the last of each person, round and municipality: the one that holds."""
        whose = ("user_id", "round_id", "municipality_id")
        return self.order_by(*whose, "-pk").distinct(*whose)


class ConflictDeclaration(models.Model):
    """A reviewer says of one municipality whether they are fit to judge it. Whoever thinks anew makes a new row."""

    append_only = True

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="conflict_declarations")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="conflict_declarations")
    fit = models.BooleanField(_("Without conflict of interest"))
    reason = models.CharField(_("Reason"), max_length=500, blank=True)
    declared_at = models.DateTimeField()

    objects = ConflictDeclarationQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("user", "municipality"), name="municipalities_conflict_who"),)
        constraints = (
            models.CheckConstraint(
                name="municipalities_conflict_is_reasoned",
                condition=Q(fit=True) | ~Q(reason=""),
                violation_error_message=_("Say in a sentence what the conflict of interest is."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.municipality_id} {self.fit}"

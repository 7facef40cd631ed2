"""The grant from Helsedirektoratet, as received."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.core.roles import STAFF_ROLES, Role
from finance.models.voucher import Voucher


class GrantQuerySet(models.QuerySet["Grant"]):
    def visible_to(self, user: User) -> Self:
        return self if user.role in STAFF_ROLES | {Role.STEERING} else self.none()

    def standing(self) -> Self:
        """Leave out what was reversed."""
        return self.filter(voucher__reversed_by=None)


class Grant(models.Model):
    """An instalment of a year's grant, in øre. Entered with its voucher, corrected by reversing that."""

    append_only = True

    year = models.PositiveSmallIntegerField(_("Grant year"))
    amount = models.BigIntegerField(_("Amount"), help_text="øre")
    received_on = models.DateField(_("Received on"))
    reference = models.CharField(_("Reference of the letter"), max_length=60)
    voucher = models.OneToOneField(Voucher, on_delete=models.PROTECT, related_name="grant")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = GrantQuerySet.as_manager()

    class Meta:
        ordering = ("-received_on", "-pk")
        constraints = (
            models.CheckConstraint(
                name="finance_grant_is_positive",
                condition=Q(amount__gt=0),
                violation_error_message=_("A grant is more than zero."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.year}: {self.amount}"

"""What the doctor who is to have a place has done before: the rows of point 9, which later become periods of the plan."""

from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.constraints import days_in_order
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from alisvest.programme.service import WITHOUT_PERCENTAGE, ServiceKind
from municipalities.models.frozen import frozen
from municipalities.models.place import Place
from municipalities.models.succession import reached

EARLIER_KINDS = [(kind.value, kind.label) for kind in ServiceKind if kind != ServiceKind.LEAVE]
"""Leave is no service, and a municipality tells nothing about a doctor's absence."""


class EarlierServiceQuerySet(models.QuerySet["EarlierService"]):
    def visible_to(self, user: User) -> Self:
        """Staff see all, a municipality the rows of its own applications, everybody else none."""
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(reached(user, "place__application__municipality"))
        return self.none()


@tracked()
class EarlierService(models.Model):
    """One stay of the doctor somewhere, [start, end). Written while the application is a draft; it then stands.

    `version` counts the savings, as of a section: whoever saves an older one sees the newer first.
    """

    deletable = True

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="earlier_services")
    place_of_work = models.CharField(_("Place of work"), max_length=120)
    kind = models.CharField(_("Kind of service"), max_length=30, choices=EARLIER_KINDS)
    percentage = models.DecimalField(_("Position percentage"), max_digits=5, decimal_places=2, null=True, blank=True)
    valid = DateRangeField()
    version = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    objects = EarlierServiceQuerySet.as_manager()

    class Meta:
        ordering = ("valid", "place_of_work", "kind", "pk")
        constraints = (
            models.CheckConstraint(
                name="municipalities_service_kind_is_known",
                condition=Q(kind__in=[value for value, _label in EARLIER_KINDS]),
                violation_error_message=_("Choose a kind of service from the list."),
            ),
            models.CheckConstraint(
                name="municipalities_service_has_a_place",
                condition=~Q(place_of_work=""),
                violation_error_message=_("Say where the doctor worked."),
            ),
            models.CheckConstraint(
                name="municipalities_service_percentage_of_a_post",
                condition=Q(kind__in=sorted(WITHOUT_PERCENTAGE), percentage=None)
                | ~Q(kind__in=sorted(WITHOUT_PERCENTAGE))
                & Q(percentage__isnull=False, percentage__gte=1, percentage__lte=100),
                violation_error_message=_(
                    "Position percentage must be from 1 to 100; groups and out-of-hours duty have none."
                ),
            ),
            days_in_order("municipalities_service_has_both_ends", both=True),
        )
        triggers = (
            frozen(
                "select a.status from municipalities_application a"
                " join municipalities_place p on p.application_id = a.id where p.id = {row}.place_id"
            ),
        )

    def __str__(self) -> str:
        return self.place_of_work

"""The first reading of an application: is each point answered so that it can be judged?"""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.roles import STAFF_ROLES
from municipalities.models.application import Application
from municipalities.workflow.screening import ScreeningState

POINTS = tuple(str(number) for number in range(10))


class ScreeningLineQuerySet(models.QuerySet["ScreeningLine"]):
    def visible_to(self, user: User) -> Self:
        return self if user.role in STAFF_ROLES else self.none()


@tracked()
class ScreeningLine(models.Model):
    """How one point of an application stood when somebody last looked. A point without a row has not been looked at."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="screening_lines")
    point = models.CharField(_("Point"), max_length=2)
    state = models.CharField(_("How the point stands"), max_length=20, choices=ScreeningState)
    note = models.TextField(_("Note"), max_length=1000, blank=True)
    screened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    screened_at = models.DateTimeField()

    objects = ScreeningLineQuerySet.as_manager()

    class Meta:
        ordering = ("point",)
        constraints = (
            models.UniqueConstraint(
                fields=("application", "point"),
                name="municipalities_screening_once_a_point",
                violation_error_message=_("The point is already screened."),
            ),
            models.CheckConstraint(
                name="municipalities_screening_state_is_known",
                condition=Q(state__in=ScreeningState.values),
                violation_error_message=_("This is no state of a screened point."),
            ),
            models.CheckConstraint(
                name="municipalities_screening_point_is_known",
                condition=Q(point__in=POINTS),
                violation_error_message=_("The application has no such point."),
            ),
            models.CheckConstraint(
                name="municipalities_screening_is_explained",
                condition=Q(state=ScreeningState.IN_ORDER) | ~Q(note=""),
                violation_error_message=_("Say what is missing, or how it was clarified."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.point} {self.state}"

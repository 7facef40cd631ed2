"""The salaried post: granted by a decision, outliving the doctors who hold it one after the other."""

from typing import Self

import pgtrigger
from django.contrib.postgres.fields import DateRangeField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import transitions
from municipalities.models.decision import Decision, MainPosition
from municipalities.models.municipality import Municipality
from municipalities.models.place import Place
from municipalities.models.succession import reached
from municipalities.workflow import POSITION_MOVES, PositionStatus


class PositionQuerySet(models.QuerySet["Position"]):
    def visible_to(self, user: User) -> Self:
        """Staff and the steering group see all posts, a municipality its own, everybody else none."""
        if user.role in STAFF_ROLES | {Role.STEERING}:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(reached(user))
        return self.none()

    def read_by(self, user: User) -> Self:
        """Return what `visible_to` does and the posts that the municipality shares, did or will: to read only.

        Also those that one it has taken over shared.
        """
        if user.role not in MUNICIPALITY_ROLES:
            return self.visible_to(user)
        shared = Position.objects.filter(reached(user, "shares__municipality"))
        return self.filter(reached(user) | Q(pk__in=shared.values("pk")))


@tracked()
class Position(models.Model):
    """A post of one municipality. `valid` is half-open and begins when the post may first be filled.

    Percentage and main position are what was granted; what they are on a date stands in `facts`.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="positions")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="positions")
    place = models.OneToOneField(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="position")
    number = models.CharField(_("number"), max_length=100, unique=True)
    main_position = models.CharField(
        _("main position"), max_length=30, choices=MainPosition, default=MainPosition.GENERAL_PRACTICE
    )
    start = models.DateField(_("start"))
    percentage = models.PositiveSmallIntegerField(
        _("percentage"), default=100, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    valid = DateRangeField()
    status = models.CharField(_("status"), max_length=20, choices=PositionStatus, default=PositionStatus.PLANNED)

    objects = PositionQuerySet.as_manager()

    class Meta:
        ordering = ("municipality__name_sort", "number")
        constraints = (
            models.CheckConstraint(
                name="municipalities_position_percentage_in_bounds",
                condition=Q(percentage__gte=1, percentage__lte=100),
                violation_error_message=_("The percentage of a post is from 1 to 100."),
            ),
            models.CheckConstraint(
                name="municipalities_position_valid_not_empty",
                condition=Q(valid__isempty=False),
                violation_error_message=_("The post's last day is before its first."),
            ),
            models.CheckConstraint(
                name="municipalities_position_ended_has_a_last_day",
                condition=~Q(status=PositionStatus.ENDED) | Q(valid__endswith__isnull=False),
                violation_error_message=_("A post that has ended has a last day."),
            ),
        )
        triggers = (pgtrigger.FSM(name="position_moves", field="status", transitions=transitions(POSITION_MOVES)),)

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("candidates:position_detail", args=[self.pk])

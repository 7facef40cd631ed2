"""A call for applications, and who was invited."""

from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core import clock
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from municipalities.models.municipality import Municipality


class DecisionKind(models.TextChoices):
    """What kind of decision the round ends in; it decides the letter's words."""

    ADMINISTRATIVE = "administrative", _("Administrative decision with right of complaint")
    GRANT = "grant", _("Grant without right of complaint")
    CONTRACT = "contract", _("Contract")


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, user: User) -> Self:
        """Rounds are seen by the programme's staff, the steering group and everyone who acts for a municipality."""
        if user.role in STAFF_ROLES | MUNICIPALITY_ROLES | {Role.STEERING}:
            return self
        return self.none()

    def open_on(self, day: date) -> Self:
        return self.filter(opens_on__lte=day, deadline_on__gte=day)


@tracked()
class Round(models.Model):
    """One call. It opens at the start of `opens_on` and takes applications to the end of `deadline_on`, Oslo time."""

    name = models.CharField(_("name"), max_length=120)
    year = models.PositiveSmallIntegerField(_("year"))
    opens_on = models.DateField(_("opens on"))
    deadline_on = models.DateField(_("deadline"))
    places_from = models.PositiveSmallIntegerField(_("places, at least"))
    places_to = models.PositiveSmallIntegerField(_("places, at most"))
    decision_kind = models.CharField(_("kind of decision"), max_length=20, choices=DecisionKind)
    case_number = models.CharField(_("case number"), max_length=60, blank=True)
    last_number = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text="the last reference number drawn, under a lock on this row"
    )

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ("-deadline_on", "-pk")
        constraints = (
            models.CheckConstraint(
                name="municipalities_round_dates_in_order",
                condition=Q(deadline_on__gte=F("opens_on")),
                violation_error_message=_("The deadline cannot be before the round opens."),
            ),
            models.CheckConstraint(
                name="municipalities_round_places_in_order",
                condition=Q(places_from__gte=1, places_to__gte=F("places_from")),
                violation_error_message=_(
                    "Places must be at least one, and the largest number not below the smallest."
                ),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("municipalities:round_detail", args=[self.pk])

    @property
    def closes_at(self) -> datetime:
        """The first moment that is too late."""
        return clock.end_of_day(self.deadline_on)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, user: User) -> Self:
        """Staff see who was invited; a municipality sees its own invitation."""
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(municipality_id=user.scope)
        return self.none()


class Invitation(models.Model):
    """A municipality was asked to apply in a round; how many of its people got a mail is kept, also when nobody did."""

    append_only = True

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="invitations")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="invitations")
    mails = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ("municipality__name_sort",)
        constraints = (
            models.UniqueConstraint(
                fields=("round", "municipality"),
                name="municipalities_invitation_once",
                violation_error_message=_("The municipality is already invited to this round."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.round_id} {self.municipality_id}"

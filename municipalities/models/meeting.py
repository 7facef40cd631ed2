"""The information meeting before a round, and who takes part: people who need no way in."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from municipalities.models.municipality import Municipality
from municipalities.models.round import Round
from municipalities.models.succession import reached


class InformationMeetingQuerySet(models.QuerySet["InformationMeeting"]):
    def visible_to(self, user: User) -> Self:
        """Staff see all meetings; a municipality those of rounds that it sees."""
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(round__in=Round.objects.visible_to(user))
        return self.none()


@tracked()
class InformationMeeting(models.Model):
    """When, where or by which link, and what is on the agenda."""

    deletable = True

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="meetings")
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    link = models.URLField(_("link"), max_length=300, blank=True)
    agenda = models.TextField(_("agenda"), max_length=4000, blank=True)

    objects = InformationMeetingQuerySet.as_manager()

    class Meta:
        ordering = ("starts_at", "pk")
        constraints = (
            models.CheckConstraint(
                name="municipalities_informationmeeting_times_in_order",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("A meeting ends after it begins."),
            ),
            models.CheckConstraint(
                name="municipalities_informationmeeting_is_somewhere",
                condition=~Q(place="", link=""),
                violation_error_message=_("A meeting has a place or a link."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.round_id} {self.starts_at}"


class ParticipantQuerySet(models.QuerySet["Participant"]):
    def visible_to(self, user: User) -> Self:
        """Staff see all; a municipality those who come from it."""
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(reached(user))
        return self.none()


@tracked()
class Participant(models.Model):
    """Somebody who is signed up for a meeting; `attended` is empty until attendance is taken."""

    deletable = True

    meeting = models.ForeignKey(InformationMeeting, on_delete=models.PROTECT, related_name="participants")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"), blank=True)
    attended = models.BooleanField(_("was there"), null=True, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ("municipality__name_sort", "name")
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "municipality", "name"),
                name="municipalities_participant_once",
                violation_error_message=_("This person is already signed up."),
            ),
        )

    def __str__(self) -> str:
        return self.name

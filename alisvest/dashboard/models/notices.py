"""What each person has chosen: when notices come, and whether a calendar may fetch the own dates."""

from typing import Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.dashboard.workflow import Rhythm

M = TypeVar("M", bound=models.Model)


class OwnQuerySet(models.QuerySet[M]):
    def visible_to(self, user: User) -> Self:
        """A person sees the own choice, nobody another's."""
        return self.filter(user_id=user.pk)


@tracked()
class NoticeChoice(models.Model):
    """When a person gets reminders and notices. Without a row: at once."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notice_choice")
    rhythm = models.CharField(_("when"), max_length=10, choices=Rhythm, default=Rhythm.AT_ONCE)

    objects = OwnQuerySet["NoticeChoice"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="dashboard_choice_is_known",
                condition=Q(rhythm__in=Rhythm.values),
                violation_error_message=_("Choose when notices come."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.rhythm}"


@tracked(without=("token_sha256",))
class CalendarFeed(models.Model):
    """A secret address at which a calendar fetches the person's dates. Only the token's hash is kept; one is in use."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="calendar_feeds")
    token_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = OwnQuerySet["CalendarFeed"].as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("user",),
                condition=Q(ended_at=None),
                name="dashboard_feed_one_in_use",
                violation_error_message=_("You have a calendar address already."),
            ),
            models.CheckConstraint(
                name="dashboard_feed_hash",
                condition=Q(token_sha256__regex=r"^[0-9a-f]{64}$"),  # noqa: S106  a pattern
                violation_error_message=_("Only the hash of a calendar address is kept."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.made_at:%Y-%m-%d}"

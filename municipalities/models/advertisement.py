"""How a post is filled: what was advertised, where and when, and how many answered. The counts are research data."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from municipalities.models.municipality import Municipality
from municipalities.models.position import Position
from municipalities.models.succession import reached

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


COUNTS = ("applicants", "qualified", "interviewed", "offered", "declined")
_WITHIN = (
    ("qualified", "applicants"),
    ("interviewed", "applicants"),
    ("offered", "applicants"),
    ("declined", "offered"),
)


def _count(words: "_StrPromise") -> "models.PositiveIntegerField[int | None, int | None]":
    return models.PositiveIntegerField(words, null=True, blank=True)


class AdvertisementQuerySet(models.QuerySet["Advertisement"]):
    def visible_to(self, user: User) -> Self:
        """Staff and the steering group see all, a municipality its own."""
        if user.role in STAFF_ROLES | {Role.STEERING}:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(reached(user))
        return self.none()

    def over_by(self, day: date) -> Self:
        """Keep those whose deadline is past on the day."""
        return self.filter(deadline_on__lt=day)


@tracked()
class Advertisement(models.Model):
    """One advertisement for one or several posts of a municipality; `published_on` is None while it is written.

    `deadline_on` is the last day to apply. Only numbers of applicants are kept, never who they are.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="advertisements")
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text of the advertisement"), max_length=20000)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    deadline_on = models.DateField(_("last day to apply"), null=True, blank=True)
    published_where = models.CharField(_("where it is published"), max_length=300, blank=True)
    applicants = _count(_("applicants"))
    qualified = _count(_("qualified"))
    interviewed = _count(_("interviewed"))
    offered = _count(_("offered the post"))
    declined = _count(_("declined the offer"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    objects = AdvertisementQuerySet.as_manager()

    class Meta:
        ordering = ("-published_on", "-pk")
        constraints = (
            models.CheckConstraint(
                name="municipalities_advertisement_has_words",
                condition=~Q(title="") & ~Q(text=""),
                violation_error_message=_("An advertisement has a title and a text."),
            ),
            models.CheckConstraint(
                name="municipalities_advertisement_published_whole",
                condition=Q(published_on=None, deadline_on=None)
                | Q(published_on__isnull=False, deadline_on__isnull=False, deadline_on__gte=F("published_on"))
                & ~Q(published_where=""),
                violation_error_message=_("What is published says where, and its deadline is not before that day."),
            ),
            models.CheckConstraint(
                name="municipalities_advertisement_counts_when_published",
                condition=Q(published_on__isnull=False) | Q(**dict.fromkeys(COUNTS), closed_on=None),
                violation_error_message=_("Nobody applies before the post is advertised."),
            ),
            models.CheckConstraint(
                name="municipalities_advertisement_closed_after_published",
                condition=Q(closed_on=None) | Q(closed_on__gte=F("published_on")),
                violation_error_message=_("It cannot be closed before it is published."),
            ),
            *(
                models.CheckConstraint(
                    name=f"municipalities_advertisement_{part}_in_{whole}",
                    condition=Q(**{part: None}) | Q(**{f"{part}__lte": F(whole)}, **{f"{whole}__isnull": False}),
                    violation_error_message=_("The numbers do not fit together: a part is larger than its whole."),
                )
                for part, whole in _WITHIN
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("municipalities:advertisement_detail", args=[self.pk])


@tracked()
class AdvertisedPosition(models.Model):
    """A post in an advertisement: when somebody was hired for it, and from when. Both dates come together."""

    deletable = True  # while the advertisement is being written

    advertisement = models.ForeignKey(Advertisement, on_delete=models.PROTECT, related_name="places")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="advertised")
    hired_on = models.DateField(_("hired on"), null=True, blank=True)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)

    class Meta:
        ordering = ("advertisement", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("advertisement", "position"),
                name="municipalities_advertisedposition_once",
                violation_error_message=_("The post stands in the advertisement already."),
            ),
            models.CheckConstraint(
                name="municipalities_advertisedposition_hired_and_start",
                condition=Q(hired_on=None, starts_on=None) | Q(hired_on__isnull=False, starts_on__isnull=False),
                violation_error_message=_("Say both when the doctor was hired and the first day."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.advertisement_id} {self.position_id}"

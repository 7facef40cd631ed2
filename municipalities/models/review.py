"""The review: who stands in for whom, what is recommended, and what the steering group resolved."""

from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.roles import STAFF_ROLES
from municipalities.models.application import Application
from municipalities.models.decision import PlaceOutcome, rank_matches
from municipalities.models.municipality import Municipality
from municipalities.models.place import Place
from municipalities.models.round import Round


class Outcome(models.TextChoices):
    RECOMMENDED = "recommended", _("Recommended")
    NOT_RECOMMENDED = "not_recommended", _("Not recommended")
    WAITING = "waiting", _("For the waiting list")


class SubstituteQuerySet(models.QuerySet["Substitute"]):
    def on(self, day: date) -> Self:
        return self.filter(valid__contains=day)


@tracked()
class Substitute(models.Model):
    """A named person who alone decides a municipality's cases, in a half-open range of dates."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="substitutes")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=300)
    valid = DateRangeField()

    objects = SubstituteQuerySet.as_manager()

    class Meta:
        constraints = (
            ExclusionConstraint(
                name="municipalities_substitute_one_at_a_time",
                expressions=[("valid", RangeOperators.OVERLAPS), ("municipality", RangeOperators.EQUAL)],
                violation_error_message=_("Another substitute is named for the municipality in these dates."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.user_id}"


class RecommendationQuerySet(models.QuerySet["Recommendation"]):
    def visible_to(self, user: User) -> Self:
        """Only the programme's staff: a municipality knows nothing before the decision is issued."""
        return self if user.role in STAFF_ROLES else self.none()


@tracked()
class Recommendation(models.Model):
    """What the project leader proposes for an application; changed until the resolution is recorded.

    `outcome` is the best of its places', `places` how many posts are recommended. `version` counts the savings: whoever
    saves an older one sees the newer first.
    """

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="recommendation")
    outcome = models.CharField(_("recommendation"), max_length=20, choices=Outcome)
    places = models.PositiveSmallIntegerField(_("posts"))
    reasons = models.TextField(_("reasons"), max_length=4000)
    version = models.PositiveIntegerField(default=1)
    recommended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recommended_at = models.DateTimeField()

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="municipalities_recommendation_places_match",
                condition=Q(outcome=Outcome.RECOMMENDED, places__gte=1)
                | Q(outcome__in=(Outcome.NOT_RECOMMENDED, Outcome.WAITING), places=0),
                violation_error_message=_("A recommended application gets at least one post, another none."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.outcome}"


@tracked()
class RecommendedPlace(models.Model):
    """What is proposed for one place. Of those for the waiting list, the lower number goes first in the round."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="recommended_places")
    place = models.OneToOneField(Place, on_delete=models.PROTECT, related_name="recommended")
    outcome = models.CharField(_("recommendation"), max_length=20, choices=PlaceOutcome)
    waiting_rank = models.PositiveSmallIntegerField(_("number on the waiting list"), null=True, blank=True)

    class Meta:
        ordering = ("recommendation", "place__rank")
        constraints = (rank_matches("municipalities_recommended_place_rank_matches"),)

    def __str__(self) -> str:
        return f"{self.place_id} {self.outcome}"


class ResolutionQuerySet(models.QuerySet["Resolution"]):
    def visible_to(self, user: User) -> Self:
        return self if user.role in STAFF_ROLES else self.none()


class Resolution(models.Model):
    """What the steering group resolved for a round, with its minutes' reference. Recorded once.

    The votes are None where it was unanimous. `snapshot_sha256` is over all that was decided on (see Snapshot).
    """

    append_only = True

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="resolution")
    meeting_on = models.DateField(_("meeting"))
    minutes_reference = models.CharField(_("reference of the minutes"), max_length=100)
    case_number = models.CharField(_("case number in the minutes"), max_length=60, blank=True)
    text = models.TextField(_("resolution"), max_length=4000)
    votes_for = models.PositiveSmallIntegerField(_("votes for"), null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(_("votes against"), null=True, blank=True)
    snapshot_sha256 = models.CharField(max_length=64, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="municipalities_resolution_votes_are_whole",
                condition=Q(votes_for=None, votes_against=None)
                | Q(votes_for__isnull=False, votes_for__gte=1, votes_against__isnull=False),
                violation_error_message=_("Give both numbers of votes, or none where it was unanimous."),
            ),
        )

    def __str__(self) -> str:
        return self.minutes_reference


class Abstention(models.Model):
    """Somebody who left the meeting while the steering group resolved, for a conflict of interest."""

    append_only = True

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="abstentions")
    name = models.CharField(_("name"), max_length=120)
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("concerning")
    )

    class Meta:
        ordering = ("resolution", "pk")

    def __str__(self) -> str:
        return self.name


class ResolvedOutcome(models.Model):
    """The steering group's outcome for one application: the posts granted, 0 for a refusal."""

    append_only = True

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="outcomes")
    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="resolved_outcome")
    places = models.PositiveSmallIntegerField(_("posts"))

    def __str__(self) -> str:
        return f"{self.application_id} {self.places}"


class ResolvedPlace(models.Model):
    """The steering group's outcome for one place. The numbers on the waiting list are the round's."""

    append_only = True

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="places")
    place = models.OneToOneField(Place, on_delete=models.PROTECT, related_name="resolved")
    outcome = models.CharField(_("outcome"), max_length=20, choices=PlaceOutcome)
    waiting_rank = models.PositiveSmallIntegerField(_("number on the waiting list"), null=True, blank=True)

    class Meta:
        ordering = ("resolution", "place__application", "place__rank")
        constraints = (
            rank_matches("municipalities_resolved_place_rank_matches"),
            models.UniqueConstraint(
                fields=("resolution", "waiting_rank"),
                name="municipalities_resolved_place_rank_once",
                violation_error_message=_("Two places have the same number on the waiting list."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.place_id} {self.outcome}"


class Snapshot(models.Model):
    """An application's data on the day the steering group resolved on it: answers, scores, recommendation."""

    append_only = True

    outcome = models.OneToOneField(ResolvedOutcome, on_delete=models.PROTECT, related_name="snapshot")
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="municipalities_snapshot_has_hash",
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
                violation_error_message=_("What was decided on is kept with its hash."),
            ),
        )

    def __str__(self) -> str:
        return self.sha256

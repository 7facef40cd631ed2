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
from municipalities.models.municipality import Municipality
from municipalities.models.round import Round


class Outcome(models.TextChoices):
    RECOMMENDED = "recommended", _("Recommended")
    NOT_RECOMMENDED = "not_recommended", _("Not recommended")


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
    """What the project leader proposes for an application; changed until the resolution is recorded."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="recommendation")
    outcome = models.CharField(_("recommendation"), max_length=20, choices=Outcome)
    places = models.PositiveSmallIntegerField(_("posts"))
    reasons = models.TextField(_("reasons"), max_length=4000)
    recommended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recommended_at = models.DateTimeField()

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="municipalities_recommendation_places_match",
                condition=Q(outcome=Outcome.RECOMMENDED, places__gte=1) | Q(outcome=Outcome.NOT_RECOMMENDED, places=0),
                violation_error_message=_("A recommended application gets at least one post, another none."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.outcome}"


class ResolutionQuerySet(models.QuerySet["Resolution"]):
    def visible_to(self, user: User) -> Self:
        return self if user.role in STAFF_ROLES else self.none()


class Resolution(models.Model):
    """What the steering group resolved for a round, with its minutes' reference. Recorded once."""

    append_only = True

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="resolution")
    meeting_on = models.DateField(_("meeting"))
    minutes_reference = models.CharField(_("reference of the minutes"), max_length=100)
    text = models.TextField(_("resolution"), max_length=4000)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = ResolutionQuerySet.as_manager()

    def __str__(self) -> str:
        return self.minutes_reference


class ResolvedOutcome(models.Model):
    """The steering group's outcome for one application: the posts granted, 0 for a refusal."""

    append_only = True

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="outcomes")
    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="resolved_outcome")
    places = models.PositiveSmallIntegerField(_("posts"))

    def __str__(self) -> str:
        return f"{self.application_id} {self.places}"

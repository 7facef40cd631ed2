"""The outcome with its reasons: resolved by the steering group, released once, never changed. Before that, in writing.

Nothing of a decision exists for the municipality before it is released: what is prepared stands in tables of its own.
"""

from typing import Self

import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from alisvest.core.rules import transitions
from municipalities.models.application import Application
from municipalities.models.place import Place
from municipalities.models.round import DecisionKind, Round
from municipalities.models.succession import reached
from municipalities.workflow import DECISION_MOVES, DecisionStatus

PERCENTAGE = [MinValueValidator(1), MaxValueValidator(100)]


class DecisionOutcome(models.TextChoices):
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")
    WAITLISTED = "waitlisted", _("On the waiting list")


class PlaceOutcome(models.TextChoices):
    """What becomes of one place of an application: recommended, resolved, decided."""

    GRANTED = "granted", _("Granted")
    WAITING = "waiting", _("Waiting list")
    REFUSED = "refused", _("Refused")


class MainPosition(models.TextChoices):
    GENERAL_PRACTICE = "general_practice", _("General practice")
    COMMUNITY_MEDICINE = "community_medicine", _("Community medicine")


def rank_matches(name: str) -> models.CheckConstraint:
    """Make the constraint that a place has a number on the waiting list when it stands on it, and only then."""
    return models.CheckConstraint(
        name=name,
        condition=Q(outcome=PlaceOutcome.WAITING, waiting_rank__isnull=False, waiting_rank__gte=1)
        | ~Q(outcome=PlaceOutcome.WAITING) & Q(waiting_rank=None),
        violation_error_message=_("A place on the waiting list has its number, another none."),
    )


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, user: User) -> Self:
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(reached(user, "application__municipality"))
        return self.none()


class Decision(models.Model):
    append_only = True

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(_("outcome"), max_length=20, choices=DecisionOutcome)
    places = models.PositiveSmallIntegerField(_("posts"))
    reasons = models.TextField(_("reasons"), max_length=4000)
    kind = models.CharField(_("kind of decision"), max_length=20, choices=DecisionKind)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="municipalities_decision_places_match",
                condition=Q(outcome=DecisionOutcome.GRANTED, places__gte=1)
                | Q(outcome__in=(DecisionOutcome.REFUSED, DecisionOutcome.WAITLISTED), places=0),
                violation_error_message=_("A grant gives at least one post, another decision none."),
            ),
            models.CheckConstraint(
                name="municipalities_decision_has_reasons",
                condition=~Q(reasons=""),
                violation_error_message=_("A decision is always reasoned."),
            ),
        )

    def __str__(self) -> str:
        return str(self.application)

    def get_absolute_url(self) -> str:
        return reverse("municipalities:decision_detail", args=[self.pk])


class DecidedPlace(models.Model):
    """What was decided about one place, with the terms its post is offered on. `waiting_rank`: its number in the round."""

    append_only = True

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="decided_places")
    place = models.OneToOneField(Place, on_delete=models.PROTECT, related_name="decided")
    outcome = models.CharField(_("outcome"), max_length=20, choices=PlaceOutcome)
    waiting_rank = models.PositiveSmallIntegerField(_("number on the waiting list"), null=True, blank=True)
    start = models.DateField(_("start"), null=True, blank=True)
    percentage = models.PositiveSmallIntegerField(_("percentage"), default=100, validators=PERCENTAGE)
    main_position = models.CharField(
        _("main position"), max_length=30, choices=MainPosition, default=MainPosition.GENERAL_PRACTICE
    )

    class Meta:
        ordering = ("decision", "place__rank")
        constraints = (
            rank_matches("municipalities_decided_place_rank_matches"),
            models.CheckConstraint(
                name="municipalities_decided_place_begins",
                condition=Q(outcome=PlaceOutcome.REFUSED, start=None)
                | ~Q(outcome=PlaceOutcome.REFUSED) & Q(start__isnull=False, percentage__gte=1, percentage__lte=100),
                violation_error_message=_("A post that is granted, or may be, has its start; another has none."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.place_id} {self.outcome}"


class PreparedDecisionQuerySet(models.QuerySet["PreparedDecision"]):
    def visible_to(self, user: User) -> Self:
        """Only the programme's staff: a municipality knows nothing before the decision is released."""
        return self if user.role in STAFF_ROLES else self.none()


@tracked()
class PreparedDecision(models.Model):
    """A decision in writing, by whoever decides the case. `version` counts the savings, as a section's does."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="prepared_decision")
    status = models.CharField(_("status"), max_length=20, choices=DecisionStatus, default=DecisionStatus.PREPARED)
    reasons = models.TextField(_("reasons"), max_length=4000)
    access_code = models.CharField(_("publicity of the letter"), max_length=100, blank=True)
    version = models.PositiveIntegerField(default=1)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()

    objects = PreparedDecisionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="municipalities_prepared_decision_has_reasons",
                condition=~Q(reasons=""),
                violation_error_message=_("A decision is always reasoned."),
            ),
        )
        triggers = (pgtrigger.FSM(name="decision_moves", field="status", transitions=transitions(DECISION_MOVES)),)

    def __str__(self) -> str:
        return f"{self.application_id} {self.status}"


@tracked()
class PreparedPlace(models.Model):
    """How the post of a place would begin."""

    prepared = models.ForeignKey(PreparedDecision, on_delete=models.PROTECT, related_name="places")
    place = models.OneToOneField(Place, on_delete=models.PROTECT, related_name="prepared")
    start = models.DateField(_("start"))
    percentage = models.PositiveSmallIntegerField(_("percentage"), default=100, validators=PERCENTAGE)
    main_position = models.CharField(
        _("main position"), max_length=30, choices=MainPosition, default=MainPosition.GENERAL_PRACTICE
    )

    class Meta:
        ordering = ("prepared", "place__rank")
        constraints = (
            models.CheckConstraint(
                name="municipalities_prepared_place_percentage",
                condition=Q(percentage__gte=1, percentage__lte=100),
                violation_error_message=_("The percentage of a post is from 1 to 100."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.prepared_id} {self.place_id}"


class ReleaseQuerySet(models.QuerySet["Release"]):
    def visible_to(self, user: User) -> Self:
        return self if user.role in STAFF_ROLES else self.none()

    def standing(self) -> Self:
        return self.filter(withdrawn_at=None)


@tracked()
class Release(models.Model):
    """All decisions and letters of a round, let go together at `visible_at`; `released_at` is when it was done.

    The days: how long a municipality may take to answer what it is granted, and what it is offered from the waiting
    list, which holds to the end of `waiting_until`.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="releases")
    visible_at = models.DateTimeField(_("the decisions are seen from"))
    answer_days = models.PositiveSmallIntegerField(_("days to accept"), validators=[MinValueValidator(1)])
    offer_days = models.PositiveSmallIntegerField(
        _("days to accept an offer from the waiting list"), validators=[MinValueValidator(1)]
    )
    waiting_until = models.DateField(_("the waiting list holds until"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ("round", "asked_at")
        constraints = (
            models.UniqueConstraint(
                fields=("round",),
                condition=Q(withdrawn_at=None),
                name="municipalities_release_once_a_round",
                violation_error_message=_("The decisions of this round are already released, or wait for their hour."),
            ),
            models.CheckConstraint(
                name="municipalities_release_not_before_its_hour",
                condition=Q(released_at=None) | Q(withdrawn_at=None, released_at__gte=F("visible_at")),
                violation_error_message=_("Nothing is released before its hour, nor after it was taken back."),
            ),
            models.CheckConstraint(
                name="municipalities_release_days_in_bounds",
                condition=Q(answer_days__gte=1, offer_days__gte=1),
                violation_error_message=_("A municipality has at least one day to answer."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.round_id} {self.visible_at}"

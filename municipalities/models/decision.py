"""The outcome with its reasons: resolved by the steering group, issued once, never changed."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from municipalities.models.application import Application
from municipalities.models.round import DecisionKind


class DecisionOutcome(models.TextChoices):
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, user: User) -> Self:
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(application__municipality_id=user.scope)
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
                | Q(outcome=DecisionOutcome.REFUSED, places=0),
                violation_error_message=_("A grant gives at least one post, a refusal none."),
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

"""A complaint against a decision, and when the decision's letter arrived: the clock counts from there."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from alisvest.core.rules import transitions
from municipalities.models.decision import Decision
from municipalities.models.succession import reached
from municipalities.workflow import COMPLAINT_MOVES, ComplaintStatus
from municipalities.workflow.complaint import OPEN

S = ComplaintStatus


@tracked()
class LetterArrival(models.Model):
    """The day the decision's letter reached the municipality, where somebody knows better than the mail server."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="letter_arrival")
    arrived_on = models.DateField(_("arrived on"))
    source = models.CharField(_("how it is known"), max_length=200)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="municipalities_letter_arrival_has_source",
                condition=~Q(source=""),
                violation_error_message=_("Say how the day of arrival is known."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.decision_id} {self.arrived_on}"


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def visible_to(self, user: User) -> Self:
        """Staff see all, a municipality its own."""
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(reached(user, "decision__application__municipality"))
        return self.none()

    def open(self) -> Self:
        return self.filter(status__in=OPEN)


@tracked()
class Complaint(models.Model):
    """`arrived_on`: the day the complaint reached the programme. `deadline_on`: the last day in time, as it was counted.

    None: the clock had not begun, or the round gives no deadline. Two decide at times: `answered_*` is the programme's
    own answer, `body_*` what the complaints body answered to what was sent on.
    """

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="complaints")
    status = models.CharField(_("status"), max_length=20, choices=S, default=S.RECEIVED)
    arrived_on = models.DateField(_("arrived on"))
    deadline_on = models.DateField(_("last day to complain"), null=True, blank=True)
    late = models.BooleanField(_("too late"))
    text = models.TextField(_("what is complained about"), max_length=8000)
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    late_accepted_because = models.CharField(_("why it is heard although late"), max_length=500, blank=True)
    reasons = models.TextField(_("reasons"), max_length=8000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    body_name = models.CharField(_("complaints body"), max_length=120, blank=True)
    body_answered_on = models.DateField(_("answered by the complaints body"), null=True, blank=True)
    body_reasons = models.TextField(_("the complaints body's reasons"), max_length=8000, blank=True)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        ordering = ("-arrived_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("decision",),
                condition=Q(status__in=sorted(OPEN)),
                name="municipalities_complaint_one_open",
                violation_error_message=_("A complaint against this decision is already being dealt with."),
            ),
            models.CheckConstraint(
                name="municipalities_complaint_answer_is_whole",
                condition=Q(status=S.RECEIVED, answered_by=None, answered_at=None, reasons="")
                | ~Q(status=S.RECEIVED) & Q(answered_by__isnull=False, answered_at__isnull=False) & ~Q(reasons=""),
                violation_error_message=_("A complaint is answered with reasons, by somebody, at a time."),
            ),
            models.CheckConstraint(
                name="municipalities_complaint_sent_on_to_somebody",
                condition=~Q(status=S.SENT_ON) | ~Q(body_name=""),
                violation_error_message=_("Say which body the complaint is sent on to."),
            ),
            models.CheckConstraint(
                name="municipalities_complaint_dismissed_only_late",
                condition=~Q(status=S.DISMISSED) | Q(late=True),
                violation_error_message=_("Only a complaint that came too late is dismissed."),
            ),
        )
        triggers = (pgtrigger.FSM(name="complaint_moves", field="status", transitions=transitions(COMPLAINT_MOVES)),)

    def __str__(self) -> str:
        return f"{self.decision_id} {self.arrived_on}"

    def get_absolute_url(self) -> str:
        return reverse("municipalities:complaint_detail", args=[self.pk])

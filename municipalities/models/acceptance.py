"""What a municipality is offered, and its answer: granted posts, a place that became free, one after a complaint."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from alisvest.core.rules import transitions
from municipalities.models.decision import PERCENTAGE, DecidedPlace, Decision, MainPosition
from municipalities.models.succession import reached
from municipalities.workflow import ACCEPTANCE_MOVES, AcceptanceStatus

S = AcceptanceStatus


class Origin(models.TextChoices):
    DECISION = "decision", _("Granted by the decision")
    WAITING_LIST = "waiting_list", _("From the waiting list")
    COMPLAINT = "complaint", _("After a complaint")


class AcceptanceQuerySet(models.QuerySet["Acceptance"]):
    def visible_to(self, user: User) -> Self:
        """Staff see all, a municipality what it was offered itself."""
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(reached(user, "decision__application__municipality"))
        return self.none()

    def open(self) -> Self:
        return self.filter(status=S.OFFERED)


@tracked()
class Acceptance(models.Model):
    """An offer that stands until `deadline_at`, the first moment that is too late, and what was answered.

    `ended_at`: when it was answered or lapsed. Invoice data and contact are given in the same step as the signature.
    """

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="acceptances")
    origin = models.CharField(_("origin"), max_length=20, choices=Origin)
    status = models.CharField(_("status"), max_length=20, choices=S, default=S.OFFERED)
    offered_at = models.DateTimeField()
    deadline_at = models.DateTimeField(_("answer before"))
    ended_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    invoice_reference = models.CharField(_("invoice reference"), max_length=60, blank=True)
    contact_name = models.CharField(_("contact"), max_length=120, blank=True)
    contact_email = models.EmailField(_("the contact's e-mail address"), blank=True)
    contact_phone = models.CharField(_("the contact's telephone"), max_length=30, blank=True)
    content_sha256 = models.CharField(max_length=64, blank=True, help_text="of the terms that were signed")

    objects = AcceptanceQuerySet.as_manager()

    class Meta:
        ordering = ("offered_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("decision",),
                condition=Q(origin=Origin.DECISION),
                name="municipalities_acceptance_once_a_decision",
                violation_error_message=_("The posts of the decision are already offered."),
            ),
            models.CheckConstraint(
                name="municipalities_acceptance_deadline_after_offer",
                condition=Q(deadline_at__gt=F("offered_at")),
                violation_error_message=_("The deadline is after the offer."),
            ),
            models.CheckConstraint(
                name="municipalities_acceptance_answer_is_whole",
                condition=Q(status=S.OFFERED, ended_at=None, answered_by=None)
                | Q(status=S.LAPSED, ended_at__isnull=False, ended_at__gte=F("deadline_at"), answered_by=None)
                | Q(status__in=(S.ACCEPTED, S.DECLINED), answered_by__isnull=False)
                & Q(ended_at__isnull=False, ended_at__lt=F("deadline_at")),
                violation_error_message=_("An offer is answered before its deadline, or lapses after it."),
            ),
            models.CheckConstraint(
                name="municipalities_acceptance_declined_with_reason",
                condition=~Q(status=S.DECLINED) | ~Q(reason=""),
                violation_error_message=_("Say why the municipality declines."),
            ),
            models.CheckConstraint(
                name="municipalities_acceptance_accepted_with_terms",
                condition=~Q(status=S.ACCEPTED) | ~Q(contact_name="") & Q(content_sha256__regex=r"^[0-9a-f]{64}$"),
                violation_error_message=_("An acceptance names a contact and what was signed."),
            ),
        )
        triggers = (pgtrigger.FSM(name="acceptance_moves", field="status", transitions=transitions(ACCEPTANCE_MOVES)),)

    def __str__(self) -> str:
        return f"{self.decision_id} {self.origin} {self.status}"

    def get_absolute_url(self) -> str:
        return reverse("municipalities:acceptance_detail", args=[self.pk])


@tracked()
class OfferedPlace(models.Model):
    """One post of an offer and its terms. `taken` is None until the offer is over; `instead_of`: what became free for it."""

    acceptance = models.ForeignKey(Acceptance, on_delete=models.PROTECT, related_name="offered")
    place = models.ForeignKey(DecidedPlace, on_delete=models.PROTECT, related_name="offers")
    start = models.DateField(_("start"))
    percentage = models.PositiveSmallIntegerField(_("percentage"), default=100, validators=PERCENTAGE)
    main_position = models.CharField(
        _("main position"), max_length=30, choices=MainPosition, default=MainPosition.GENERAL_PRACTICE
    )
    taken = models.BooleanField(null=True, blank=True)
    instead_of = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="passed_on_to"
    )

    class Meta:
        ordering = ("acceptance", "place")
        constraints = (
            models.UniqueConstraint(
                fields=("place",),
                condition=Q(taken=None) | Q(taken=True),
                name="municipalities_offered_place_once_at_a_time",
                violation_error_message=_("The post is already offered or taken."),
            ),
            models.UniqueConstraint(
                fields=("acceptance", "place"),
                name="municipalities_offered_place_once_an_offer",
                violation_error_message=_("The post stands in the offer already."),
            ),
            models.CheckConstraint(
                name="municipalities_offered_place_percentage",
                condition=Q(percentage__gte=1, percentage__lte=100),
                violation_error_message=_("The percentage of a post is from 1 to 100."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.acceptance_id} {self.place_id}"

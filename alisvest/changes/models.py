"""Amendments of posts, as proposed and as decided."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.changes.workflow import AMENDMENT_MOVES, NEEDS_DOCTOR, AmendmentKind, AmendmentStatus
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from alisvest.core.rules import transitions
from candidates.models import Employment
from municipalities.models import Position
from municipalities.models.choices import ListModel

_K = AmendmentKind
_NOTHING_OF = {
    _K.FRACTION: Q(percentage=None),
    _K.WORKPLACE: Q(workplaces=[]),
    _K.LIST: Q(list_model="", list_length=None),
    _K.LEAVE: Q(until=None),
}
"""What an amendment of another kind leaves empty."""


def _of_kind(kind: AmendmentKind) -> Q:
    """Return the condition that an amendment of the kind says what it changes, and nothing else."""
    own = Q(kind=kind)
    for other, empty in _NOTHING_OF.items():
        own &= ~empty if other == kind else empty
    return own


class AmendmentQuerySet(models.QuerySet["Amendment"]):
    def visible_to(self, user: User) -> Self:
        """Return the amendments of the posts that the reader sees, for staff and municipalities."""
        if user.role not in STAFF_ROLES | MUNICIPALITY_ROLES:
            return self.none()
        return self.filter(position__in=Position.objects.visible_to(user))

    def open(self) -> Self:
        return self.filter(status=AmendmentStatus.PROPOSED)


@tracked()
class Amendment(models.Model):
    """What becomes different in a post from `effect_on` on. Of an ending that is the day after the last.

    `until` is the half-open end of a leave. `workplaces` is a list of [name, share in per cent]. `told` holds the
    consequences that were shown when it was approved, and `fingerprint` what they were reckoned from. `employment` is the
    one that runs on the day it takes effect (of an ending: the one that ends); none where the post is vacant then.
    """

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="amendments")
    employment = models.ForeignKey(
        Employment, null=True, blank=True, on_delete=models.PROTECT, related_name="amendments"
    )
    kind = models.CharField(_("what is changed"), max_length=20, choices=AmendmentKind)
    effect_on = models.DateField(_("takes effect on"))
    percentage = models.DecimalField(_("percentage"), max_digits=5, decimal_places=2, null=True, blank=True)
    workplaces = models.JSONField(default=list, blank=True)
    list_model = models.CharField(_("list model"), max_length=20, choices=ListModel, blank=True)
    list_length = models.PositiveSmallIntegerField(_("list length"), null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    note = models.TextField(_("note"), max_length=1000, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=AmendmentStatus, default=AmendmentStatus.PROPOSED)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    because = models.TextField(_("reason"), max_length=1000, blank=True)
    told = models.JSONField(default=list, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        ordering = ("-proposed_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="changes_amendment_says_what_its_kind_changes",
                condition=_of_kind(_K.FRACTION)
                | _of_kind(_K.WORKPLACE)
                | _of_kind(_K.LIST)
                | _of_kind(_K.END)
                | _of_kind(_K.LEAVE),
                violation_error_message=_("Say what is changed, and nothing else."),
            ),
            models.CheckConstraint(
                name="changes_amendment_of_a_doctor",
                condition=~Q(kind__in=sorted(NEEDS_DOCTOR)) | Q(employment__isnull=False),
                violation_error_message=_("Nobody holds the post on that day."),
            ),
            models.CheckConstraint(
                name="changes_amendment_percentage",
                condition=Q(percentage=None) | Q(percentage__gte=1, percentage__lte=100),
                violation_error_message=_("The percentage of a post is from 1 to 100."),
            ),
            models.CheckConstraint(
                name="changes_amendment_leave_has_days",
                condition=Q(until=None) | Q(until__gt=F("effect_on")),
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                name="changes_amendment_of_leave_only_dates",
                condition=~Q(kind=_K.LEAVE) | Q(note=""),
                violation_error_message=_("Of leave only the dates are kept: do not write why."),
            ),
            models.CheckConstraint(
                name="changes_amendment_ended_by_and_at_with_status",
                condition=Q(status=AmendmentStatus.PROPOSED, ended_by=None, ended_at=None)
                | ~Q(status=AmendmentStatus.PROPOSED) & Q(ended_by__isnull=False, ended_at__isnull=False),
                violation_error_message=_("What is decided says who decided it and when."),
            ),
            models.CheckConstraint(
                name="changes_amendment_refused_with_reason",
                condition=~Q(status=AmendmentStatus.REFUSED) | ~Q(because=""),
                violation_error_message=_("Say why it is not approved."),
            ),
            models.UniqueConstraint(
                name="changes_amendment_one_waits",
                fields=("position",),
                condition=Q(status=AmendmentStatus.PROPOSED),
                violation_error_message=_("Another amendment of this post waits for approval."),
            ),
        )
        triggers = (pgtrigger.FSM(name="amendment_moves", field="status", transitions=transitions(AMENDMENT_MOVES)),)

    def __str__(self) -> str:
        return f"{self.position_id} {self.kind} {self.effect_on}"

    def get_absolute_url(self) -> str:
        return reverse("changes:amendment_detail", args=[self.pk])

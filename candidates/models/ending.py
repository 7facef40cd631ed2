"""Why an employment ended, and where the doctor went."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from candidates.models.candidate import Employment
from candidates.workflow import LeavingReason
from municipalities.models import Municipality


class EmploymentEndQuerySet(models.QuerySet["EmploymentEnd"]):
    def visible_to(self, user: User) -> Self:
        """Return those of the employments that the reader sees."""
        return self.filter(employment__in=Employment.objects.visible_to(user))


class EmploymentEnd(models.Model):
    """The recorded ending of an employment; its last day stands in `employment.valid`.

    `told` is what the page said that follows, in the words in which it was confirmed. Only the kind of reason is kept.
    """

    append_only = True

    employment = models.OneToOneField(Employment, on_delete=models.PROTECT, related_name="ending")
    reason = models.CharField(_("reason"), max_length=30, choices=LeavingReason)
    moves_to = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="doctors_received"
    )
    told = models.JSONField(default=list)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = EmploymentEndQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="candidates_employmentend_reason_is_known",
                condition=Q(reason__in=LeavingReason.values),
                violation_error_message=_("Choose a reason from the list."),
            ),
            models.CheckConstraint(
                name="candidates_employmentend_moves_somewhere",
                condition=Q(reason=LeavingReason.MOVES, moves_to__isnull=False)
                | ~Q(reason=LeavingReason.MOVES) & Q(moves_to=None),
                violation_error_message=_("Say which municipality the doctor moves to, and only then."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.employment_id} {self.reason}"

"""How much of each candidate-year's cap is used: a counter, so that two simultaneous refunds cannot both fit."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from candidates.models import Candidate


class CapUse(models.Model):
    """The cap of a candidate-year and what authorised refunds have used of it, in øre.

    `cap` is what the candidate-year allowed when it was last used; pages show the cap of today (queries.cap).
    """

    untracked = "a counter; every use of the cap is an authorised claim in the ledger"

    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    cap = models.BigIntegerField(help_text="øre")
    used = models.BigIntegerField(default=0, help_text="øre")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("candidate", "year"),
                name="finance_capuse_once",
                violation_error_message=_("The candidate-year has its cap."),
            ),
            models.CheckConstraint(
                name="finance_capuse_within_cap",
                condition=Q(used__gte=0, used__lte=F("cap")),
                violation_error_message=_("The refund is above what is left of the candidate-year's cap."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.year}: {self.used} / {self.cap}"

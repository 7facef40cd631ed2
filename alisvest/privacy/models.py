"""How long things are kept, as dated data."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.audit.tracking import tracked
from alisvest.core.privacy import Retention

TIMED = [Retention.PERSON, Retention.ACCOUNTING, Retention.MINUTES, Retention.MAIL, Retention.OPENINGS]


@tracked()
class RetentionRule(models.Model):
    """So many months after what the kind counts from (see retention.py), decided for a half-open range of dates."""

    KINDS: ClassVar = [(kind.value, kind.label) for kind in TIMED]

    key = models.CharField(_("what is kept"), max_length=20, choices=KINDS)
    months = models.PositiveSmallIntegerField(_("months"))
    source = models.CharField(_("source"), max_length=200)
    valid = DateRangeField()

    class Meta:
        ordering = ("key", "valid")
        constraints = (
            ExclusionConstraint(
                name="privacy_retentionrule_no_overlap",
                expressions=[("key", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                violation_error_message=_("Another rule for this is valid in these dates."),
            ),
            models.CheckConstraint(
                name="privacy_retentionrule_counts_months",
                condition=Q(months__gte=1),
                violation_error_message=_("Things are kept for at least a month."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.months}"

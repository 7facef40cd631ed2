"""What the education must hold, as data: each line with its source and how sure we are of it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.audit.tracking import tracked
from candidates.workflow import Confidence, Measure, Origin, ServiceKind


@tracked()
class RuleSet(models.Model):
    """A named set. `usable_until` is the last day on which a specialty may be sought by it, where that is known."""

    code = models.CharField(max_length=20, unique=True)
    name_nb = models.CharField(max_length=120)
    name_nn = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    usable_until = models.DateField(null=True, blank=True)
    source_nb = models.CharField(max_length=200)
    source_nn = models.CharField(max_length=200)
    source_en = models.CharField(max_length=200)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code


@tracked()
class RuleLine(models.Model):
    """One requirement. `amount` is full-time years, or calendar years for spans; months ÷ 12, exact as a decimal."""

    rule_set = models.ForeignKey(RuleSet, on_delete=models.PROTECT, related_name="lines")
    key = models.CharField(max_length=40)
    order = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=20, choices=Measure)
    kinds = ArrayField(models.CharField(max_length=30, choices=ServiceKind), default=list)
    amount = models.DecimalField(max_digits=4, decimal_places=2, null=True, blank=True)
    origin = models.CharField(max_length=20, choices=Origin)
    confidence = models.CharField(max_length=20, choices=Confidence)
    text_nb = models.CharField(max_length=200)
    text_nn = models.CharField(max_length=200)
    text_en = models.CharField(max_length=200)
    source_nb = models.CharField(max_length=200)
    source_nn = models.CharField(max_length=200)
    source_en = models.CharField(max_length=200)

    class Meta:
        ordering = ("rule_set", "order")
        constraints = (
            models.UniqueConstraint(
                fields=("rule_set", "key"),
                name="candidates_ruleline_once",
                violation_error_message=_("The rule set has this line already."),
            ),
            models.CheckConstraint(
                name="candidates_ruleline_amount_where_it_is_counted",
                condition=Q(measure__in=(Measure.PRESENCE, Measure.ELSEWHERE), amount=None)
                | Q(
                    measure__in=(Measure.SERVICE, Measure.TOTAL, Measure.CAP, Measure.SPAN),
                    amount__isnull=False,
                    amount__gt=0,
                ),
                violation_error_message=_("A line that is counted has an amount; other lines have none."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.rule_set_id} {self.key}"

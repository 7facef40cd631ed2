"""What applications are judged by: criteria with weights and worded scale, flags beside the sum, and the phases."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.constraints import register_sentence
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from municipalities.models.round import Round
from municipalities.workflow.phase import Others, PhaseKind

LOWEST, HIGHEST = 0, 4
SCALE = range(LOWEST, HIGHEST + 1)
LOCKED = "municipalities_criterion_locked"
register_sentence(LOCKED, _("The criteria are published and locked. A change needs a reason on record."))


class CriterionQuerySet(models.QuerySet["Criterion"]):
    def visible_to(self, user: User) -> Self:
        """Staff see them always; municipalities and the steering group from their publication on."""
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES | {Role.STEERING}:
            return self.filter(round__criteria_published_at__isnull=False).filter(
                round__in=Round.objects.visible_to(user)
            )
        return self.none()


@tracked()
class Criterion(models.Model):
    """One thing that applications are compared on. Its weight counts beside the other criteria's weights.

    Once the round's criteria are published, the database takes no new, changed or deleted row, but a change whose reason
    is on record under the next revision (`CriterionChange`).
    """

    deletable = True

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="criteria")
    order = models.PositiveSmallIntegerField(_("order"))
    title_nb = models.CharField(_("title, bokmål"), max_length=120)
    title_nn = models.CharField(_("title, nynorsk"), max_length=120)
    description_nb = models.TextField(_("description, bokmål"), max_length=1000, blank=True)
    description_nn = models.TextField(_("description, nynorsk"), max_length=1000, blank=True)
    weight = models.PositiveSmallIntegerField(_("weight"), validators=[MinValueValidator(1), MaxValueValidator(100)])
    point = models.CharField(
        _("point of the application"), max_length=1, blank=True, validators=[RegexValidator(r"^[0-9]$")]
    )
    revision = models.PositiveSmallIntegerField(default=0, editable=False, help_text="changes since publication")

    objects = CriterionQuerySet.as_manager()

    class Meta:
        ordering = ("round", "order", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("round", "order"),
                name="municipalities_criterion_order_once",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message=_("Two criteria have the same place in the order."),
            ),
            models.CheckConstraint(
                name="municipalities_criterion_weight_in_bounds",
                condition=Q(weight__gte=1, weight__lte=100),
                violation_error_message=_("A weight is from 1 to 100."),
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="criterion_locked",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=f"""
                    if (select criteria_published_at from municipalities_round where id = coalesce(new.round_id, old.round_id))
                        is not null and not (
                            tg_op = 'UPDATE' and new.round_id = old.round_id and new.revision = old.revision + 1
                            and exists (select 1 from municipalities_criterionchange
                                        where criterion_id = new.id and revision = new.revision)
                        ) then
                        raise exception 'the criteria are locked'
                            using errcode = 'check_violation', constraint = '{LOCKED}';
                    end if;
                    return coalesce(new, old);
                """,  # noqa: S608  no input: a constant of this file
            ),
        )

    def __str__(self) -> str:
        return self.title_nb

    def title_in(self, language: str) -> str:
        """Return the title in nynorsk, or in bokmål for every other language."""
        return self.title_nn if language == "nn" else self.title_nb

    def description_in(self, language: str) -> str:
        """Return the description in nynorsk, or in bokmål for every other language."""
        return self.description_nn if language == "nn" else self.description_nb


@tracked()
class Anchor(models.Model):
    """The sentence that says what a value of the scale means for a criterion, 0 the weakest and 4 the strongest."""

    deletable = True

    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="anchors")
    value = models.PositiveSmallIntegerField(_("value"))
    words_nb = models.CharField(_("sentence, bokmål"), max_length=300)
    words_nn = models.CharField(_("sentence, nynorsk"), max_length=300)
    revision = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("criterion", "value")
        constraints = (
            models.UniqueConstraint(
                fields=("criterion", "value"),
                name="municipalities_anchor_once",
                violation_error_message=_("Every value of the scale has one sentence."),
            ),
            models.CheckConstraint(
                name="municipalities_anchor_on_the_scale",
                condition=Q(value__gte=LOWEST, value__lte=HIGHEST),
                violation_error_message=_("The scale goes from 0 to 4."),
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="anchor_locked",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=f"""
                    if (select r.criteria_published_at from municipalities_round r join municipalities_criterion c
                        on c.round_id = r.id where c.id = coalesce(new.criterion_id, old.criterion_id))
                        is not null and not (
                            tg_op = 'UPDATE' and new.criterion_id = old.criterion_id and new.value = old.value
                            and new.revision > old.revision
                            and exists (select 1 from municipalities_criterionchange
                                        where criterion_id = new.criterion_id and revision = new.revision)
                        ) then
                        raise exception 'the criteria are locked'
                            using errcode = 'check_violation', constraint = '{LOCKED}';
                    end if;
                    return coalesce(new, old);
                """,  # noqa: S608  no input: a constant of this file
            ),
        )

    def __str__(self) -> str:
        return f"{self.criterion_id} {self.value}"

    def words_in(self, language: str) -> str:
        """Return the sentence in nynorsk, or in bokmål for every other language."""
        return self.words_nn if language == "nn" else self.words_nb


class CriterionChange(models.Model):
    """Why a published criterion was changed, and what stood there before."""

    append_only = True

    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="changes")
    revision = models.PositiveSmallIntegerField()
    reason = models.CharField(_("reason"), max_length=500)
    before = models.JSONField(help_text="title, description, weight and sentences as they stood")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("criterion", "revision"),
                name="municipalities_criterionchange_once",
                violation_error_message=_("Somebody else changed the criterion in the meantime."),
            ),
            models.CheckConstraint(
                name="municipalities_criterionchange_has_reason",
                condition=~Q(reason=""),
                violation_error_message=_("A change of a published criterion has a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.criterion_id} {self.revision}"


class OfStaffQuerySet(models.QuerySet["Flag"]):
    def visible_to(self, user: User) -> Self:
        return self if user.role in STAFF_ROLES else self.none()


@tracked()
class Flag(models.Model):
    """A property that informs the choice without entering the sum, such as a remote island."""

    deletable = True

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="flags")
    key = models.SlugField(max_length=40)
    title_nb = models.CharField(_("title, bokmål"), max_length=80)
    title_nn = models.CharField(_("title, nynorsk"), max_length=80)

    objects = OfStaffQuerySet.as_manager()

    class Meta:
        ordering = ("round", "title_nb")
        constraints = (
            models.UniqueConstraint(
                fields=("round", "key"),
                name="municipalities_flag_once",
                violation_error_message=_("The round already has this flag."),
            ),
        )

    def __str__(self) -> str:
        return self.title_nb

    def title_in(self, language: str) -> str:
        """Return the title in nynorsk, or in bokmål for every other language."""
        return self.title_nn if language == "nn" else self.title_nb


class PhaseQuerySet(models.QuerySet["Phase"]):
    def visible_to(self, user: User) -> Self:
        return self if user.role in STAFF_ROLES else self.none()


@tracked()
class Phase(models.Model):
    """A stretch of the review, from `start` to before `end` (half-open), and what reviewers see of each other in it."""

    deletable = True

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="phases")
    kind = models.CharField(_("phase"), max_length=20, choices=PhaseKind)
    start = models.DateField(_("first day"))
    end = models.DateField(_("the day after the last"))
    others = models.CharField(_("others’ assessments are seen"), max_length=20, choices=Others)

    objects = PhaseQuerySet.as_manager()

    class Meta:
        ordering = ("round", "start")
        constraints = (
            models.UniqueConstraint(
                fields=("round", "kind"),
                name="municipalities_phase_once",
                violation_error_message=_("The round already has this phase."),
            ),
            models.CheckConstraint(
                name="municipalities_phase_dates_in_order",
                condition=Q(end__gt=F("start")),
                violation_error_message=_("A phase ends after it begins."),
            ),
            ExclusionConstraint(
                name="municipalities_phase_one_at_a_time",
                expressions=[
                    (Func(F("start"), F("end"), function="DATERANGE"), RangeOperators.OVERLAPS),
                    ("round", RangeOperators.EQUAL),
                ],
                violation_error_message=_("Two phases of a round share a day."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.round_id} {self.kind}"

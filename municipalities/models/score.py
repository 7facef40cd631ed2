"""What a reviewer gave on each criterion, and the flags that inform the choice without entering the sum."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.constraints import register_sentence
from alisvest.core.roles import STAFF_ROLES
from municipalities.models.application import Application
from municipalities.models.assessment import Assessment, while_reviewable
from municipalities.models.criterion import HIGHEST, Criterion, Flag
from municipalities.models.place import Place

ELSEWHERE = "municipalities_score_elsewhere"
register_sentence(ELSEWHERE, _("The criterion or the place belongs to another round or application."))


class ScoreQuerySet(models.QuerySet["Score"]):
    def visible_to(self, user: User) -> Self:
        """The programme's staff alone; what each may read of the others' is decided by the phase (queries.score)."""
        return self if user.role in STAFF_ROLES else self.none()


@tracked()
class Score(models.Model):
    """A value on the worded scale, 0 to 4, with a note; `place` is set where the criterion's point is each place's own.

    A row without a value is a note alone.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="scores")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="scores")
    value = models.PositiveSmallIntegerField(_("Score"), null=True, blank=True, validators=[MaxValueValidator(HIGHEST)])
    note = models.TextField(_("Note"), max_length=2000, blank=True)

    objects = ScoreQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("assessment", "criterion", "place"),
                nulls_distinct=False,
                name="municipalities_score_once",
                violation_error_message=_("The criterion is already scored."),
            ),
            models.CheckConstraint(
                name="municipalities_score_on_the_scale",
                condition=Q(value=None) | Q(value__lte=HIGHEST),
                violation_error_message=_("The scale goes from 0 to 4."),
            ),
        )
        triggers = (
            while_reviewable("(select application_id from municipalities_assessment where id = new.assessment_id)"),
            pgtrigger.Trigger(
                name="of_this_application",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=f"""
                    if not exists (
                        select 1 from municipalities_assessment s
                        join municipalities_application a on a.id = s.application_id
                        join municipalities_criterion c on c.id = new.criterion_id and c.round_id = a.round_id
                        where s.id = new.assessment_id and (new.place_id is null or exists (
                            select 1 from municipalities_place p where p.id = new.place_id and p.application_id = a.id))
                    ) then
                        raise exception 'of another round or application'
                            using errcode = 'check_violation', constraint = '{ELSEWHERE}';
                    end if;
                    return new;
                """,  # noqa: S608  no input: a constant of this file
            ),
        )

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.criterion_id} {self.value}"


class ApplicationFlagQuerySet(models.QuerySet["ApplicationFlag"]):
    def visible_to(self, user: User) -> Self:
        return self if user.role in STAFF_ROLES else self.none()


@tracked()
class ApplicationFlag(models.Model):
    """A flag that is set on an application, with the reason. Never part of the sum."""

    deletable = True

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="flags")
    flag = models.ForeignKey(Flag, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("Reason"), max_length=500)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    objects = ApplicationFlagQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("application", "flag"),
                name="municipalities_applicationflag_once",
                violation_error_message=_("The flag is already set."),
            ),
            models.CheckConstraint(
                name="municipalities_applicationflag_is_reasoned",
                condition=~Q(reason=""),
                violation_error_message=_("Say why the flag is set."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.flag_id}"

"""A call for applications: what is fixed before it, and who was invited."""

from datetime import date, datetime
from typing import Self

import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core import clock
from alisvest.core.constraints import register_sentence
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import transitions
from municipalities.models.municipality import Municipality
from municipalities.models.succession import reached
from municipalities.workflow.round import ROUND_MOVES, RoundStatus

PUBLISHED_ONCE = "municipalities_round_criteria_published_once"
WHOLE_CRITERIA = "municipalities_round_criteria_whole"
register_sentence(PUBLISHED_ONCE, _("The criteria are published and locked."))
register_sentence(
    WHOLE_CRITERIA, _("Criteria are published with all five steps of the scale worded: 0, 1, 2, 3 and 4.")
)


class DecisionKind(models.TextChoices):
    """What kind of decision the round ends in; it decides the letter's words."""

    ADMINISTRATIVE = "administrative", _("Administrative decision with right of complaint")
    GRANT = "grant", _("Grant without right of complaint")
    CONTRACT = "contract", _("Contract")


class QuestionSet(models.TextChoices):
    """The points that applications answer; a later set gets its own models of sections."""

    FOUNDING = "2017", _("The invitation of 2017: organisation and nine points")


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, user: User) -> Self:
        """Staff see every round; municipalities and the steering group see it from the call on."""
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES | {Role.STEERING}:
            return self.exclude(status=RoundStatus.PREPARED)
        return self.none()

    def open_on(self, day: date) -> Self:
        """Return called rounds whose dates hold the day; the last day counts whole, also where a time is set."""
        return self.filter(opens_on__lte=day, deadline_on__gte=day).exclude(status=RoundStatus.PREPARED)


_PUBLISHING = f"""
    if old.criteria_published_at is not null then
        raise exception 'the criteria are published'
            using errcode = 'check_violation', constraint = '{PUBLISHED_ONCE}';
    end if;
    if not exists (select 1 from municipalities_criterion where round_id = new.id) or exists (
        select 1 from municipalities_criterion c where c.round_id = new.id
            and (select count(*) from municipalities_anchor a where a.criterion_id = c.id) <> 5
    ) then
        raise exception 'the criteria are not whole'
            using errcode = 'check_violation', constraint = '{WHOLE_CRITERIA}';
    end if;
    return new;
"""  # noqa: S608  no input: constants of this file


@tracked()
class Round(models.Model):
    """One call. It opens at the start of `opens_on` and takes applications until `closes_at`, Oslo time.

    Prepared, called, resolved, released; whether it is open follows from the clock. `disagreement_threshold` is the
    spread between reviewers' values, on the scale 0–4, from which an application is lifted to the discussion.
    """

    name = models.CharField(_("name"), max_length=120)
    year = models.PositiveSmallIntegerField(_("year"))
    opens_on = models.DateField(_("opens on"))
    deadline_on = models.DateField(_("deadline"))
    deadline_time = models.TimeField(
        _("time of the deadline"), null=True, blank=True, help_text="to the minute, Oslo; none: the whole day"
    )
    places_from = models.PositiveSmallIntegerField(_("places, at least"))
    places_to = models.PositiveSmallIntegerField(_("places, at most"))
    decision_kind = models.CharField(_("kind of decision"), max_length=20, choices=DecisionKind)
    case_number = models.CharField(_("case number"), max_length=60, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=RoundStatus, default=RoundStatus.PREPARED)
    called_at = models.DateTimeField(null=True, blank=True)
    criteria_published_at = models.DateTimeField(null=True, blank=True)
    question_set = models.CharField(
        _("points to be answered"), max_length=20, choices=QuestionSet, default=QuestionSet.FOUNDING
    )
    disagreement_threshold = models.PositiveSmallIntegerField(
        _("disagreement from"), default=2, validators=[MinValueValidator(1), MaxValueValidator(4)]
    )
    copied_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    last_number = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text="the last reference number drawn, under a lock on this row"
    )

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ("-deadline_on", "-pk")
        constraints = (
            models.CheckConstraint(
                name="municipalities_round_dates_in_order",
                condition=Q(deadline_on__gte=F("opens_on")),
                violation_error_message=_("The deadline cannot be before the round opens."),
            ),
            models.CheckConstraint(
                name="municipalities_round_places_in_order",
                condition=Q(places_from__gte=1, places_to__gte=F("places_from")),
                violation_error_message=_(
                    "Places must be at least one, and the largest number not below the smallest."
                ),
            ),
            models.CheckConstraint(
                name="municipalities_round_status_is_known",
                condition=Q(status__in=RoundStatus.values),
                violation_error_message=_("This is no status of a round."),
            ),
            models.CheckConstraint(
                name="municipalities_round_threshold_on_the_scale",
                condition=Q(disagreement_threshold__gte=1, disagreement_threshold__lte=4),
                violation_error_message=_("The scale goes from 0 to 4: a spread is from 1 to 4."),
            ),
        )
        triggers = (
            pgtrigger.FSM(name="round_moves", field="status", transitions=transitions(ROUND_MOVES)),
            pgtrigger.Trigger(
                name="criteria_published_once",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("criteria_published_at"),
                func=_PUBLISHING,
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("municipalities:round_detail", args=[self.pk])

    @property
    def closes_at(self) -> datetime:
        """The first moment that is too late: the named minute itself, else the midnight after the day."""
        return clock.end_of(self.deadline_on, self.deadline_time)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, user: User) -> Self:
        """Staff see who was invited; a municipality sees its own invitation."""
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(reached(user))
        return self.none()


class Invitation(models.Model):
    """A municipality was asked to apply in a round; how many of its people got a mail is kept, also when nobody did."""

    append_only = True

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="invitations")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="invitations")
    mails = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ("municipality__name_sort",)
        constraints = (
            models.UniqueConstraint(
                fields=("round", "municipality"),
                name="municipalities_invitation_once",
                violation_error_message=_("The municipality is already invited to this round."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.round_id} {self.municipality_id}"


class ReasonToDecline(models.TextChoices):
    """Why a municipality does not apply: what the research asks afterwards."""

    NO_SUPERVISOR = "no_supervisor", _("No specialist who can be supervisor")
    NO_ROOM = "no_room", _("No office or list for another doctor")
    NO_MONEY = "no_money", _("The municipality cannot carry its share of the cost")
    NO_NEED = "no_need", _("All posts are filled")
    NO_TIME = "no_time", _("Too little time to write an application")
    OTHER = "other", _("Something else")


class InvitationAnswerQuerySet(models.QuerySet["InvitationAnswer"]):
    def visible_to(self, user: User) -> Self:
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(reached(user, "invitation__municipality"))
        return self.none()

    def standing(self) -> Self:
        """Return the declines that nobody has taken back."""
        return self.filter(declined_at__isnull=False, reconsidered_at=None)


@tracked()
class InvitationAnswer(models.Model):
    """What became of an invitation: first opened, declined with a reason, reconsidered. The reason stays for research."""

    invitation = models.OneToOneField(Invitation, on_delete=models.PROTECT, related_name="answer")
    opened_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    declined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=20, choices=ReasonToDecline, blank=True)
    reason_text = models.TextField(_("in your own words"), max_length=2000, blank=True)
    reconsidered_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationAnswerQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="municipalities_invitationanswer_decline_is_whole",
                condition=Q(declined_at=None, declined_by=None, reason="", reconsidered_at=None)
                | Q(declined_at__isnull=False, declined_by__isnull=False) & ~Q(reason=""),
                violation_error_message=_("Declining has its time, who did it and a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.invitation_id}"

    @property
    def is_declined(self) -> bool:
        return self.declined_at is not None and self.reconsidered_at is None


class InviteeQuerySet(models.QuerySet["Invitee"]):
    def visible_to(self, user: User) -> Self:
        return self if user.role in STAFF_ROLES else self.none()


@tracked()
class Invitee(models.Model):
    """A municipality on the list of a round that is being prepared. No rows: all municipalities of the opening day."""

    deletable = True

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="invitees")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")

    objects = InviteeQuerySet.as_manager()

    class Meta:
        ordering = ("municipality__name_sort",)
        constraints = (
            models.UniqueConstraint(
                fields=("round", "municipality"),
                name="municipalities_invitee_once",
                violation_error_message=_("The municipality is already on the list."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.round_id} {self.municipality_id}"


class DispensationQuerySet(models.QuerySet["Dispensation"]):
    def visible_to(self, user: User) -> Self:
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(reached(user))
        return self.none()


class Dispensation(models.Model):
    """A municipality may write after the deadline, before `until`. The latest row counts; an earlier one stays."""

    append_only = True

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="dispensations")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="dispensations")
    until = models.DateTimeField(_("until"))
    reason = models.CharField(_("reason"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = DispensationQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.round_id} {self.municipality_id}"

"""Supervisors, whom they follow and when, and the meetings held. Tables, constraints and who sees which rows."""

from typing import Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.core.validators import RegexValidator
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Deferrable, F, Func, Q
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core import clock
from alisvest.core.privacy import PSEUDONYM
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from candidates.models import Candidate
from municipalities.models import Municipality
from supervision.workflow import LONGEST, SHORTEST, SLOTS, Place, Theme


class SupervisorQuerySet(models.QuerySet["Supervisor"]):
    def visible_to(self, user: User) -> Self:
        """The programme's staff see the register, a supervisor sees the own page; everyone else none."""
        if user.role in STAFF_ROLES:
            return self
        if user.role == Role.SUPERVISOR:
            return self.filter(pk=user.scope)
        return self.none()


@tracked()
class Supervisor(models.Model):
    """A specialist in general practice who follows candidates through the whole course."""

    name = models.CharField(_("name"), max_length=120)
    hpr_number = models.CharField(_("HPR number"), max_length=10, validators=[RegexValidator(r"\A[0-9]{7}\Z")])
    specialist_since = models.DateField(_("specialist in general practice since"))
    workplace = models.CharField(_("workplace"), max_length=120)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="supervisors")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="supervisors", null=True, blank=True
    )

    name_sort = models.GeneratedField(
        expression=Func(F("name"), function="nb_sort"), output_field=models.TextField(), db_persist=True
    )

    objects = SupervisorQuerySet.as_manager()

    class Meta:
        ordering = ("name_sort", "pk")
        constraints = (
            models.CheckConstraint(
                name="supervision_supervisor_hpr_number",
                condition=Q(hpr_number__regex=f"^([0-9]{{7}}|{PSEUDONYM})$"),
                violation_error_message=_("An HPR number has seven digits."),
            ),
            models.UniqueConstraint(
                name="supervision_supervisor_hpr_number_once",
                fields=("hpr_number",),
                violation_error_message=_("A supervisor with this HPR number is registered already."),
            ),
            models.UniqueConstraint(
                name="supervision_supervisor_user_once",
                fields=("user",),
                violation_error_message=_("The person of this e-mail address is a supervisor already."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("supervision:supervisor_detail", args=[self.pk])


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def visible_to(self, user: User) -> Self:
        """Staff see all; a supervisor the own; candidate and municipality those of the candidates they see."""
        if user.role in STAFF_ROLES:
            return self
        if user.role == Role.SUPERVISOR:
            return self.filter(supervisor=user.scope)
        if user.role == Role.CANDIDATE or user.role in MUNICIPALITY_ROLES:
            return self.filter(candidate__in=Candidate.objects.visible_to(user))
        return self.none()


@tracked()
class Assignment(models.Model):
    """A supervisor follows a candidate in [start, end), in one of the supervisor's two places."""

    supervisor = models.ForeignKey(Supervisor, on_delete=models.PROTECT, related_name="assignments")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="assignments")
    valid = DateRangeField()
    slot = models.PositiveSmallIntegerField()

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ("valid", "pk")
        constraints = (
            models.CheckConstraint(
                name="supervision_assignment_slot",
                condition=Q(slot__in=SLOTS),
                violation_error_message=_("A supervisor has two places."),
            ),
            models.CheckConstraint(
                name="supervision_assignment_has_dates",
                condition=Q(valid__isempty=False, valid__startswith__isnull=False),
                violation_error_message=_("The last day cannot be before the first."),
            ),
            # Deferred: placing anew moves several at once, and only where all stand at the end must be legal.
            ExclusionConstraint(
                name="supervision_two_candidates_at_most",
                expressions=[
                    ("supervisor", RangeOperators.EQUAL),
                    ("slot", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                deferrable=Deferrable.DEFERRED,
                violation_error_message=_("The supervisor already has two candidates in these dates."),
            ),
            ExclusionConstraint(
                name="supervision_one_supervisor_at_a_time",
                expressions=[("candidate", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                violation_error_message=_("The candidate already has a supervisor in these dates."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.supervisor_id} {self.candidate_id} {self.slot}"


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, user: User) -> Self:
        """Who may know that the meeting was held. The notes are asked for separately, and given to two persons only.

        A supervisor sees the own meetings, and those of other supervisors with a candidate followed today.
        """
        if user.role in STAFF_ROLES:
            return self
        if user.role == Role.SUPERVISOR:
            followed = Assignment.objects.filter(supervisor=user.scope, valid__contains=clock.today())
            return self.filter(Q(supervisor=user.scope) | Q(candidate__in=followed.values("candidate")))
        if user.role == Role.CANDIDATE or user.role in MUNICIPALITY_ROLES:
            return self.filter(candidate__in=Candidate.objects.visible_to(user))
        return self.none()

    def counted_for(self, user: User) -> Self:
        """Return the meetings whose number the reader may know: the steering group how many, and nothing of whom."""
        return self if user.role == Role.STEERING else self.visible_to(user)

    def with_notes_of(self, user: User) -> Self:
        """Keep the meetings whose notes this person may read: that supervisor's and that candidate's own.

        None for whoever sees the pages in another's place.
        """
        if user.seen_by is not None:
            return self.none()
        if user.role == Role.SUPERVISOR:
            return self.filter(supervisor=user.scope)
        if user.role == Role.CANDIDATE:
            return self.filter(candidate=user.scope)
        return self.none()

    def without_notes(self) -> Self:
        """Leave the text in the database: every reader gets the facts so."""
        return self.defer("notes")


class Meeting(models.Model):
    """A planned talk that was held. It is never changed; a correction is a line of its own."""

    append_only = True

    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="meetings")
    supervisor = models.ForeignKey(Supervisor, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField(_("date of the meeting"))
    minutes = models.PositiveSmallIntegerField(_("duration"), help_text="minutes")
    place = models.CharField(_("form of meeting"), max_length=20, choices=Place, default=Place.IN_PERSON)
    themes = ArrayField(
        models.CharField(max_length=20, choices=Theme), verbose_name=_("themes"), default=list, blank=True
    )
    notes = models.TextField(_("notes"), blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ("-held_on", "-pk")
        indexes = (
            models.Index(fields=("candidate", "held_on"), name="supervision_meeting_of_month"),
            models.Index(fields=("-held_on", "-id"), name="supervision_meeting_latest"),
        )
        constraints = (
            models.CheckConstraint(
                name="supervision_meeting_minutes",
                condition=Q(minutes__range=(SHORTEST, LONGEST)),
                violation_error_message=_("A meeting lasts from 5 minutes to 24 hours."),
            ),
            models.CheckConstraint(
                name="supervision_meeting_place",
                condition=Q(place__in=Place.values),
                violation_error_message=_("Choose how you met."),
            ),
            models.CheckConstraint(
                name="supervision_meeting_themes",
                condition=Q(themes__contained_by=Theme.values),
                violation_error_message=_("Choose among the themes in the list."),
            ),
            models.CheckConstraint(
                name="supervision_meeting_was_held",
                condition=Q(held_on__lte=TruncDate(F("recorded_at"))),
                violation_error_message=_("A meeting is recorded after it was held."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.held_on}"

    def get_absolute_url(self) -> str:
        return reverse("supervision:meeting_detail", args=[self.pk])


def candidates_of_supervisor(user: User) -> Q:
    """Reach of a supervisor among the candidates: those assigned now or soon. Registered at start.

    Whom they followed earlier they meet only in their own meetings (decision «access ends with the relation»).
    """
    running = Assignment.objects.filter(supervisor=user.scope).exclude(valid__fully_lt=DateRange(clock.today(), None))
    return Q(pk__in=running.values("candidate"))

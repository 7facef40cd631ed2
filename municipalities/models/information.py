"""What the programme asks about named points after an application is handed in, and what the municipality answers.

The submitted answers never change: what is answered here stands beside them.
"""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.constraints import register_sentence
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from alisvest.core.rules import transitions
from municipalities.models.application import Application
from municipalities.models.place import Place
from municipalities.models.succession import reached
from municipalities.workflow import INFORMATION_MOVES, InformationStatus

STANDS = "municipalities_requested_point_stands"
register_sentence(STANDS, _("The request is not open: what was answered stands as it is."))

ENDED = (InformationStatus.CLOSED, InformationStatus.WITHDRAWN)


class InformationRequestQuerySet(models.QuerySet["InformationRequest"]):
    def visible_to(self, user: User) -> Self:
        """Staff see all, a municipality those about its own applications, everybody else none."""
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(reached(user, "application__municipality"))
        return self.none()


@tracked()
class InformationRequest(models.Model):
    """Questions on named points with a deadline of their own: `due_at` is the first moment that is too late.

    `snapshot` and its hash are what was answered, as it was sent.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="information_requests")
    number = models.PositiveSmallIntegerField(_("number"))
    status = models.CharField(_("status"), max_length=12, choices=InformationStatus, default=InformationStatus.OPEN)
    due_on = models.DateField(_("deadline"))
    due_time = models.TimeField(_("time of day"), null=True, blank=True)
    due_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    extended_because = models.CharField(_("why the deadline was moved"), max_length=500, blank=True, default="")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    content_sha256 = models.CharField(max_length=64, blank=True, default="")
    snapshot = models.JSONField(null=True, blank=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    read_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField(_("why it ended"), max_length=500, blank=True, default="")

    objects = InformationRequestQuerySet.as_manager()

    class Meta:
        ordering = ("application", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("application", "number"),
                name="municipalities_information_number_once",
                violation_error_message=_("Somebody else asked the municipality at the same moment."),
            ),
            models.CheckConstraint(
                name="municipalities_information_answer_is_whole",
                condition=Q(
                    status=InformationStatus.ANSWERED,
                    answered_by__isnull=False,
                    answered_at__isnull=False,
                    snapshot__isnull=False,
                    content_sha256__regex=r"^[0-9a-f]{64}$",
                )
                | ~Q(status=InformationStatus.ANSWERED)
                & Q(answered_by=None, answered_at=None, snapshot=None, content_sha256=""),
                violation_error_message=_("An answer names who sent it, when, and the hash of what was sent."),
            ),
            models.CheckConstraint(
                name="municipalities_information_answered_in_time",
                condition=Q(answered_at=None) | Q(answered_at__lt=models.F("due_at")),
                violation_error_message=_("The deadline for the answer is past."),
            ),
            models.CheckConstraint(
                name="municipalities_information_read_by_and_at",
                condition=Q(read_by=None, read_at=None)
                | Q(status=InformationStatus.ANSWERED, read_by__isnull=False, read_at__isnull=False),
                violation_error_message=_("What is read has been answered, and names who read it and when."),
            ),
            models.CheckConstraint(
                name="municipalities_information_end_is_whole",
                condition=Q(status__in=sorted(ENDED), ended_by__isnull=False, ended_at__isnull=False)
                & ~Q(ended_because="")
                | ~Q(status__in=sorted(ENDED)) & Q(ended_by=None, ended_at=None, ended_because=""),
                violation_error_message=_("Say why the request is withdrawn or closed."),
            ),
        )
        triggers = (
            pgtrigger.FSM(name="information_moves", field="status", transitions=transitions(INFORMATION_MOVES)),
        )

    def __str__(self) -> str:
        return f"{self.application} {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("municipalities:information_detail", args=[self.pk])


class RequestedPointQuerySet(models.QuerySet["RequestedPoint"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(request__in=InformationRequest.objects.visible_to(user))


@tracked()
class RequestedPoint(models.Model):
    """A point that is asked about, the question, and the answer: words, and the point's answers as they now are.

    `answers` are the point's own fields in stored values, all of them; null while nobody has changed any. `place` is null
    for a point of the whole application. `version` counts the savings, as of a section.
    """

    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="points")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="requested_points")
    key = models.CharField(_("point"), max_length=30)
    question = models.TextField(_("question"), max_length=2000)
    reply = models.TextField(_("answer"), max_length=4000, blank=True, default="")
    answers = models.JSONField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField(null=True, blank=True)

    objects = RequestedPointQuerySet.as_manager()

    class Meta:
        ordering = ("request", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("request", "place", "key"),
                nulls_distinct=False,
                name="municipalities_requested_point_once",
                violation_error_message=_("A request asks about each point once."),
            ),
            models.CheckConstraint(
                name="municipalities_requested_point_has_question",
                condition=~Q(question=""),
                violation_error_message=_("Write what is asked about the point."),
            ),
            models.CheckConstraint(
                name="municipalities_requested_point_saved_by_and_at",
                condition=Q(version=0, saved_by=None, saved_at=None, reply="", answers=None)
                | Q(version__gt=0, saved_by__isnull=False, saved_at__isnull=False),
                violation_error_message=_("An answer names who saved it, and when."),
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="stands",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                    if (select status from municipalities_informationrequest where id = new.request_id) <> 'open' then
                        raise exception 'the request is not open'
                            using errcode = 'check_violation', constraint = 'municipalities_requested_point_stands';
                    end if;
                    return new;
                """,
            ),
        )

    def __str__(self) -> str:
        return f"{self.request_id} {self.key}"

    @property
    def anchor(self) -> str:
        return f"{self.key}-{self.place.rank}" if self.place else self.key

    @property
    def pair(self) -> tuple[str, int | None]:
        return (self.key, self.place_id)

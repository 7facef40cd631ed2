"""The exchange board: a hospital's trainee serves in a municipal post while its candidate is in hospital."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.constraints import days_in_order
from alisvest.core.roles import STAFF_ROLES
from alisvest.core.rules import transitions
from candidates.models.candidate import Candidate
from candidates.models.institution import InstitutionAgreement
from candidates.workflow import EXCHANGE_MOVES, BoardSide, ExchangeStatus
from municipalities.models import Municipality, Position

S = ExchangeStatus
_TAKEN = frozenset({S.PROPOSED, S.AGREED, S.IN_FORCE, S.DONE})


class ExchangeWishQuerySet(models.QuerySet["ExchangeWish"]):
    def visible_to(self, user: User) -> Self:
        """Staff keep the board; a municipality and a candidate see the candidates' own wishes."""
        if user.role in STAFF_ROLES:
            return self
        return self.filter(candidate__in=Candidate.objects.visible_to(user))

    def open(self) -> Self:
        """Return wishes that stand and are in no exchange."""
        return self.filter(withdrawn_at=None).exclude(
            Q(exchanges_as_candidate__status__in=_TAKEN) | Q(exchanges_as_trainee__status__in=_TAKEN)
        )


@tracked()
class ExchangeWish(models.Model):
    """One row of the board: somebody seeks a place in [start, end). Of a trainee no more than initials is kept.

    A candidate's `municipality` is the one the candidate comes from; a trainee's is the one wished for, null for any.
    """

    side = models.CharField(max_length=10, choices=BoardSide)
    candidate = models.ForeignKey(
        Candidate, null=True, blank=True, on_delete=models.PROTECT, related_name="exchange_wishes"
    )
    initials = models.CharField(_("initials"), max_length=4, blank=True)
    hospital = models.CharField(_("hospital"), max_length=120)
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="exchange_wishes"
    )
    valid = DateRangeField()
    note = models.CharField(_("note"), max_length=300, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ExchangeWishQuerySet.as_manager()

    class Meta:
        ordering = ("valid", "pk")
        constraints = (
            models.CheckConstraint(
                name="candidates_exchangewish_side",
                condition=Q(side=BoardSide.CANDIDATE, candidate__isnull=False, municipality__isnull=False, initials="")
                | Q(side=BoardSide.TRAINEE, candidate=None),
                violation_error_message=_("A candidate’s wish names the candidate; a trainee’s only the initials."),
            ),
            models.CheckConstraint(
                name="candidates_exchangewish_initials",
                condition=Q(initials__regex=r"^[A-ZÆØÅ]{0,4}$"),
                violation_error_message=_("Initials are at most four capital letters, no name."),
            ),
            models.CheckConstraint(
                name="candidates_exchangewish_hospital",
                condition=~Q(hospital=""),
                violation_error_message=_("Name the hospital."),
            ),
            days_in_order("candidates_exchangewish_dates", both=True),
        )

    def __str__(self) -> str:
        return f"{self.side} {self.hospital}"

    def get_absolute_url(self) -> str:
        return reverse("candidates:exchange_board")


class ExchangeQuerySet(models.QuerySet["Exchange"]):
    def visible_to(self, user: User) -> Self:
        """Return those of the candidates that the reader sees."""
        if user.role in STAFF_ROLES:
            return self
        return self.filter(candidate_wish__candidate__in=Candidate.objects.visible_to(user))


@tracked()
class Exchange(models.Model):
    """A candidate's wish met by a trainee's. Both ranges are half-open; `post_valid` lies within `hospital_valid`."""

    candidate_wish = models.ForeignKey(ExchangeWish, on_delete=models.PROTECT, related_name="exchanges_as_candidate")
    trainee_wish = models.ForeignKey(ExchangeWish, on_delete=models.PROTECT, related_name="exchanges_as_trainee")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="exchanges")
    department = models.CharField(_("department"), max_length=120)
    hospital_valid = DateRangeField()
    post_valid = DateRangeField()
    status = models.CharField(_("status"), max_length=20, choices=S, default=S.PROPOSED)
    agreement = models.OneToOneField(
        InstitutionAgreement, null=True, blank=True, on_delete=models.PROTECT, related_name="exchange"
    )
    municipality_agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    municipality_agreed_at = models.DateTimeField(null=True, blank=True)
    hospital_agreed_on = models.DateField(_("the hospital agreed on"), null=True, blank=True)
    hospital_agreed_by = models.CharField(_("who agreed for the hospital"), max_length=120, blank=True)
    given_up_because = models.CharField(_("reason"), max_length=300, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()

    objects = ExchangeQuerySet.as_manager()

    class Meta:
        ordering = ("hospital_valid", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("candidate_wish",),
                condition=~Q(status=S.GIVEN_UP),
                name="candidates_exchange_candidate_once",
                violation_error_message=_("The candidate’s wish is in an exchange already."),
            ),
            models.UniqueConstraint(
                fields=("trainee_wish",),
                condition=~Q(status=S.GIVEN_UP),
                name="candidates_exchange_trainee_once",
                violation_error_message=_("The trainee’s wish is in an exchange already."),
            ),
            models.CheckConstraint(
                name="candidates_exchange_dates",
                condition=Q(
                    hospital_valid__isempty=False,
                    post_valid__isempty=False,
                    post_valid__contained_by=models.F("hospital_valid"),
                ),
                violation_error_message=_("The trainee serves in the post while the candidate is in hospital."),
            ),
            models.CheckConstraint(
                name="candidates_exchange_municipality_answer",
                condition=Q(municipality_agreed_by=None, municipality_agreed_at=None)
                | Q(municipality_agreed_by__isnull=False, municipality_agreed_at__isnull=False),
                violation_error_message=_("A side’s answer says who gave it and when."),
            ),
            models.CheckConstraint(
                name="candidates_exchange_hospital_answer",
                condition=Q(hospital_agreed_on=None, hospital_agreed_by="")
                | Q(hospital_agreed_on__isnull=False) & ~Q(hospital_agreed_by=""),
                violation_error_message=_("A side’s answer says who gave it and when."),
            ),
            models.CheckConstraint(
                name="candidates_exchange_agreed_by_both",
                condition=Q(status__in=(S.PROPOSED, S.GIVEN_UP))
                | Q(municipality_agreed_at__isnull=False, hospital_agreed_on__isnull=False, agreement__isnull=False),
                violation_error_message=_("An exchange is agreed when both sides have said yes."),
            ),
            models.CheckConstraint(
                name="candidates_exchange_given_up_because",
                condition=Q(status=S.GIVEN_UP) & ~Q(given_up_because="")
                | ~Q(status=S.GIVEN_UP) & Q(given_up_because=""),
                violation_error_message=_("Write why the exchange is given up."),
            ),
        )
        triggers = (
            pgtrigger.FSM(name="candidates_exchange_moves", field="status", transitions=transitions(EXCHANGE_MOVES)),
        )

    def __str__(self) -> str:
        return f"{self.candidate_wish_id} {self.trainee_wish_id} {self.status}"

    def get_absolute_url(self) -> str:
        return reverse("candidates:exchange_detail", args=[self.pk])

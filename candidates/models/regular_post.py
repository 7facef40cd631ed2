"""The regular post that a municipality offers the doctor as a specialist, and whether the doctor is still there."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import transitions
from candidates.models.candidate import Candidate
from candidates.workflow import CHECK_YEARS, OFFER_MOVES, OfferAnswer, PracticeTerms, RegularPost
from municipalities.models import Municipality
from municipalities.models.succession import reached

A = OfferAnswer


class RegularPostOfferQuerySet(models.QuerySet["RegularPostOffer"]):
    def visible_to(self, user: User) -> Self:
        """A municipality sees what it offered itself, a doctor what they are offered, staff all."""
        if user.role in MUNICIPALITY_ROLES:
            return self.filter(reached(user))
        if user.role in STAFF_ROLES | {Role.CANDIDATE}:
            return self.filter(candidate__in=Candidate.objects.visible_to(user))
        return self.none()


@tracked()
class RegularPostOffer(models.Model):
    """One offer of one or more kinds of work. `starts_on` is the first day in the regular post."""

    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="regular_post_offers")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="regular_post_offers")
    offered_on = models.DateField(_("offered on"))
    kinds = ArrayField(models.CharField(max_length=30, choices=RegularPost), verbose_name=_("kinds of work"))
    practice_terms = models.CharField(
        _("terms of the general practitioner"), max_length=20, choices=PracticeTerms, blank=True
    )
    starts_on = models.DateField(_("first day in the regular post"))
    answer = models.CharField(_("answer"), max_length=10, choices=A, default=A.OFFERED)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = RegularPostOfferQuerySet.as_manager()

    class Meta:
        ordering = ("-offered_on", "-pk")
        constraints = (
            models.CheckConstraint(
                name="candidates_regularpostoffer_kinds",
                condition=Q(kinds__len__gte=1, kinds__contained_by=RegularPost.values),
                violation_error_message=_("Choose at least one kind of work from the list."),
            ),
            models.CheckConstraint(
                name="candidates_regularpostoffer_terms",
                condition=Q(kinds__contains=[RegularPost.PRACTICE]) & ~Q(practice_terms="")
                | ~Q(kinds__contains=[RegularPost.PRACTICE]) & Q(practice_terms=""),
                violation_error_message=_("Say whether the general practitioner is self-employed, and only of one."),
            ),
            models.CheckConstraint(
                name="candidates_regularpostoffer_answered",
                condition=Q(answer=A.OFFERED, answered_on=None)
                | ~Q(answer=A.OFFERED) & Q(answered_on__isnull=False, answered_on__gte=models.F("offered_on")),
                violation_error_message=_("An answer has its date, from the day of the offer."),
            ),
            models.CheckConstraint(
                name="candidates_regularpostoffer_starts",
                condition=Q(starts_on__gte=models.F("offered_on")),
                violation_error_message=_("The regular post begins on the day of the offer or later."),
            ),
            models.UniqueConstraint(
                fields=("candidate", "municipality"),
                condition=~Q(answer=A.DECLINED),
                name="candidates_regularpostoffer_one_standing",
                violation_error_message=_("The municipality has an offer to this doctor already."),
            ),
        )
        triggers = (pgtrigger.FSM(name="candidates_offer_moves", field="answer", transitions=transitions(OFFER_MOVES)),)

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.municipality_id} {self.answer}"

    def get_absolute_url(self) -> str:
        return reverse("candidates:offer_detail", args=[self.pk])


class StillThereQuerySet(models.QuerySet["StillThere"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(offer__in=RegularPostOffer.objects.visible_to(user))


class StillThere(models.Model):
    """The recorded answer `years` whole years after the regular post began: is the doctor still there."""

    append_only = True

    offer = models.ForeignKey(RegularPostOffer, on_delete=models.PROTECT, related_name="checks")
    years = models.PositiveSmallIntegerField()
    still_there = models.BooleanField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = StillThereQuerySet.as_manager()

    class Meta:
        ordering = ("offer", "years")
        constraints = (
            models.UniqueConstraint(
                fields=("offer", "years"),
                name="candidates_stillthere_once",
                violation_error_message=_("This year is answered already."),
            ),
            models.CheckConstraint(
                name="candidates_stillthere_years",
                condition=Q(years__in=CHECK_YEARS),
                violation_error_message=_("It is asked after one, two and five years."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.offer_id} {self.years} {self.still_there}"

"""Questions about a round with their answers: one log that all applicants read, mailed in digests."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from municipalities.models.municipality import Municipality
from municipalities.models.round import Round
from municipalities.models.succession import reached


class QuestionDigest(models.Model):
    """One mail to everybody invited, with the answers that were new."""

    append_only = True

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="digests")
    sent_at = models.DateTimeField()
    mails = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("-sent_at", "-pk")

    def __str__(self) -> str:
        return f"{self.round_id} {self.sent_at}"


class QuestionQuerySet(models.QuerySet["Question"]):
    def visible_to(self, user: User) -> Self:
        """Staff see all; a municipality what is answered, and its own."""
        if user.role in STAFF_ROLES:
            return self
        if user.role in MUNICIPALITY_ROLES:
            seen = self.filter(round__in=Round.objects.visible_to(user))
            return seen.filter(Q(answered_at__isnull=False) | reached(user))
        return self.none()

    def answered(self) -> Self:
        return self.filter(answered_at__isnull=False)


@tracked()
class Question(models.Model):
    """A question as it was asked, and as all read it: `public_text` may leave out what tells who asks.

    `municipality` is empty for what the programme makes clear of its own accord.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="questions")
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="questions"
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    text = models.TextField(_("question"), max_length=2000)
    public_text = models.TextField(_("the question as all read it"), max_length=2000, blank=True)
    answer = models.TextField(_("answer"), max_length=4000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    digest = models.ForeignKey(
        QuestionDigest, null=True, blank=True, on_delete=models.PROTECT, related_name="questions"
    )

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ("asked_at", "pk")
        constraints = (
            models.CheckConstraint(
                name="municipalities_question_answer_is_whole",
                condition=Q(answer="", public_text="", answered_by=None, answered_at=None, digest=None)
                | Q(answered_by__isnull=False, answered_at__isnull=False) & ~Q(answer="") & ~Q(public_text=""),
                violation_error_message=_("An answer has its question as all read it, who answered and when."),
            ),
        )

    def __str__(self) -> str:
        return self.text[:60]

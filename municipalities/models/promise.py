"""Whether what was promised is kept: asked for on a day, answered by the doctor in the post or the project leader."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.roles import Role
from municipalities.models.agreement import POSTS_HELD, AgreementVersion, Term
from municipalities.models.position import Position
from municipalities.workflow.agreement import AgreementStatus
from municipalities.workflow.promise import Delivery


class PromiseCheckQuerySet(models.QuerySet["PromiseCheck"]):
    def visible_to(self, user: User) -> Self:
        """Staff and the parties see all of theirs; whoever holds a post what is about that post."""
        mine = self.filter(term__version__in=AgreementVersion.objects.visible_to(user))
        if user.role in POSTS_HELD:
            return mine.filter(position__in=POSTS_HELD[user.role](user).values("pk"))
        return mine

    def waiting(self) -> Self:
        """Return what nobody has answered, in versions that stand."""
        return self.filter(delivery="", term__version__status=AgreementStatus.SIGNED)


@tracked()
class PromiseCheck(models.Model):
    """On that day somebody is to say whether a promise is kept, for one post: the doctor in it or the project leader."""

    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="checks")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="promise_checks")
    due_on = models.DateField(_("to be confirmed by"))
    delivery = models.CharField(_("delivery"), max_length=10, choices=Delivery, blank=True)
    note = models.CharField(_("note"), max_length=1000, blank=True)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    told_as = models.CharField(max_length=30, blank=True, choices=Role, help_text="the role in which it was told")
    told_at = models.DateTimeField(null=True, blank=True)

    objects = PromiseCheckQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("term", "position"),
                condition=Q(delivery=""),
                name="municipalities_promisecheck_one_waits",
                violation_error_message=_("The promise already waits to be confirmed."),
            ),
            models.CheckConstraint(
                name="municipalities_promisecheck_told_is_whole",
                condition=Q(delivery="", told_by=None, told_as="", told_at=None)
                | Q(delivery__in=Delivery.values, told_by__isnull=False, told_at__isnull=False) & ~Q(told_as=""),
                violation_error_message=_("Who told, and when, belong to what was told."),
            ),
            models.CheckConstraint(
                name="municipalities_promisecheck_not_kept_has_note",
                condition=~Q(delivery=Delivery.NOT_KEPT) | ~Q(note=""),
                violation_error_message=_("Say what is missing where a promise is not kept."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.term_id} {self.position_id} {self.due_on}"

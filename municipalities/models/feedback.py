"""What would lift an application that was not granted: a sentence for a criterion, for the next time."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.audit.tracking import tracked
from alisvest.core.roles import STAFF_ROLES
from municipalities.models.application import Application
from municipalities.models.criterion import Criterion


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    def visible_to(self, user: User) -> Self:
        """Staff see it while it is written; a municipality reads it through its released decision (queries.feedback)."""
        return self if user.role in STAFF_ROLES else self.none()


@tracked()
class Feedback(models.Model):
    """Written with the decision, taken away again only before it is released."""

    deletable = True

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="feedback")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="feedback")
    sentence = models.CharField(_("feedback"), max_length=500)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        ordering = ("application", "criterion__order", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("application", "criterion"),
                name="municipalities_feedback_once_a_criterion",
                violation_error_message=_("The criterion has its feedback already."),
            ),
            models.CheckConstraint(
                name="municipalities_feedback_says_something",
                condition=~Q(sentence=""),
                violation_error_message=_("Write the sentence, or leave the criterion out."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.criterion_id}"

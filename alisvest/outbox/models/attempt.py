"""What became of each attempt to hand a mail over: the page of a mail tells it, line by line."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alisvest.audit.models import ClockTimestamp
from alisvest.outbox.models.mail import Mail


class Outcome(models.TextChoices):
    SENT = "sent", _("The mail server took it")
    PUT_OFF = "put_off", _("The mail server asks us to come again later")
    GIVEN_UP = "given_up", _("Given up after many attempts")
    REJECTED = "rejected", _("The mail server refuses it")
    UNKNOWN = "unknown", _("No answer after it was handed over")
    LOST = "lost", _("The worker ended while it handed the mail over")
    BOUNCED = "bounced", _("It came back")


class MailAttempt(models.Model):
    append_only = True

    mail = models.ForeignKey(Mail, on_delete=models.PROTECT, related_name="tries")
    at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)
    outcome = models.CharField(max_length=10, choices=Outcome)
    words = models.CharField(max_length=500, blank=True, help_text="what the mail server said")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.mail_id} {self.outcome}"

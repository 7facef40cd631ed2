"""The programme's own wording of a text that the application came with."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class LetterText(models.Model):
    """One version of a registered text in one language. The newest counts; `shipped` goes back to the application's own.

    A letter that has left keeps the words it left with.
    """

    append_only = True

    key = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    version = models.PositiveSmallIntegerField()
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(max_length=20_000, blank=True)
    shipped = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    why = models.CharField(max_length=300)

    class Meta:
        ordering = ("key", "language", "-version")
        constraints = (
            models.UniqueConstraint(
                fields=("key", "language", "version"),
                name="outbox_text_one_of_a_version",
                violation_error_message=_("Somebody else saved this text while you were writing."),
            ),
            models.CheckConstraint(
                name="outbox_text_is_words_or_shipped",
                condition=Q(shipped=True, subject="", body="") | Q(shipped=False) & ~Q(body=""),
                violation_error_message=_("A text has words, or is the one the application came with."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.language} {self.version}"

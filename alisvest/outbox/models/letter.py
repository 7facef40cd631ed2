"""A formal letter: what was put on paper, to whom, about what. The paper itself is archived."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alisvest.core import subjects
from alisvest.documents.models import Document

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User


class FormalLetterQuerySet(models.QuerySet["FormalLetter"]):
    def visible_to(self, user: "User", labels: Iterable[str] = ()) -> Self:
        """Return the letters about rows that the reader sees: a letter is read by those who see what it is about.

        `labels`: the kinds of row that are asked about, where they are known; else all there are letters about.
        """
        if user.role is None:
            return self.none()
        about = Q(pk=None)
        for label in labels or self.order_by().values_list("about_type", flat=True).distinct():
            if label in subjects.known():
                about |= Q(about_type=label, about_id__in=subjects.rows_for(user, label).values("pk"))
        return self.filter(about)

    def about(self, *rows: models.Model) -> Self:
        """Return the letters about these rows, the newest first."""
        wanted = Q(pk=None)
        for row in rows:
            wanted |= Q(about_type=row._meta.label_lower, about_id=row.pk)
        return self.filter(wanted).select_related("document", "signed_by").order_by("-pk")


class FormalLetter(models.Model):
    """One letter to one receiver; how many mails carried it stands in the outbox."""

    append_only = True

    template = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=200)
    receiver = models.CharField(max_length=200)
    reference = models.CharField(max_length=60, blank=True)
    case_number = models.CharField(max_length=60, blank=True)
    access_code = models.CharField(max_length=100, blank=True)
    about_type = models.CharField(max_length=60)
    about_id = models.BigIntegerField()
    written_on = models.DateField()
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="letter")

    objects = FormalLetterQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("about_type", "about_id"), name="outbox_letter_about"),)
        constraints = (
            models.CheckConstraint(
                name="outbox_letter_is_about_something",
                condition=~Q(about_type=""),
                violation_error_message=_("A formal letter is about something."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.receiver}: {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("outbox:letter_download", args=[self.pk])

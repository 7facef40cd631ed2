"""What is known of a stored file. The row is insert-only; the file lies in private storage."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Document(models.Model):
    append_only = True

    kind = models.CharField(max_length=40)
    shown_name = models.CharField(max_length=150)
    stored_name = models.CharField(max_length=60, unique=True)
    media_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField(help_text="bytes")
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="documents_document_has_content",
                condition=Q(size__gt=0),
                violation_error_message=_("The file is empty."),
            ),
        )

    def __str__(self) -> str:
        return self.shown_name

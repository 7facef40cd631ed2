"""Formal letters that are written and wait to be put on paper."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class LetterToPrint(models.Model):
    """A letter as it was written, until the worker has made its PDF: the row goes when the letter is archived.

    Text and receivers are fixed when the verb is done, so that nothing that changes meanwhile gets into the letter.
    """

    deletable = True
    untracked: ClassVar[str] = "It is written once and goes when its letter is archived, which is what is kept."

    template = models.CharField(max_length=60)
    paper = models.JSONField(help_text="the letter's text and particulars (outbox.paper.Paper)")
    words = models.JSONField(help_text="subject and body of the mail that carries it")
    to = models.JSONField(help_text="addresses, each with the key of the person it belongs to, if any")
    about_type = models.CharField(max_length=60)
    about_id = models.BigIntegerField()
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    hold = models.BooleanField(null=True)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("about_type", "about_id"), name="outbox_to_print_about"),)

    def __str__(self) -> str:
        return f"{self.template} {self.about_type} {self.about_id}"

"""What is told of a promise when it is due."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Delivery(models.TextChoices):
    KEPT = "kept", pgettext_lazy("promise", "Kept")
    NOT_KEPT = "not_kept", pgettext_lazy("promise", "Not kept")

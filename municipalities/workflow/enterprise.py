"""How far a training enterprise has come: its registration and its general plan."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Registration(models.TextChoices):
    NOT_APPLIED = "not_applied", pgettext_lazy("registration", "Not applied for")
    APPLIED = "applied", pgettext_lazy("registration", "Applied for")
    REGISTERED = "registered", pgettext_lazy("registration", "Registered")
    ENDED = "ended", pgettext_lazy("registration", "Registration ended")


class GeneralPlan(models.TextChoices):
    NONE = "none", pgettext_lazy("general plan", "Not begun")
    WRITING = "writing", pgettext_lazy("general plan", "Being written")
    ADOPTED = "adopted", pgettext_lazy("general plan", "Adopted")

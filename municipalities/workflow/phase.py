"""The phases of a round's review, and who then sees whose assessment."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PhaseKind(models.TextChoices):
    READING = "reading", _("Individual reading")
    DISCUSSION = "discussion", _("Discussion")
    RECOMMENDATION = "recommendation", _("Recommendation")


class Others(models.TextChoices):
    """When a reviewer sees what the others have given."""

    NEVER = "never", _("Never")
    AFTER_OWN = "after_own", _("After the own assessment")
    ALWAYS = "always", _("Always")

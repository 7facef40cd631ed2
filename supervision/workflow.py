"""What supervision is made of: two places with a supervisor, where a meeting is held, what it is about."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# A supervisor's places, numbered: the exclusion constraint of Assignment stands on them. Founding document, section on
# supervision: at most two candidates at a time, without exception.
SLOTS = (1, 2)

SHORTEST, LONGEST = 5, 24 * 60  # minutes of one meeting: anything else is a slip of the finger


class Place(models.TextChoices):
    IN_PERSON = "in_person", _("In person")
    VIDEO = "video", _("Video")
    TELEPHONE = "telephone", _("Telephone")


class Theme(models.TextChoices):
    """What they talked about, in words that everyone may read; the notes are theirs alone."""

    CLINICAL = "clinical", _("Clinical problems")
    PLAN = "plan", _("Learning goals and plan")
    GP_ROLE = "gp_role", _("The role as a general practitioner")
    MUNICIPALITY = "municipality", _("Working with the municipality")

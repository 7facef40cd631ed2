"""The kinds of service in the education, as data: an application's earlier service and a plan's periods share them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ServiceKind(models.TextChoices):
    """What a period is. Which of them count towards a requirement stands in the rule sets."""

    OPEN_PRACTICE = "open_practice", _("Open, unselected general practice")
    NURSING_HOME = "nursing_home", _("Nursing home")
    MUNICIPAL_ACUTE_WARD = "municipal_acute_ward", _("Municipal acute ward")
    SCHOOL_HEALTH = "school_health", _("School health service")
    CHILD_HEALTH_CENTRE = "child_health_centre", _("Child health centre")
    COMMUNITY_MEDICINE = "community_medicine", _("Community medicine")
    HOSPITAL = "hospital", _("Hospital")
    APPROVED_INSTITUTION = "approved_institution", _("Approved institution")
    RESEARCH = "research", _("Research")
    OUT_OF_HOURS = "out_of_hours", _("Out-of-hours service")
    SUPERVISION_GROUP = "supervision_group", _("Supervision group")
    LEAVE = "leave", _("Leave")


WITHOUT_PERCENTAGE = frozenset({ServiceKind.OUT_OF_HOURS, ServiceKind.SUPERVISION_GROUP, ServiceKind.LEAVE})
"""Duty and group come on top of the post, and leave is no post: they have dates only."""

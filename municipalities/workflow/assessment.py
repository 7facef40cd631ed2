"""How far a reviewer has come with an application, and how that looks."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _


class AssessmentStatus(models.TextChoices):
    DRAFT = "draft", _("Begun")
    DONE = "done", _("Done")


LOOKS: Mapping[AssessmentStatus, tuple[str, str]] = {
    AssessmentStatus.DRAFT: ("warning", "halfclock"),
    AssessmentStatus.DONE: ("success", "check-circle"),
}

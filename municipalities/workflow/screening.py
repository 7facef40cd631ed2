"""How a screened point may stand."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _


class ScreeningState(models.TextChoices):
    IN_ORDER = "in_order", _("In order")
    MISSING = "missing", _("Missing")
    CLARIFIED = "clarified", _("Clarified")


LOOKS: Mapping[ScreeningState, tuple[str, str]] = {
    ScreeningState.IN_ORDER: ("success", "check-circle"),
    ScreeningState.MISSING: ("warning", "warn"),
    ScreeningState.CLARIFIED: ("info", "check-circle"),
}

"""The one way to show a status: a word and an icon on a tint. Colour never carries the meaning alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise


class Tone(StrEnum):
    """What the reader should feel; danger only where somebody must put something right."""

    NEUTRAL = "neutral"
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


ICON_OF_TONE = {
    Tone.NEUTRAL: "circle",
    Tone.INFO: "clock",
    Tone.SUCCESS: "check-circle",
    Tone.WARNING: "warn",
    Tone.DANGER: "octagon",
}


@dataclass(frozen=True, slots=True)
class Badge:
    """A status as shown. `tone` is a Tone or its value; `icon` names a symbol of static/icons.svg, "" for none."""

    label: str | Promise
    tone: str = Tone.NEUTRAL
    icon: str = ""


def badge_for(status: Any, looks: Mapping[Any, tuple[str, str]]) -> Badge:
    """Make the badge of a choices member from its app's table (status → tone, icon) in workflow.py."""
    tone, icon = looks[status]
    return Badge(status.label, tone, icon)

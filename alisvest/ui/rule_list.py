"""The programme's requirements to one plan, each with its reason, worst first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from alisvest.ui.badges import Badge, Tone

Words = str | Promise


class State(IntEnum):
    """In the order in which they are shown."""

    MUST_FIX = 1
    MISSING = 2
    ON_THE_WAY = 3
    MET = 4


BADGES = {
    State.MUST_FIX: Badge(_("Must be corrected"), Tone.DANGER, "octagon"),
    State.MISSING: Badge(_("Missing"), Tone.WARNING, "warn"),
    State.ON_THE_WAY: Badge(_("On the way"), Tone.INFO, "clock"),
    State.MET: Badge(_("Met"), Tone.SUCCESS, "check-circle"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A requirement. `done` of `whole` draws a bar beside `progress` («18 av 24 måneder»); `action` names `href`."""

    state: State
    title: Words
    reason: Words
    done: int | None = None
    whole: int | None = None
    progress: Words = ""
    href: str = ""
    action: Words = ""
    source: Words = ""

    @property
    def badge(self) -> Badge:
        return BADGES[self.state]


def in_order(rules: Iterable[Rule]) -> list[Rule]:
    """Return must fix, missing, on the way, met; within each as given."""
    return sorted(rules, key=lambda rule: rule.state)


def summary(rules: Sequence[Rule]) -> str:
    """Write «2 må rettes · 1 mangler · 4 på vei · 2 oppfylt», without what is none."""
    counts = Counter(rule.state for rule in rules)
    texts = {
        State.MUST_FIX: ngettext("%(count)d must be corrected", "%(count)d must be corrected", counts[State.MUST_FIX]),
        State.MISSING: ngettext("%(count)d is missing", "%(count)d are missing", counts[State.MISSING]),
        State.ON_THE_WAY: ngettext("%(count)d is on the way", "%(count)d are on the way", counts[State.ON_THE_WAY]),
        State.MET: ngettext("%(count)d is met", "%(count)d are met", counts[State.MET]),
    }
    return " · ".join(texts[state] % {"count": counts[state]} for state in State if counts[state])

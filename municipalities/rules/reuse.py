"""Which answers of an earlier round may be brought over, and when."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from alisvest.core.rules import Refusal, not_now
from municipalities.models import SECTIONS, Section

LEFT_BEHIND: Mapping[str, frozenset[str]] = {
    # Who is to have the post is another person each time, and nobody's name or service is kept for a next time.
    "candidate": frozenset(SECTIONS["candidate"].answers) | {"services"},
    "supervisor": frozenset({"supervisor_name"}),  # a person's name is asked for anew
    "organisation": frozenset({"earliest_start"}),  # a date of the earlier round is past
}
"""What is never brought over, by point. Partners are not either: each of them says anew that it takes part."""


def brought(key: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers of a point that may be brought over; empty where nothing is left."""
    kept = {*SECTIONS[key].answers, "not_relevant", "doctors", "staff"} - LEFT_BEHIND.get(key, frozenset())
    found = {name: value for name, value in answers.items() if name in kept}
    return found if any(value not in (None, "", []) for value in found.values()) else {}


def refuse_bring_over(section: Section | None, *, offered: bool, replace: bool) -> Refusal | None:
    """`offered`: the earlier application answers the point; `replace`: the writer has said that what stands here goes."""
    if not offered:
        return not_now(_("The earlier application has no answer to this point that can be brought over."))
    if section is not None and not replace:
        return not_now(_("The point is begun. What you have written is not overwritten unless you say so."))
    return None


def refuse_confirm_section(section: Section | None) -> Refusal | None:
    if section is None or section.brought_over_id is None:
        return not_now(_("Nothing here waits to be confirmed."))
    return None

"""May this meeting be recorded? The same answer for the form, the action and any import."""

from collections.abc import Collection, Sequence
from datetime import date

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.identity import holds_national_identity_number
from alisvest.core.roles import Role
from alisvest.core.rules import Refusal, not_now, refuse_role
from alisvest.ui import formats
from candidates.models import Candidate
from supervision.models import Assignment
from supervision.rules.assignments import span_of
from supervision.workflow import LONGEST, SHORTEST, Place, Theme


def refuse_record(
    candidate: Candidate,
    *,
    held_on: date,
    minutes: int,
    place: str,
    themes: Collection[str],
    notes: str,
    by: User,
    own: Sequence[Assignment],
    today: date,
) -> Refusal | None:
    """Answer for a meeting, given the recorder's own assignments with the candidate (none for anybody else)."""
    return (
        refuse_role(by, {Role.SUPERVISOR})
        or _refuse_date(candidate, held_on, own, today)
        or _refuse_length(minutes)
        or _refuse_choices(place, themes)
        or refuse_notes(notes)
    )


def _refuse_date(candidate: Candidate, held_on: date, own: Sequence[Assignment], today: date) -> Refusal | None:
    if held_on > today:
        return not_now(_("A meeting is recorded after it was held. The date cannot be in the future."), field="held_on")
    spans = sorted(span_of(assignment) for assignment in own)
    if any(span.start <= held_on < span.bound for span in spans):
        return None
    names = {"candidate": candidate.name, "day": formats.day(held_on)}
    if spans and held_on < spans[0].start:
        return not_now(
            _("You became the supervisor of %(candidate)s on %(start)s. The meeting cannot be before that.")
            % (names | {"start": formats.day(spans[0].start)}),
            field="held_on",
        )
    return not_now(_("You were not the supervisor of %(candidate)s on %(day)s.") % names, field="held_on")


def _refuse_length(minutes: int) -> Refusal | None:
    if minutes > LONGEST:
        return not_now(_("A meeting cannot be longer than a day. Write the duration in minutes."), field="minutes")
    if minutes < SHORTEST:
        return not_now(_("A meeting lasts at least 5 minutes. Write the duration in minutes."), field="minutes")
    return None


def _refuse_choices(place: str, themes: Collection[str]) -> Refusal | None:
    if place not in Place.values:
        return not_now(_("Choose how you met."), field="place")
    if not set(themes) <= set(Theme.values):
        return not_now(_("Choose among the themes in the list."), field="themes")
    return None


def refuse_notes(notes: str) -> Refusal | None:
    """Refuse notes with a national identity number in them: no patient may be known from them."""
    if holds_national_identity_number(notes):
        return not_now(
            _(
                "The notes hold a national identity number. Take it out: the notes are about the supervision, "
                "and nothing in them may tell who a patient is."
            ),
            field="notes",
        )
    return None

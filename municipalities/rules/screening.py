"""Screening and words about an application: who, when, and what must be said."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.identity import holds_national_identity_number
from alisvest.core.roles import STAFF_ROLES
from alisvest.core.rules import Refusal, not_now, refuse_role
from municipalities.models import Application, ScreeningLine
from municipalities.models.screening import POINTS
from municipalities.workflow import REVIEWABLE, ApplicationStatus, ScreeningState


class Screened(NamedTuple):
    """How a point stands: one of workflow.ScreeningState, and the note that anything but "in order" needs."""

    state: str
    note: str = ""


def refuse_screen(application: Application, points: Mapping[str, tuple[str, str]], *, by: User) -> Refusal | None:
    """`points`: (state, note) by point. What is missing, and how it was clarified, is said in words."""
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    if application.status not in REVIEWABLE:
        return not_now(
            _("The application is not under review. The status is: %(status)s.")
            % {"status": application.get_status_display()}
        )
    for point, (state, note) in points.items():
        if point not in POINTS or state not in ScreeningState.values:
            return not_now(_("The application has no such point."))
        if state != ScreeningState.IN_ORDER and not note.strip():
            return not_now(_("Say what is missing, or how it was clarified."), field=f"note_{point}")
        if holds_national_identity_number(note):
            return not_now(_("Take the national identity number out of the notes."), field=f"note_{point}")
    return None


def refuse_screened_since(newer: Sequence[ScreeningLine]) -> Refusal | None:
    """Nothing that somebody saved meanwhile is overwritten unseen."""
    if not newer:
        return None
    return not_now(
        _("%(name)s screened these points while you had the page open. Look at them and save again.")
        % {"name": newer[0].screened_by.name},
        details=[f"{line.point}: {line.get_state_display()}. {line.note}".strip() for line in newer],
    )


def refuse_write_note(text: str, *, by: User) -> Refusal | None:
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    if not text.strip():
        return not_now(_("Write the note first."), field="text")
    if holds_national_identity_number(text):
        return not_now(_("Take the national identity number out of the note."), field="text")
    return None


def refuse_send_message(application: Application, text: str, *, by: User) -> Refusal | None:
    """A draft is the municipality's own: whoever helps with it rings. Everything else may be written about."""
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    if application.status == ApplicationStatus.DRAFT:
        return not_now(_("The application is a draft. Messages are sent about what is handed in."))
    if not text.strip():
        return not_now(_("Write the message first."), field="text")
    if holds_national_identity_number(text):
        return not_now(_("Take the national identity number out of the message."), field="text")
    return None

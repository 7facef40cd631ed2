"""Circulars as their pages show them: text per form, who gets it, who got it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.functional import Promise

from alisvest.core import subjects
from alisvest.outbox import groups, templates
from alisvest.outbox.groups import Receiver
from alisvest.outbox.models import Circular, Mail
from alisvest.outbox.workflow import CIRCULAR_LOOKS, FORMS, CircularStatus
from alisvest.ui.badges import Badge, badge_for

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User


@dataclass(frozen=True, slots=True)
class Preview:
    """How the text reads in one form; `to` is whose name it is filled in with, "" where nobody gets it in that form."""

    form: str
    name: str | Promise
    count: int
    to: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Audience:
    """Who gets it: all of them, and the name of exactly this set."""

    receivers: list[Receiver]
    seen: str
    groups: list[str]


def circulars_for(user: "User") -> QuerySet[Circular]:
    circulars = Circular.objects.visible_to(user).exclude(status=CircularStatus.DROPPED)
    return circulars.select_related("made_by", "sent_by")


def badge_of(circular: Circular) -> Badge:
    return badge_for(CircularStatus(circular.status), CIRCULAR_LOOKS)


def audience_of(circular: Circular) -> Audience:
    receivers = groups.receivers_of(circular.groups)
    return Audience(receivers, groups.fingerprint(receivers), [groups.label_of(value) for value in circular.groups])


def worded(circular: Circular, receiver: Receiver) -> tuple[str, str]:
    """Return subject and text as this receiver reads them."""
    subject, body = circular.words(receiver.language)
    values = {"name": receiver.name, "municipality": receiver.municipality}
    return templates.fill(subject, values), templates.fill(body, values)


def previews(circular: Circular, receivers: Sequence[Receiver]) -> list[Preview]:
    """Fill the text in for the first receiver of each form who has everything; else show it as it is written."""
    found = []
    for form, name in FORMS:
        own = [receiver for receiver in receivers if receiver.language == form]
        shown = next((receiver for receiver in own if receiver.municipality), own[0] if own else None)
        subject, body = circular.words(form)
        whole = shown is not None and (shown.municipality or "{municipality}" not in f"{subject}{body}")
        if shown is not None and whole:
            subject, body = worded(circular, shown)
        found.append(Preview(form, name, len(own), shown.name if shown and whole else "", subject, body))
    return found


def mails_of(circular: Circular, user: "User") -> QuerySet[Mail]:
    """Return the mails of a sent circular: who got it."""
    mails = Mail.objects.visible_to(user).filter(about_type=subjects.label_of(circular), about_id=circular.pk)
    return mails.select_related("receiver").order_by("to")

"""When a post may be advertised, and what may be said of who applied. Pure: writes nothing."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.rules import Refusal, not_now, refuse_role
from alisvest.ui.formats import day
from municipalities.models import AdvertisedPosition, Advertisement, Position
from municipalities.rules.position import refuse_position_move
from municipalities.workflow import EMPLOYERS

WEEKS_TO_APPLY = 3
"""Posts are advertised with three weeks' deadline (the project description); the municipality may choose another day."""


def usual_deadline(published_on: date) -> date:
    """Return the last day to apply: the same weekday three weeks later."""
    return published_on + timedelta(weeks=WEEKS_TO_APPLY)


def refuse_write(posts: Sequence[Position], *, by: User) -> Refusal | None:
    """Answer for an advertisement of these posts: of one municipality, and each to be filled."""
    if refusal := refuse_role(by, EMPLOYERS):
        return refusal
    if not posts:
        return not_now(_("Choose at least one post."), field="posts")
    if len({post.municipality_id for post in posts}) > 1:
        return not_now(_("An advertisement is for posts of one municipality."), field="posts")
    for post in posts:
        if refusal := refuse_position_move(post, "advertise", by=by):
            return not_now(_("%(post)s: %(reason)s") % {"post": post.number, "reason": refusal.reason}, field="posts")
    return None


def refuse_change(advertisement: Advertisement, *, by: User) -> Refusal | None:
    """What is published stands as it was published."""
    if refusal := refuse_role(by, EMPLOYERS):
        return refusal
    if advertisement.published_on is not None:
        return not_now(_("The advertisement is published and stands as it is. Advertise anew instead."))
    return None


def refuse_publish(
    advertisement: Advertisement, *, published_on: date, deadline_on: date, published_where: str, today: date, by: User
) -> Refusal | None:
    """`deadline_on` is the last day to apply. A day in the past is entered afterwards, as it was."""
    if refusal := refuse_change(advertisement, by=by):
        return refusal
    if published_on > today:
        return not_now(_("Enter it when it is published: the day cannot be in the future."), field="published_on")
    if deadline_on < published_on:
        return not_now(
            _("The last day to apply is before the day it is published, %(day)s.") % {"day": day(published_on)},
            field="deadline_on",
        )
    if not published_where.strip():
        return not_now(_("Say where it is published."), field="published_where")
    return None


def refuse_open(advertisement: Advertisement, *, by: User) -> Refusal | None:
    """Answer for what needs a published advertisement that is not closed."""
    if refusal := refuse_role(by, EMPLOYERS):
        return refusal
    if advertisement.published_on is None:
        return not_now(_("The advertisement is not published yet."))
    if advertisement.closed_on is not None:
        return not_now(_("The advertisement is closed."))
    return None


def refuse_count(advertisement: Advertisement, counts: Mapping[str, int | None], *, by: User) -> Refusal | None:
    """Numbers may be entered and corrected as they become known, also after the advertisement is closed."""
    if refusal := refuse_role(by, EMPLOYERS):
        return refusal
    if advertisement.published_on is None:
        return not_now(_("Nobody applies before the post is advertised."))
    for part, whole in (
        ("qualified", "applicants"),
        ("interviewed", "applicants"),
        ("offered", "applicants"),
        ("declined", "offered"),
    ):
        if (counts.get(part) or 0) > (counts.get(whole) or 0):
            return not_now(_("This cannot be more than the number it is a part of."), field=part)
        if counts.get(part) is not None and counts.get(whole) is None:
            return not_now(_("Enter this number too."), field=whole)
    return None


def refuse_hire(
    advertisement: Advertisement, line: AdvertisedPosition, *, hired_on: date, starts_on: date, today: date, by: User
) -> Refusal | None:
    if refusal := refuse_open(advertisement, by=by):
        return refusal
    if refusal := refuse_position_move(line.position, "appoint", by=by):
        return refusal
    if hired_on > today:
        return not_now(_("The day cannot be in the future."), field="hired_on")
    if advertisement.published_on is not None and hired_on < advertisement.published_on:
        return not_now(
            _("Nobody is hired before the post is advertised, %(day)s.") % {"day": day(advertisement.published_on)},
            field="hired_on",
        )
    if starts_on < line.position.start:
        return not_now(
            _("The doctor cannot start before the position does, %(day)s.") % {"day": day(line.position.start)},
            field="starts_on",
        )
    if starts_on not in line.position.valid:
        return not_now(_("The position does not exist on that date."), field="starts_on")
    return None

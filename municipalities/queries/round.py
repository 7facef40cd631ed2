"""Rounds, who was invited, and how far each has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Model, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.outbox.models import FormalLetter
from alisvest.outbox.queries import letters_about
from alisvest.ui import formats
from alisvest.ui.badges import Badge
from municipalities.models import SECTIONS, Application, Decision, Invitation, Municipality, Round
from municipalities.queries.application import with_answers
from municipalities.rules import missing_points, points_of
from municipalities.workflow import ApplicationStatus


@dataclass(frozen=True, slots=True)
class Invited:
    """One line of the round's page: a municipality, whether it has begun, and how many of the points are complete."""

    municipality: Municipality
    was_invited: bool
    mails: int
    application: Application | None
    complete: int
    points: int


NOT_STARTED = Badge(gettext_lazy("Not started"), "neutral", "circle")


@dataclass(frozen=True, slots=True)
class RoundWords:
    """The deadline in words: the sentence of the day and the second, and how much time is left."""

    deadline: str
    left: str
    is_open: bool


def round_words(round_: Round, now: datetime) -> RoundWords:
    """Word the deadline as of `now`. The last second that is in time is 23:59:59 of the deadline day in Oslo."""
    deadline = _("The deadline is %(day)s at 23:59:59, Norwegian time. What is submitted after that is too late.") % {
        "day": formats.day(round_.deadline_on)
    }
    if now.astimezone(clock.OSLO).date() < round_.opens_on:
        return RoundWords(deadline, _("Opens on %(day)s.") % {"day": formats.day(round_.opens_on)}, is_open=False)
    seconds = int((round_.closes_at - now).total_seconds())
    if seconds <= 0:
        closed = _("The deadline was %(day)s at 23:59:59, Norwegian time.") % {"day": formats.day(round_.deadline_on)}
        return RoundWords(closed, _("The round is closed."), is_open=False)
    return RoundWords(deadline, _time_left(seconds), is_open=True)


def _time_left(seconds: int) -> str:
    days, hours, minutes = seconds // 86400, seconds % 86400 // 3600, seconds % 3600 // 60
    if days:
        words = ngettext("%(count)s day left.", "%(count)s days left.", days) % {"count": days}
    elif hours:
        words = ngettext("%(count)s hour left.", "%(count)s hours left.", hours) % {"count": hours}
    else:
        words = ngettext("%(count)s minute left.", "%(count)s minutes left.", minutes) % {"count": minutes}
    return words


def round_badge(round_: Round) -> Badge:
    now = clock.now()
    if now >= round_.closes_at:
        return Badge(_("Closed"), "neutral", "lock")
    if now.astimezone(clock.OSLO).date() < round_.opens_on:
        return Badge(_("Not open yet"), "neutral", "clock")
    return Badge(_("Open"), "success", "check-circle")


def rounds_for(user: User) -> QuerySet[Round]:
    """Return rounds, newest deadline first, with `invited` and `handed_in` counted."""
    return (
        Round.objects.visible_to(user)
        .annotate(
            invited=Count("invitations", distinct=True),
            handed_in=Count("applications", filter=~Q(applications__status=ApplicationStatus.DRAFT), distinct=True),
            drafts=Count("applications", filter=Q(applications__status=ApplicationStatus.DRAFT), distinct=True),
        )
        .order_by("-deadline_on", "-pk")
    )  # counting drops the model's own order


def open_rounds(user: User, day: date | None = None) -> QuerySet[Round]:
    return Round.objects.visible_to(user).open_on(day or clock.today())


def invited_to(user: User, round_: Round) -> list[Invited]:
    """Return every invited municipality, and those who began without being invited, in Norwegian order of names."""
    applications = {
        application.municipality_id: application
        for application in with_answers(Application.objects.visible_to(user).filter(round=round_))
    }
    mails = dict(Invitation.objects.filter(round=round_).values_list("municipality_id", "mails"))
    municipalities = Municipality.objects.filter(pk__in={*applications, *mails})
    return [
        _invited(municipality, mails.get(municipality.pk), applications.get(municipality.pk))
        for municipality in municipalities
    ]


def _invited(municipality: Municipality, mails: int | None, application: Application | None) -> Invited:
    points = len(points_of(application)) if application else len(SECTIONS)
    complete = points - len(missing_points(application)) if application else 0
    return Invited(municipality, mails is not None, mails or 0, application, complete, points)


def municipalities_on(day: date) -> int:
    """Return how many municipalities exist on a day: that many are invited to a round that opens then."""
    return Municipality.objects.valid_on(day).count()


def drafted_round(given: Mapping[str, Any]) -> Round:
    """Return the round as it would be opened, not stored: for reading the invitation through beforehand."""
    return Round(**given)


def invitation_letters(user: User, round_: Round) -> list[FormalLetter]:
    """Return the invitations of the round that the reader sees, as letters: a municipality's own, staff all."""
    invitations = Invitation.objects.visible_to(user).filter(round=round_)
    return list(letters_about(user, *invitations)) if invitations else []


def case_letters(user: User, application: Application) -> list[FormalLetter]:
    """Return the formal letters of a case: the invitation it answers and its decision."""
    rows: list[Model] = list(
        Invitation.objects.visible_to(user).filter(round=application.round_id, municipality=application.municipality_id)
    )
    rows += Decision.objects.visible_to(user).filter(application=application)
    return list(letters_about(user, *rows)) if rows else []

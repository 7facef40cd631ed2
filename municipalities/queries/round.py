"""Rounds, their deadlines in words, and their letters."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Model, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.outbox.models import FormalLetter
from alisvest.outbox.queries import letters_about
from alisvest.ui import formats
from alisvest.ui.badges import Badge, badge_for
from municipalities.models import Application, Decision, Dispensation, Invitation, InvitationAnswer, Round
from municipalities.rules.round import end_words
from municipalities.workflow import ROUND_LOOKS, ApplicationStatus, RoundStatus


@dataclass(frozen=True, slots=True)
class RoundWords:
    """The deadline in words: the sentence of the day and the second, and how much time is left."""

    deadline: str
    left: str
    is_open: bool


def round_words(round_: Round, now: datetime) -> RoundWords:
    """Word the deadline as of `now`: a day is in time to its end, a minute until it begins."""
    end = end_words(round_)
    deadline = _("The deadline is %(end)s, Norwegian time. What is submitted after that is too late.") % {"end": end}
    if round_.status == RoundStatus.PREPARED:
        return RoundWords(deadline, _("Not called yet."), is_open=False)
    if now.astimezone(clock.OSLO).date() < round_.opens_on:
        return RoundWords(deadline, _("Opens on %(day)s.") % {"day": formats.day(round_.opens_on)}, is_open=False)
    if now >= round_.closes_at:
        closed = _("The deadline was %(end)s, Norwegian time.") % {"end": end}
        return RoundWords(closed, _("The round is closed."), is_open=False)
    return RoundWords(deadline, _time_left(round_, now), is_open=True)


def _time_left(round_: Round, now: datetime) -> str:
    """Count the days as tasks do, by the calendar; on the last day the hours and minutes."""
    days = (round_.deadline_on - now.astimezone(clock.OSLO).date()).days
    hours, minutes = divmod(int((round_.closes_at - now).total_seconds()) // 60, 60)
    if days:
        words = ngettext("%(count)s day left.", "%(count)s days left.", days) % {"count": days}
    elif hours:
        words = ngettext("%(count)s hour left.", "%(count)s hours left.", hours) % {"count": hours}
    else:
        words = ngettext("%(count)s minute left.", "%(count)s minutes left.", minutes) % {"count": minutes}
    return words


def round_badge(round_: Round) -> Badge:
    """Say where the round stands: its status, and while it is called what the clock says."""
    status, now = RoundStatus(round_.status), clock.now()
    if status != RoundStatus.CALLED:
        return badge_for(status, ROUND_LOOKS)
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
    """Return rounds that take applications on the day, also those whose deadline a dispensation holds open for the
    reader's municipality; without those that it has declined.
    """
    day = day or clock.today()
    rounds, late = Round.objects.visible_to(user), Dispensation.objects.visible_to(user)
    if user.scope is None:
        return rounds.open_on(day)
    late = late.filter(municipality_id=user.scope, until__gt=datetime.combine(day, time(0), tzinfo=clock.OSLO))
    declined = InvitationAnswer.objects.standing().filter(invitation__municipality_id=user.scope)
    found = rounds.filter(Q(pk__in=rounds.open_on(day).values("pk")) | Q(pk__in=late.values("round")))
    return found.exclude(pk__in=declined.values("invitation__round"))


def last_days(rounds: Iterable[Round], municipality: int) -> dict[int, date]:
    """Return the last day of each round, by its key, for the municipality: a dispensation may be later. One query."""
    found = {each.pk: each.deadline_on for each in rounds}
    late = Dispensation.objects.filter(round__in=found, municipality_id=municipality)
    for each in late.order_by("at", "pk"):
        found[each.round_id] = (each.until - timedelta(seconds=1)).astimezone(clock.OSLO).date()
    return found


def invitation_letters(user: User, invitation: Invitation | None) -> list[FormalLetter]:
    """Return an invitation that the reader sees, as a letter."""
    return list(letters_about(user, invitation)) if invitation else []


def case_letters(user: User, application: Application) -> list[FormalLetter]:
    """Return the formal letters of a case: the invitation it answers and its decision."""
    rows: list[Model] = list(
        Invitation.objects.visible_to(user).filter(round=application.round_id, municipality=application.municipality_id)
    )
    rows += Decision.objects.visible_to(user).filter(application=application)
    return list(letters_about(user, *rows)) if rows else []

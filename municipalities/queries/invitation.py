"""The invitation list as a funnel: asked, opened, started, how far, handed in, declined."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Min, OuterRef, Prefetch, Subquery, TextChoices, prefetch_related_objects
from django.utils.translation import pgettext_lazy

from alisvest.accounts.models import User
from alisvest.accounts.queries import ways_in
from alisvest.audit.models import Access
from alisvest.core import clock
from alisvest.core.roles import MUNICIPALITY_ROLES, Role
from alisvest.outbox.models import Mail
from alisvest.ui.badges import Badge, badge_for
from municipalities.models import (
    COMMON,
    OF_PLACE,
    SECTIONS,
    Application,
    Invitation,
    InvitationAnswer,
    Membership,
    Municipality,
    Place,
    Round,
    section_of,
)
from municipalities.rules import DONE, points_of, section_state
from municipalities.workflow import ApplicationStatus, RoundStatus
from municipalities.workflow.application import WRITTEN

REMINDERS = ("municipalities.round_to_begin", "municipalities.round_to_finish")


class Stage(TextChoices):
    """How far an invited municipality has come; each stage holds those who have come no further."""

    ASKED = "asked", pgettext_lazy("invitation", "Asked")
    OPENED = "opened", pgettext_lazy("invitation", "Opened")
    STARTED = "started", pgettext_lazy("invitation", "Started")
    SUBMITTED = "submitted", pgettext_lazy("invitation", "Submitted")
    DECLINED = "declined", pgettext_lazy("invitation", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("invitation", "Withdrawn")


STAGE_LOOKS = {
    Stage.ASKED: ("neutral", "circle"),
    Stage.OPENED: ("neutral", "eye"),
    Stage.STARTED: ("warning", "halfclock"),
    Stage.SUBMITTED: ("success", "check-circle"),
    Stage.DECLINED: ("neutral", "octagon"),
    Stage.WITHDRAWN: ("neutral", "undo"),
}


def _stage(status: str | None, answer: InvitationAnswer | None) -> Stage:
    """Place a municipality by its application's status, if it has one, and by what it answered."""
    if status == ApplicationStatus.WITHDRAWN:
        return Stage.WITHDRAWN
    if status is not None and status not in WRITTEN:
        return Stage.SUBMITTED
    if answer is not None and answer.is_declined:
        return Stage.DECLINED
    if status is not None:
        return Stage.STARTED
    return Stage.OPENED if answer is not None and answer.opened_at else Stage.ASKED


@dataclass(frozen=True, slots=True)
class FunnelLine:
    """A municipality in the funnel: what it was sent, what it answered, and when it was last reminded."""

    municipality: Municipality
    invitation: Invitation | None
    application: Application | None
    answer: InvitationAnswer | None
    reminded_at: datetime | None

    @property
    def stage(self) -> Stage:
        return _stage(self.application.status if self.application else None, self.answer)

    @property
    def opened_at(self) -> datetime | None:
        """When somebody of the municipality first opened the round; who began has opened it, noted or not."""
        begun = self.application.started_at if self.application else None
        noted = self.answer.opened_at if self.answer else None
        return min((moment for moment in (noted, begun) if moment is not None), default=None)

    @property
    def badge(self) -> Badge:
        return badge_for(self.stage, STAGE_LOOKS)


@dataclass(frozen=True, slots=True)
class Written:
    """How far a municipality has written: `complete` of `points` are whole; `edited_at`: an answer was last saved."""

    complete: int = 0
    points: int = 0
    edited_at: datetime | None = None

    @property
    def percent(self) -> int:
        """How much of the application is complete, in whole per cent of its points, rounded down."""
        return 100 * self.complete // self.points if self.points else 0

    def idle_days(self, today: date) -> int | None:
        """Return the days since an answer was last saved; None where none was."""
        return (today - self.edited_at.astimezone(clock.OSLO).date()).days if self.edited_at else None


def funnel(user: User, round_: Round) -> list[FunnelLine]:
    """Return every invited municipality, and those who began uninvited, by name: two questions however many they are.

    How far each has written is asked for those that are shown (`written_by`).
    """
    reminded = Mail.objects.filter(
        about_type="municipalities.invitation", about_id=OuterRef("pk"), template__in=REMINDERS
    )
    last = reminded.order_by().values("about_id").annotate(last=Max("queued_at")).values("last")
    invitations: dict[int, Any] = {
        each.municipality_id: each
        for each in Invitation.objects.visible_to(user)
        .filter(round=round_)
        .select_related("answer", "municipality")
        .annotate(reminded_at=Subquery(last))
    }
    common = (SECTIONS[key].__name__.lower() for key in COMMON)
    begun = Application.objects.visible_to(user).filter(round=round_).select_related("municipality", *common)
    applications = {each.municipality_id: each for each in begun}
    places = {each.municipality_id: each.municipality for each in (*applications.values(), *invitations.values())}
    lines = [_line(place, invitations.get(key), applications.get(key)) for key, place in places.items()]
    return sorted(lines, key=lambda line: (line.municipality.name_sort, line.municipality.pk))


def _line(place: Municipality, invitation: Any, application: Application | None) -> FunnelLine:
    reminded_at = invitation.reminded_at if invitation else None
    return FunnelLine(place, invitation, application, answer_of(invitation), reminded_at)


def written_by(lines: Sequence[FunnelLine]) -> list[Written]:
    """Return how far each of these has written, in their order: four questions however many they are."""
    of_place = (SECTIONS[key].__name__.lower() for key in OF_PLACE)
    prefetch_related_objects(
        [line.application for line in lines if line.application is not None],
        Prefetch("places", Place.objects.order_by("rank").select_related(*of_place)),
        "places__officesection__doctors",
        "places__officesection__staff",
        "places__earlier_services",
    )
    return [_written(line.application) if line.application else Written() for line in lines]


def _written(application: Application) -> Written:
    sections = [section_of(application, key, place) for key, place in points_of(application)]
    complete = sum(1 for each in sections if section_state(each) in DONE)
    return Written(complete, len(sections), max((each.saved_at for each in sections if each is not None), default=None))


def counts_by_stage(lines: Iterable[FunnelLine]) -> dict[str, int]:
    """Count those who stand in each stage; "" is all of them."""
    counts = {"": 0, **{stage.value: 0 for stage in Stage}}
    for line in lines:
        counts[""] += 1
        counts[line.stage] += 1
    return counts


@dataclass(frozen=True, slots=True)
class FunnelSums:
    """The funnel in numbers: how many stand in each stage, were asked, and got no mail."""

    counts: dict[str, int]
    asked: int
    without_mail: int

    @property
    def opened(self) -> int:
        return self.counts[""] - self.counts[Stage.ASKED]


def funnel_sums(user: User, round_: Round) -> FunnelSums:
    """Return the funnel's numbers in two questions, without the answers that say how complete each is."""
    applications = Application.objects.visible_to(user).filter(round=round_)
    statuses: dict[int, str] = dict(applications.values_list("municipality_id", "status"))
    invitations = list(Invitation.objects.visible_to(user).filter(round=round_).select_related("answer").order_by())
    answers = {each.municipality_id: answer_of(each) for each in invitations}
    counts = {"": 0, **{stage.value: 0 for stage in Stage}}
    for key in {*statuses, *answers}:
        counts[""] += 1
        counts[_stage(statuses.get(key), answers.get(key))] += 1
    return FunnelSums(counts, len(invitations), sum(1 for each in invitations if each.mails == 0))


def to_remind(lines: Iterable[FunnelLine]) -> list[FunnelLine]:
    """Return those who are invited, have not handed in and have not declined."""
    done = {Stage.SUBMITTED, Stage.DECLINED, Stage.WITHDRAWN}
    return [line for line in lines if line.invitation is not None and line.stage not in done]


def own_invitation(user: User, round_: Round) -> Invitation | None:
    """Return the reader's own municipality's invitation with its answer."""
    if user.scope is None:
        return None
    own = Invitation.objects.visible_to(user).filter(round=round_, municipality_id=user.scope)
    return own.select_related("answer").first()


def answer_of(invitation: Invitation | None) -> InvitationAnswer | None:
    return getattr(invitation, "answer", None)


def first_openings() -> Iterator[tuple[Invitation, datetime]]:
    """Walk the invitations of called rounds that somebody of the municipality has opened, with the first time.

    Read from the access log of the rounds' pages: the only thing that reading writes.
    """
    waiting = Invitation.objects.filter(round__status=RoundStatus.CALLED).exclude(answer__opened_at__isnull=False)
    unopened = {(each.round_id, each.municipality_id): each for each in waiting}
    opened = (
        Access.objects.filter(
            subject_type="municipalities.round",
            subject_id__in={key for key, _place in unopened},
            role__in=MUNICIPALITY_ROLES,
            status=200,
            seen_by=None,
        )
        .order_by()
        .values_list("by", "role", "subject_id")
        .annotate(first=Min("at"))
    )
    found: dict[tuple[int, int], datetime] = {}
    lines = list(opened)
    held = Membership.objects.filter(user__in={user for user, *_rest in lines}).values_list(
        "user", "role", "municipality"
    )
    of: dict[tuple[int, str], set[int]] = {}
    for user, role, municipality in held:
        of.setdefault((user, role), set()).add(municipality)
    for user, role, round_key, first in lines:
        for municipality in of.get((user, role), ()):
            key = (round_key, municipality)
            found[key] = min(first, found.get(key, first))
    yield from ((unopened[key], first) for key, first in found.items() if key in unopened)


def without_sign_in(municipalities: Iterable[Municipality], day: date) -> list[Municipality]:
    """Return those of which no writer and no signer of the date can sign in; three queries."""
    asked = list(municipalities)
    writers = Membership.objects.filter(municipality__in=asked, role__in=(Role.WRITER, Role.SIGNER)).held_on(day)
    held = list(writers.filter(user__is_active=True).select_related("user"))
    ways = ways_in(each.user for each in held)
    reached = {each.municipality_id for each in held if ways[each.user_id].has}
    return [each for each in asked if each.pk not in reached]

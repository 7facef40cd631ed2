"""The invitation list as a funnel: asked, opened, started, how far, handed in, declined."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Min, TextChoices
from django.utils.translation import pgettext_lazy

from alisvest.accounts.models import User
from alisvest.audit.models import Access
from alisvest.core import clock
from alisvest.core.roles import MUNICIPALITY_ROLES
from alisvest.outbox.models import Mail
from alisvest.ui.badges import Badge, badge_for
from municipalities.models import Application, Invitation, InvitationAnswer, Membership, Municipality, Round
from municipalities.queries.application import section_states, with_answers
from municipalities.rules import DONE
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
    """A municipality in the funnel. `complete` of `points` are whole; `edited_at` is when an answer was last saved."""

    municipality: Municipality
    invitation: Invitation | None
    application: Application | None
    answer: InvitationAnswer | None
    complete: int
    points: int
    edited_at: datetime | None
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

    @property
    def percent(self) -> int:
        """How much of the application is complete, in whole per cent of its points, rounded down."""
        return 100 * self.complete // self.points if self.points else 0

    def idle_days(self, today: date) -> int | None:
        """Return the days since an answer was last saved; None where none was, or the application is handed in."""
        if self.edited_at is None or self.stage != Stage.STARTED:
            return None
        return (today - self.edited_at.astimezone(clock.OSLO).date()).days


def funnel(user: User, round_: Round) -> list[FunnelLine]:
    """Return every invited municipality, and those who began uninvited, by name: eight questions however many they are."""
    applications = {
        application.municipality_id: application
        for application in with_answers(Application.objects.visible_to(user).filter(round=round_))
    }
    invitations = {
        invitation.municipality_id: invitation
        for invitation in Invitation.objects.visible_to(user).filter(round=round_).select_related("answer", "round")
    }
    reminded = dict(
        Mail.objects.filter(
            about_type="municipalities.invitation",
            about_id__in=[invitation.pk for invitation in invitations.values()],
            template__in=REMINDERS,
        )
        .values_list("about_id")
        .annotate(Max("queued_at"))
    )
    return [
        _line(place, invitations.get(place.pk), applications.get(place.pk), reminded)
        for place in Municipality.objects.filter(pk__in={*applications, *invitations})
    ]


def _line(
    place: Municipality, invitation: Invitation | None, application: Application | None, reminded: dict[int, datetime]
) -> FunnelLine:
    states = section_states(application) if application else []
    return FunnelLine(
        place,
        invitation,
        application,
        getattr(invitation, "answer", None),
        sum(1 for each in states if each.state in DONE),
        len(states),
        max((each.section.saved_at for each in states if each.section is not None), default=None),
        reminded.get(invitation.pk) if invitation else None,
    )


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

"""What is fixed for a round: criteria, phases, flags, who is asked, and who may hand in late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.db.models import Count, Prefetch, Q, QuerySet

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.ui import formats
from municipalities.models import (
    Anchor,
    Criterion,
    CriterionChange,
    Dispensation,
    Flag,
    InformationMeeting,
    Municipality,
    Participant,
    Phase,
    Question,
    Round,
)
from municipalities.models.question import QuestionQuerySet


def phase_on(round_: Round, moment: datetime) -> Phase | None:
    """Return the phase of the review that the moment's Norwegian date falls in; none between or without phases."""
    day = moment.astimezone(clock.OSLO).date()
    return next((phase for phase in round_.phases.all() if phase.start <= day < phase.end), None)


def dispensed_until(round_: Round, municipality: Municipality | int) -> datetime | None:
    """Return until when (half-open) the municipality may write after the deadline; the latest dispensation counts."""
    key = municipality if isinstance(municipality, int) else municipality.pk
    latest = Dispensation.objects.filter(round=round_, municipality=key).first()
    return latest.until if latest else None


def dispensations_for(user: User, round_: Round) -> list[Dispensation]:
    """Return who may hand in late, latest first."""
    return list(Dispensation.objects.visible_to(user).filter(round=round_).select_related("municipality", "by"))


def invitees_of(round_: Round) -> QuerySet[Municipality]:
    """Return who is to be invited: those on the round's own list, else every municipality of the opening day."""
    there = possible_invitees(round_)
    return there.filter(pk__in=round_.invitees.values("municipality")) if round_.invitees.exists() else there


def possible_invitees(round_: Round) -> QuerySet[Municipality]:
    """Return every municipality of the opening day."""
    return Municipality.objects.valid_on(round_.opens_on)


def uninvited(round_: Round) -> QuerySet[Municipality]:
    """Return the municipalities of the opening day that have no invitation to the round."""
    return possible_invitees(round_).exclude(pk__in=round_.invitations.values("municipality"))


def participating(round_: Round) -> set[int]:
    """Return the keys of the municipalities that are signed up for the round's meetings."""
    return set(Participant.objects.filter(meeting__round=round_).values_list("municipality", flat=True))


@dataclass(frozen=True, slots=True)
class WordedCriterion:
    """A criterion in one language, with its share of the sum in per cent and the sentences of the scale from 4 to 0."""

    criterion: Criterion
    title: str
    description: str
    share: str
    anchors: Sequence[tuple[int, str]]


def criteria_for(user: User, round_: Round) -> QuerySet[Criterion]:
    """Return the round's criteria with their sentences and later changes, as far as the reader may see them."""
    rows = criterion_for(user).filter(round=round_)
    return rows.prefetch_related(Prefetch("changes", CriterionChange.objects.select_related("by")))


def criterion_for(user: User) -> QuerySet[Criterion]:
    """Return criteria with their sentences, the strongest first, as far as the reader may see them."""
    rows = Criterion.objects.visible_to(user).select_related("round")
    return rows.prefetch_related(Prefetch("anchors", Anchor.objects.order_by("-value")))


def worded_criteria(criteria: Sequence[Criterion], language: str) -> list[WordedCriterion]:
    """Word the criteria in a language; shares are rounded to a tenth of a per cent."""
    return _worded([(criterion, list(criterion.anchors.all())) for criterion in criteria], language)


def criteria_in_words(user: User, round_: Round, language: str) -> list[WordedCriterion]:
    """Return the round's criteria in a language, as far as the reader may see them: one question for all of it."""
    seen = Criterion.objects.visible_to(user).filter(round=round_)
    found: dict[Criterion, list[Anchor]] = {}
    for anchor in (
        Anchor.objects.filter(criterion__in=seen).select_related("criterion").order_by("criterion__order", "-value")
    ):
        found.setdefault(anchor.criterion, []).append(anchor)
    return _worded(list(found.items()), language)


def _worded(criteria: Sequence[tuple[Criterion, Sequence[Anchor]]], language: str) -> list[WordedCriterion]:
    whole = sum(criterion.weight for criterion, _anchors in criteria) or 1
    return [
        WordedCriterion(
            criterion,
            criterion.title_in(language),
            criterion.description_in(language),
            formats.number(round(Fraction(100 * criterion.weight, whole), 1)),
            [(anchor.value, anchor.words_in(language)) for anchor in anchors],
        )
        for criterion, anchors in criteria
    ]


def flags_for(user: User) -> QuerySet[Flag]:
    return Flag.objects.visible_to(user).select_related("round")


def phases_for(user: User, round_: Round) -> list[Phase]:
    return list(Phase.objects.visible_to(user).filter(round=round_))


def meetings_for(user: User) -> QuerySet[InformationMeeting]:
    """Return meetings, the first first, with `signed_up` counted."""
    meetings = InformationMeeting.objects.visible_to(user).select_related("round")
    return meetings.annotate(signed_up=Count("participants")).order_by("starts_at", "pk")


def participants_for(user: User) -> QuerySet[Participant]:
    return Participant.objects.visible_to(user).select_related("municipality", "meeting__round")


def questions_for(user: User) -> QuestionQuerySet:
    """Return questions, newest first: staff all of them, a municipality what is answered and its own."""
    return (
        Question.objects.visible_to(user).select_related("round", "municipality", "digest").order_by("-asked_at", "-pk")
    )


def question_counts(user: User, round_: Round) -> dict[str, int]:
    """Return how many of the round's questions that the reader sees are `answered` and `waiting`."""
    waiting = Count("pk", filter=Q(answered_at=None))
    found: dict[str, int] = (
        Question.objects.visible_to(user).filter(round=round_).aggregate(answered=Count("answered_at"), waiting=waiting)
    )
    return found


def unanswered(user: User) -> QuerySet[Question]:
    """Return the questions that nobody has answered yet, oldest first."""
    waiting = Question.objects.visible_to(user).filter(answered_at=None).select_related("round", "municipality")
    return waiting.order_by("asked_at", "pk")

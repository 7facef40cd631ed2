"""What a round is judged by, and what reviewers give."""

from datetime import date
from typing import Any

from alisvest.accounts.models import User
from alisvest.core import clock
from municipalities.actions import save_assessment
from municipalities.models import (
    Anchor,
    Application,
    Assessment,
    Assignment,
    Criterion,
    Flag,
    Others,
    Phase,
    PhaseKind,
    Round,
    Score,
)
from municipalities.queries.assessment import Asked, asked_of, criteria_of
from municipalities.rules.assessment import Points
from municipalities.workflow import AssessmentStatus

POINTS = ("4", "7", "")  # each place's own, the whole application's, and none
WEIGHTS = (3, 2, 1)


def criteria(round_: Round) -> list[Criterion]:
    """Give the round three criteria with their sentences, published: weights 3, 2, 1 at the points 4, 7 and none."""
    made = []
    for order, (point, weight) in enumerate(zip(POINTS, WEIGHTS, strict=True), start=1):
        title = {"4": "Supervision", "7": "Breadth", "": "Whole"}[point]
        each = Criterion.objects.create(
            round=round_, order=order, title_nb=title, title_nn=title, weight=weight, point=point
        )
        for value in range(5):
            words = f"{title} is {value}"
            Anchor.objects.create(criterion=each, value=value, words_nb=words, words_nn=words)
        made.append(each)
    round_.criteria_published_at = clock.now()
    round_.save(update_fields=["criteria_published_at"])
    return made


def flag(round_: Round, key: str = "island") -> Flag:
    return Flag.objects.create(round=round_, key=key, title_nb="Øy", title_nn="Øy")


def phase(round_: Round, kind: PhaseKind, start: date, end: date, others: Others = Others.AFTER_OWN) -> Phase:
    return Phase.objects.create(round=round_, kind=kind, start=start, end=end, others=others)


def assigned(application: Application, *reviewers: User) -> None:
    for each in reviewers:
        Assignment.objects.create(application=application, reviewer=each, assigned_by=each, assigned_at=clock.now())


def assessment(
    application: Application, reviewer: User, *values: int | None, note: str = "", score_note: str = ""
) -> Assessment:
    """Make an assessment without asking the rules: values in the order of what is asked; None leaves one out."""
    asked = asked_of(application, Criterion.objects.filter(round=application.round).order_by("order"))
    given = [*values, *[None] * (len(asked) - len(values))]
    done = None not in given
    made = Assessment.objects.create(
        application=application,
        reviewer=reviewer,
        status=AssessmentStatus.DONE if done else AssessmentStatus.DRAFT,
        note=note,
        version=1,
        saved_at=clock.now(),
        done_at=clock.now() if done else None,
    )
    for each, value in zip(asked, given, strict=True):
        if value is not None:
            Score.objects.create(
                assessment=made, criterion=each.criterion, place=each.place, value=value, note=score_note
            )
    return made


def asked(application: Application) -> list[Asked]:
    """Return what a reviewer is asked, in its order."""
    return asked_of(application, criteria_of(application.round))


def save(application: Application, by: User, *values: int | None, **more: Any) -> Assessment:
    """Save values by the action, in the order of what is asked."""
    scores = {each.key: Points(value) for each, value in zip(asked(application), values, strict=False)}
    return save_assessment(application, scores=scores, by=by, **more)

"""What would lift an application another time: written with the decision, read with it and at the next application."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Avg, Exists, OuterRef, Q

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import STAFF_ROLES
from municipalities.models import (
    Anchor,
    Application,
    Criterion,
    Decision,
    Feedback,
    Recommendation,
    Round,
    Score,
    Succession,
)
from municipalities.queries.municipality import language_on
from municipalities.workflow.assessment import AssessmentStatus


def feedback_lines(application: Application, language: str) -> list[tuple[str, str]]:
    """Return criterion and sentence, in the criteria's order; the caller fetched the application in its own scope."""
    found: Iterable[Feedback] = application.feedback.all()
    if "feedback" not in getattr(application, "_prefetched_objects_cache", {}):
        found = application.feedback.select_related("criterion")
    return [(each.criterion.title_in(language), each.sentence) for each in found]


def feedback_by_criterion(application: Application) -> dict[int, str]:
    """Return what is written so far, by the criterion's key."""
    return dict(Feedback.objects.filter(application=application).values_list("criterion", "sentence"))


def criteria_titles(round_: Round, language: str) -> list[tuple[int, str]]:
    """Return the round's criteria by key with their titles in the language, in their order."""
    return [(each.pk, each.title_in(language)) for each in Criterion.objects.filter(round=round_).order_by("order")]


def reasons_by_criterion(user: User, application: Application) -> list[tuple[str, str]]:
    """Return each criterion with the sentence of the scale that the reviewers' mean comes nearest to; for staff."""
    if user.role not in STAFF_ROLES:
        return []
    language = language_on(application.municipality, clock.today())
    return [(title, words) for title, words in _worded(application, language) if words]


def _worded(application: Application, language: str) -> list[tuple[str, str]]:
    """Word the mean of each criterion by its anchor; half-way goes up. Criteria nobody gave a value are left empty."""
    means = dict(
        Score.objects.filter(assessment__application=application, assessment__status=AssessmentStatus.DONE)
        .values_list("criterion")
        .annotate(mean=Avg("value"))
    )
    anchors = {
        (each.criterion_id, each.value): each.words_in(language)
        for each in Anchor.objects.filter(criterion__round=application.round_id)
    }
    return [
        (each.title_in(language), anchors.get((each.pk, int(means[each.pk] + 0.5)), "") if each.pk in means else "")
        for each in Criterion.objects.filter(round=application.round_id).order_by("order")
    ]


def drafted_reasons(user: User, application: Application, language: str) -> str:
    """Return a draft of the decision's reasons: the recommendation's, then what each criterion came to, in words."""
    proposed = Recommendation.objects.visible_to(user).filter(application=application).first()
    if proposed is None:
        return ""
    lines = [f"- {title}: {words}" for title, words in _worded(application, language) if words]
    return "\n".join([proposed.reasons, *(["", *lines] if lines else [])])


@dataclass(frozen=True, slots=True)
class Earlier:
    """A decision of an earlier round, with the feedback that came with it."""

    decision: Decision
    lines: list[tuple[str, str]]


def earlier_feedback(application: Application, language: str) -> list[Earlier]:
    """Return what was told in earlier rounds, the latest first: to the municipality, or to those it has succeeded.

    Only what was released. The caller fetched the application in its own scope.
    """
    before = Succession.objects.filter(successor=application.municipality_id, on__lte=clock.today())
    own = Q(application__municipality=application.municipality_id) | Q(
        application__municipality__in=before.filter(predecessor__isnull=False).values("predecessor")
    )
    told = list(
        Decision.objects.filter(own, Exists(Feedback.objects.filter(application=OuterRef("application"))))
        .exclude(application=application)
        .select_related("application__round", "application__municipality")
        .order_by("-issued_at")
    )
    if not told:
        return []
    lines: dict[int, list[tuple[str, str]]] = {}
    for each in Feedback.objects.filter(application__decision__in=told).select_related("criterion"):
        lines.setdefault(each.application_id, []).append((each.criterion.title_in(language), each.sentence))
    return [Earlier(decision, lines[decision.application_id]) for decision in told]

"""What a municipality answered in an earlier round, as it may be brought over to the application it writes now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from municipalities.models import COMMON, OF_PLACE, Application, Place, Submission, section_of
from municipalities.queries.application import Fact, section_facts
from municipalities.queries.information import section_from
from municipalities.rules import points_of
from municipalities.rules.reuse import brought


def earlier_submission(application: Application) -> Submission | None:
    """Return the latest submission of the municipality's own in an earlier round; the caller fetched the application."""
    rows = Submission.objects.filter(
        application__municipality=application.municipality_id,
        application__round__opens_on__lt=application.round.opens_on,
    )
    return rows.select_related("application__round").order_by("-application__round__opens_on", "-version").first()


def left_to_bring_over(application: Application) -> Submission | None:
    """Return the earlier submission while it answers a point that nobody has begun here."""
    submission = earlier_submission(application)
    if submission is None:
        return None
    places = {place.pk: place for place in application.places.all()}
    keys = offered(application, submission)
    left = (section_of(application, key, places[pk] if pk else None) is None for key, pk in keys)
    return submission if any(left) else None


def offered(application: Application, submission: Submission) -> dict[tuple[str, int | None], dict[str, Any]]:
    """Return what may be brought over to each point, by key and the place's pk; a place takes from that of its rank."""
    content = submission.snapshot
    of_place = {each["rank"]: each["sections"] for each in content["places"]}
    found: dict[tuple[str, int | None], dict[str, Any]] = {}
    for key, place in points_of(application):
        sections: Mapping[str, Any] = of_place.get(place.rank, {}) if place else content["sections"]
        answers = brought(key, sections.get(key, {}))
        if answers:
            found[key, place.pk if place else None] = answers
    return found


@dataclass(frozen=True, slots=True)
class Offer:
    """A point's answers in an earlier round, as they would stand here."""

    submission: Submission
    facts: Sequence[Fact]


def offer_for(application: Application, key: str, place: Place | None) -> Offer | None:
    """Return what may be brought over to one point, or None; one query."""
    if key not in (OF_PLACE if place else COMMON):
        return None
    submission = earlier_submission(application)
    if submission is None:
        return None
    answers = offered(application, submission).get((key, place.pk if place else None))
    if answers is None:
        return None
    facts = section_facts(*section_from(key, answers, application, place))
    return Offer(submission, [fact for fact in facts if fact.value != "–"])

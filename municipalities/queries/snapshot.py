"""What a resolution is made on: an application's data as it stands, in plain values with a hash."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import translation

from alisvest.accounts.models import User
from municipalities.models import Application, Recommendation, RecommendedPlace, Round, Snapshot
from municipalities.queries.application import application_facts, with_answers
from municipalities.queries.information import basis_of


def hash_of(content: object) -> str:
    """Return the SHA-256 of plain values, whatever order their keys stand in."""
    return hashlib.sha256(json.dumps(content, default=str, sort_keys=True).encode()).hexdigest()


def snapshots_of(round_: Round, applications: Iterable[Application], user: User) -> dict[int, dict[str, Any]]:
    """Return each application's answers, scores and recommendation as they stand now, by its key; in bokmål."""
    keys = [each.pk for each in applications]
    whole = with_answers(Application.objects.visible_to(user).filter(pk__in=keys)).select_related("municipality")
    proposed = {
        each.application_id: each
        for each in Recommendation.objects.filter(application__in=keys).select_related("recommended_by")
    }
    places: dict[int, list[list[Any]]] = {}
    for line in RecommendedPlace.objects.filter(place__application__in=keys).select_related("place"):
        places.setdefault(line.place.application_id, []).append([line.place.rank, line.outcome, line.waiting_rank])
    with translation.override("nb"):
        return {each.pk: _content(each, proposed.get(each.pk), places.get(each.pk, [])) for each in whole}


def _content(
    application: Application, recommendation: Recommendation | None, places: list[list[Any]]
) -> dict[str, Any]:
    return {
        "reference": application.reference,
        "municipality": application.municipality.name,
        "submitted_at": application.submitted_at.isoformat() if application.submitted_at else None,
        "content_sha256": application.content_sha256,
        "information": basis_of(application),
        "answers": [[fact.point, str(fact.label), str(fact.value)] for fact in application_facts(application)],
        "recommendation": {
            "outcome": recommendation.outcome,
            "places": sorted(places),
            "reasons": recommendation.reasons,
            "by": recommendation.recommended_by.name,
            "at": recommendation.recommended_at.isoformat(),
        }
        if recommendation
        else None,
    }


def snapshot_of(user: User, application: Application) -> Snapshot | None:
    """Return what the steering group decided on; the programme's staff alone read it."""
    if not Recommendation.objects.visible_to(user).filter(application=application).exists():
        return None
    return Snapshot.objects.filter(outcome__application=application).select_related("outcome__resolution").first()


def is_whole(snapshot: Snapshot) -> bool:
    """Answer whether the kept data still have the hash they were kept with."""
    return hash_of(snapshot.content) == snapshot.sha256


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """One answer as it was on the day of the resolution, and as it stands."""

    point: str
    label: str
    then: str
    now: str

    @property
    def changed(self) -> bool:
        return self.then != self.now


def then_and_now(snapshot: Snapshot, application: Application) -> list[ThenAndNow]:
    """Set what was decided on beside what stands now; the caller fetched the application with its answers."""
    with translation.override("nb"):
        now = [(fact.point, str(fact.label), str(fact.value)) for fact in application_facts(application)]
    then = [(str(point), str(label), str(value)) for point, label, value in snapshot.content["answers"]]
    if [line[:2] for line in then] != [line[:2] for line in now]:
        stands = {line[:2]: line[2] for line in now}
        return [ThenAndNow(point, label, value, stands.get((point, label), "–")) for point, label, value in then]
    return [ThenAndNow(point, label, was, now[order][2]) for order, (point, label, was) in enumerate(then)]

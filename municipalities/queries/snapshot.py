"""What a resolution is made on: an application's data as it stands, in plain values with a hash."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.roles import STAFF_ROLES
from alisvest.ui import formats
from alisvest.ui.parts import Fact
from municipalities.models import (
    Application,
    ApplicationFlag,
    Criterion,
    Place,
    Recommendation,
    RecommendedPlace,
    Round,
    Snapshot,
)
from municipalities.queries.application import application_facts, with_answers
from municipalities.queries.assessment import criteria_of
from municipalities.queries.information import basis_of
from municipalities.queries.score import Standing, round_standings


def hash_of(content: object) -> str:
    """Return the SHA-256 of plain values, whatever order their keys stand in."""
    return hashlib.sha256(json.dumps(content, default=str, sort_keys=True).encode()).hexdigest()


def snapshots_of(round_: Round, applications: Iterable[Application], user: User) -> dict[int, dict[str, Any]]:
    """Return each application's answers, scores, flags and recommendation as they stand now, by its key; in bokmål."""
    keys = [each.pk for each in applications]
    whole = with_answers(Application.objects.visible_to(user).filter(pk__in=keys)).select_related("municipality")
    proposed = {
        each.application_id: each
        for each in Recommendation.objects.filter(application__in=keys).select_related("recommended_by")
    }
    places: dict[int, list[list[Any]]] = {}
    for line in RecommendedPlace.objects.filter(place__application__in=keys).select_related("place"):
        places.setdefault(line.place.application_id, []).append([line.place.rank, line.outcome, line.waiting_rank])
    criteria = criteria_of(round_)
    scores = round_standings(round_, criteria)
    flags: dict[int, list[list[str]]] = {}
    for flag in ApplicationFlag.objects.filter(application__in=keys).select_related("flag").order_by("flag", "pk"):
        flags.setdefault(flag.application_id, []).append([flag.flag.title_in("nb"), flag.reason])
    ranks = {place.pk: place.rank for place in Place.objects.filter(application__in=keys)}
    with translation.override("nb"):
        return {
            each.pk: _content(each, proposed.get(each.pk), places.get(each.pk, []))
            | {
                "scores": _scores(scores[each.pk], criteria, ranks) if each.pk in scores else None,
                "flags": flags.get(each.pk, []),
            }
            for each in whole
        }


def _scores(standing: Standing, criteria: Iterable[Criterion], ranks: Mapping[int, int]) -> dict[str, Any]:
    """`ranks`: the places' own order in their applications. Sums are kept as they are shown, with two decimals."""
    summary = standing.summary
    lines = []
    for criterion in criteria:
        if (found := summary.by_criterion.get(criterion.pk)) is None:
            continue
        given = [
            [ranks.get(place) if place else None, list(values)]
            for (of, place), values in standing.given.items()
            if of == criterion.pk
        ]
        lines.append(
            {
                "criterion": criterion.title_in("nb"),
                "weight": criterion.weight,
                "mean": str(found.mean),
                "spread": found.spread,
                "given": sorted(given, key=lambda line: line[0] or 0),
            }
        )
    return {
        "total": str(summary.total),
        "rank": standing.rank,
        "of": standing.of,
        "reviewers": summary.reviewers,
        "spread": summary.spread,
        "disagreement": summary.disagreement,
        "criteria": lines,
    }


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
    if user.role not in STAFF_ROLES:
        return None
    return Snapshot.objects.filter(outcome__application=application).select_related("outcome__resolution").first()


@dataclass(frozen=True, slots=True)
class KeptScore:
    """A criterion's line of the kept scores; `given`: the values of each place, in the application's order."""

    criterion: str
    weight: int
    mean: Decimal
    spread: int
    given: str


def kept_scores(snapshot: Snapshot) -> list[KeptScore]:
    """Return the scores that were decided on, criterion by criterion; none where nobody had scored."""
    scores = snapshot.content.get("scores") or {}
    return [
        KeptScore(
            line["criterion"],
            line["weight"],
            Decimal(line["mean"]),
            line["spread"],
            "; ".join(
                (f"{place}: " if place else "") + ", ".join(str(value) for value in values)
                for place, values in line["given"]
            ),
        )
        for line in scores.get("criteria", [])
    ]


def kept_facts(snapshot: Snapshot) -> list[Fact]:
    """Tell in short how the application stood among the others that day: sum, place, disagreement, flags."""
    scores = snapshot.content.get("scores")
    flags = [f"{title} ({reason})" for title, reason in snapshot.content.get("flags", [])]
    facts = [Fact(_("Flags"), ", ".join(flags) or "–")]
    if not scores:
        return [Fact(_("Score"), _("Nobody had finished scoring")), *facts]
    number = formats.number(Decimal(scores["total"]), 2)
    spread = _("%(number)d: for discussion") if scores["disagreement"] else "%(number)d"
    return [
        Fact(_("Score"), _("%(sum)s of 4") % {"sum": number}),
        Fact(_("Place by score"), _("%(place)d of %(all)d") % {"place": scores["rank"], "all": scores["of"]}),
        Fact(_("Reviewers"), str(scores["reviewers"])),
        Fact(_("Largest spread"), spread % {"number": scores["spread"]}),
        *facts,
    ]


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

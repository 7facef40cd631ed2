"""Everything that was answered, as plain data with a hash: what a submission keeps."""

import hashlib
import json
from typing import Any

from alisvest.core.subjects import label_of
from alisvest.documents.models import Attachment
from municipalities.models import (
    COMMON,
    OF_PLACE,
    Application,
    ApplicationPartner,
    CandidateSection,
    EarlierService,
    OfficeSection,
    Place,
    section_of,
)
from municipalities.queries.application import partners_by_share
from municipalities.rules import services_of

Content = dict[str, Any]
"""Everything that was answered, as it is kept with a submission: nothing but what JSON holds."""


def content_of(application: Application) -> Content:
    """Return everything the municipality answered, as plain data in the stored values, not in a language's words."""
    content = {
        "round": application.round.name,
        "municipality": application.municipality.name,
        "places_wanted": application.places_wanted,
        "own_share": application.own_share,
        "partners": [_partner_content(row) for row in partners_by_share(application)],
        "sections": _content(application, COMMON, None),
        "places": [
            {"rank": place.rank, "name": place.name, "sections": _content(application, OF_PLACE, place)}
            for place in application.places.all()
        ],
    }
    plain: Content = json.loads(json.dumps(content, default=str))  # dates as ISO 8601
    return plain


def _partner_content(partner: ApplicationPartner) -> Content:
    words = [
        {"point": row.key, "place": row.place.rank if row.place else None, "text": row.text}
        for row in partner.answers.all()
        if row.text
    ]
    words.sort(key=lambda each: (each["point"], each["place"] or 0))
    return {"municipality": partner.municipality.name, "share": partner.share, "answers": words}


def _content(application: Application, keys: tuple[str, ...], place: Place | None) -> dict[str, Any]:
    content: dict[str, Any] = {}
    for key in keys:
        section = section_of(application, key, place)
        if section is None:
            continue
        answers: dict[str, Any] = {name: getattr(section, name) for name in section.answers}
        if section.not_relevant:
            answers["not_relevant"] = section.not_relevant
        if isinstance(section, OfficeSection):
            answers["doctors"] = list(section.doctors.values("age", "specialty", "is_intern"))
            answers["staff"] = list(section.staff.values("role", "number", "competence"))
        if isinstance(section, CandidateSection) and (rows := services_of(section)):
            answers["services"] = [_service_content(row) for row in rows]
        if section.brought_over is not None:
            answers["brought_over"] = section.brought_over.application.reference
        content[key] = answers
    return content


def _service_content(row: EarlierService) -> dict[str, Any]:
    papers = Attachment.objects.on_row(label_of(row), row.pk).current().order_by("slot", "version")
    return {
        "place_of_work": row.place_of_work,
        "kind": row.kind,
        "percentage": row.percentage,
        "start": row.valid.lower,
        "end": row.valid.upper,
        "papers": list(papers.values_list("document__sha256", flat=True)),
    }


def sha256_of(content: Content) -> str:
    """Return the SHA-256 of the content as canonical JSON: sorted keys, no spaces, UTF-8, dates as ISO 8601."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def content_sha256(application: Application) -> str:
    return sha256_of(content_of(application))

"""What the trail's pages read. The caller has already fetched the row through its own scope."""

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet

from alisvest.audit.models import Access, Event
from alisvest.core import subjects


def history_of(subject: models.Model) -> QuerySet[Event]:
    """Return the row's own events, newest first, with the person who acted. Attempts are left to the history page."""
    return Event.objects.filter(
        subject_type=subject._meta.label_lower, subject_id=subject.pk, refused=False
    ).select_related("by")


def openings_of(subject: models.Model) -> QuerySet[Access]:
    """Return who has opened the row or what belongs to it (a candidate's meetings), newest first."""
    label = subjects.label_of(subject)
    about = Q(subject_type=label, subject_id=subject.pk)
    for part in subjects.parts_of(label):
        rows: Any = apps.get_model(part.label)._base_manager.filter(**{part.path: subject.pk})
        about |= Q(subject_type=part.label, subject_id__in=rows.values("pk"))
    return Access.objects.filter(about, status__lt=400).select_related("by", "seen_by").order_by("-pk")


def latest_event() -> int:
    """Return the number of the trail's latest line: another number means that something was changed since."""
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0

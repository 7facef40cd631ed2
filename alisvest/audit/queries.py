"""A row's history. The caller has already fetched the row through its own scope."""

from django.db import models
from django.db.models import QuerySet

from alisvest.audit.models import Event


def history_of(subject: models.Model) -> QuerySet[Event]:
    """Return the row's events, newest first, with the person who acted."""
    return Event.objects.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk).select_related("by")


def latest_event() -> int:
    """Return the number of the trail's latest line: another number means that something was changed since."""
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0

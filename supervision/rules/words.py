"""Periods inside sentences."""

from django.utils.translation import gettext as _

from alisvest.core.dates import last_day
from alisvest.ui import formats
from supervision.rules.slots import Span


def period_in_words(span: Span) -> str:
    """Return a half-open period as people read it, by its last day; an open one by its first day alone."""
    if span.end is None:
        return _("from %(day)s") % {"day": formats.day(span.start)}
    return formats.period(span.start, last_day(span.end))

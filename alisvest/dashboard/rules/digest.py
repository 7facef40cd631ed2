"""At which moment a digest goes. Pure."""

from datetime import datetime, time, timedelta

from alisvest.core.clock import OSLO
from alisvest.dashboard.workflow import Rhythm

AT = time(7)
MONDAY = 0


def latest_slot(rhythm: Rhythm, now: datetime) -> datetime | None:
    """Return the latest moment at which this rhythm's digest was to go; None where there is no digest.

    What was queued before it is due, also when the worker stood still at that moment.
    """
    if rhythm == Rhythm.AT_ONCE:
        return None
    local = now.astimezone(OSLO)
    day = local.date() if local.time() >= AT else local.date() - timedelta(days=1)
    if rhythm == Rhythm.MONDAYS:
        day -= timedelta(days=(day.weekday() - MONDAY) % 7)
    return datetime.combine(day, AT, tzinfo=OSLO)

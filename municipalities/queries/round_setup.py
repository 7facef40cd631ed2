"""What is fixed for a round: criteria, phases, flags, who is asked, and who may hand in late."""

from datetime import datetime

from alisvest.core import clock
from municipalities.models import Dispensation, Municipality, Phase, Round


def phase_on(round_: Round, moment: datetime) -> Phase | None:
    """Return the phase of the review that the moment's Norwegian date falls in; none between or without phases."""
    day = moment.astimezone(clock.OSLO).date()
    return next((phase for phase in round_.phases.all() if phase.start <= day < phase.end), None)


def dispensed_until(round_: Round, municipality: Municipality | int) -> datetime | None:
    """Return until when (half-open) the municipality may write after the deadline; the latest dispensation counts."""
    key = municipality if isinstance(municipality, int) else municipality.pk
    latest = Dispensation.objects.filter(round=round_, municipality=key).first()
    return latest.until if latest else None

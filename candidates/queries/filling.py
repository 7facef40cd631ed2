"""How far a post is from being filled: the checklist of a post without a doctor."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from alisvest.ui import formats
from alisvest.ui.parts import Step
from candidates.queries.employment import PositionLine
from municipalities.models import AdvertisedPosition, Advertisement, Position
from municipalities.workflow import WITHOUT_DOCTOR


def newest_open(advertisements: Sequence[Advertisement], since: date | None) -> Advertisement | None:
    """Return the latest advertisement of this vacancy: one that was published after the one before left, or is written."""
    return next(
        (each for each in advertisements if each.closed_on is None and not _before(each, since)),
        next((each for each in advertisements if not _before(each, since)), None),
    )


def _before(advertisement: Advertisement, since: date | None) -> bool:
    """Tell whether it is of an earlier vacancy: somebody was hired, and has left again."""
    hired = [line.starts_on for line in advertisement.places.all() if line.starts_on]
    return since is not None and any(start < since for start in hired)


def hired_line(advertisements: Sequence[Advertisement], position: Position) -> AdvertisedPosition | None:
    """Return the latest hiring for the post."""
    lines = [line for each in advertisements for line in each.places.all() if line.position_id == position.pk]
    return next((line for line in lines if line.hired_on), None)


def checklist(
    position: Position, line: PositionLine, advertisements: Sequence[Advertisement], *, today: date
) -> list[Step]:
    """Return the steps from a post without a doctor to the first day of the next one; none while the post is filled."""
    if position.status not in WITHOUT_DOCTOR:
        return []
    since = line.vacant_from if line.last or line.now else None
    advertisement = newest_open(advertisements, since)
    hired = hired_line([advertisement], position) if advertisement else None
    done = [
        (_("The post is described"), any(True for _row in position.facts.all()), _("Size, workplaces, patient list.")),
        (_("The advertisement is written"), advertisement is not None, _("It starts from the programme’s paper.")),
        (
            _("Published"),
            bool(advertisement and advertisement.published_on),
            formats.day(advertisement.published_on)
            if advertisement and advertisement.published_on
            else _("Usually with three weeks’ deadline."),
        ),
        (
            _("The deadline is past"),
            bool(advertisement and advertisement.deadline_on and advertisement.deadline_on < today),
            formats.day(advertisement.deadline_on) if advertisement and advertisement.deadline_on else "",
        ),
        (
            _("The applicants are counted"),
            bool(advertisement and advertisement.applicants is not None),
            _("%(number)s applicants") % {"number": formats.number(advertisement.applicants)}
            if advertisement and advertisement.applicants is not None
            else _("Numbers only, never names."),
        ),
        (
            _("A doctor is hired"),
            hired is not None,
            formats.day(hired.hired_on) if hired and hired.hired_on else "",
        ),
        (_("The doctor is employed here"), False, _("With name and HPR number: then the plan is made.")),
    ]
    return _steps(done)


def _steps(done: Sequence[tuple[str, bool, str]]) -> list[Step]:
    first = next((number for number, (_label, is_done, _note) in enumerate(done) if not is_done), len(done))
    return [
        Step(label, note, "done" if is_done else "now" if number == first else "next")
        for number, (label, is_done, note) in enumerate(done)
    ]

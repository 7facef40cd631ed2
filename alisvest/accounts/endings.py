"""Which of a person's hats end soon: told on the start page, and by reminders 30 and 7 days before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from alisvest.accounts.hats import Held, held_by
from alisvest.accounts.models import User
from alisvest.core.dates import last_day
from alisvest.ui import formats

SOON = 30  # days


@dataclass(frozen=True, slots=True)
class Ending:
    """A hat with its last day. `stays`: the own record may still be read afterwards."""

    hat_key: str
    label: str
    last_day: date
    stays: bool

    @property
    def words(self) -> str:
        """Say what ends, when, and what is left afterwards."""
        said = {"role": self.label, "day": formats.day(self.last_day)}
        if self.stays:
            return _("%(role)s: your access ends after %(day)s. Afterwards you can read what is your own.") % said
        return _("%(role)s: your access ends after %(day)s.") % said


def ending_soon(user: User, day: date, within: int = SOON) -> list[Ending]:
    """Return the person's hats of the day whose last day is at most `within` days away, the first to end first.

    What goes on without a gap does not end: a new membership in the same role, a new post.
    """
    held = held_by([user.pk], day)
    found = [each for each in held if _ends(each, day, within) and not _goes_on(each, held)]
    endings = [Ending(each.hat.key, each.hat.label, last_day(each.bound), each.stays) for each in found if each.bound]
    return sorted(endings, key=lambda each: each.last_day)


def _ends(held: Held, day: date, within: int) -> bool:
    return held.bound is not None and held.is_held(day) and last_day(held.bound) - day <= timedelta(days=within)


def _goes_on(held: Held, others: Iterable[Held]) -> bool:
    return held.bound is not None and any(
        each is not held and each.hat.key == held.hat.key and each.is_held(held.bound) for each in others
    )

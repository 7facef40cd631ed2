"""What is kept of people: the words in which each app's `privacy.py` says it of every field of every model.

A field that nobody has said anything of fails tests/privacy/test_register.py. From this register come the record of
processing, «everything about me», anonymising and timed deletion.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = str | Promise


class Data(models.TextChoices):
    """What a field holds."""

    NONE = "none", _("Nothing about a person")
    IDENTITY = "identity", _("Who the person is")
    CONTACT = "contact", _("How to reach the person")
    EMPLOYMENT = "employment", _("Employment, education and roles")
    ASSESSMENT = "assessment", _("Assessments")
    FREE_TEXT = "free_text", _("Free text")
    MONEY = "money", _("Money")
    TECHNICAL = "technical", _("Technical traces")
    SECRET = "hidden", _("Secrets of sign-in")


class Retention(models.TextChoices):
    """How long a row is kept, by its kind. How many months that is, is dated data (privacy.RetentionRule)."""

    PERMANENT = "permanent", _("As long as the programme is documented")
    PERSON = "person", _("As long as the person has a role, and a time after")
    ACCOUNTING = "accounting", _("As vouchers are kept")
    MINUTES = "minutes", _("The text of minutes: shorter than money")
    MAIL = "mail", _("The text of a sent mail")
    OPENINGS = "openings", _("The log of who opened what")
    ITSELF = "itself", pgettext_lazy("retention", "Ends by itself")


class Who(models.TextChoices):
    """A person is known as one or more of these; a path leads to one of them."""

    USER = "accounts.user", _("Person who signs in")
    CANDIDATE = "candidates.candidate", _("Candidate")
    SUPERVISOR = "supervision.supervisor", _("Supervisor")


@dataclass(frozen=True, slots=True)
class Path:
    """How a row leads to the person it is about: a look-up of its model ("plan__candidate"), or "pk" where it is them.

    `erases`: anonymising that person blanks the row's texts; False where they are another's too.
    """

    who: Who
    lookup: str
    erases: bool = True


PSEUDONYM = "P-[0-9A-F]{8}"
"""What an anonymised person is called from then on, as a regular expression without its ends."""

Blank = Callable[[str, models.Model], object]
"""What stands in a field after anonymising, from the person's pseudonym and the row."""


def stand_in(pseudonym: str, _row: models.Model) -> str:
    """Put the pseudonym itself where the field must hold something, and no other row may hold the same."""
    return pseudonym


@dataclass(frozen=True, slots=True)
class Kept:
    """What one model keeps.

    `fields`: each concrete field's class; foreign keys, keys and generated columns need none. `about`: the paths to the
    person whose data the row is. `did`: fields that only say who acted. `blank`: what stands in a field after
    anonymising, where it is not simply empty. `hung`: the row hangs on another by subject_type and subject_id (or the
    names given), and is about whom that one is about. `untold`: fields left out of «everything about me», since they may
    tell of others. `goes`: anonymising deletes the row.
    """

    words: Words
    fields: Mapping[str, Data] = field(default_factory=dict)
    about: tuple[Path, ...] = ()
    did: frozenset[str] = frozenset()
    retention: Retention = Retention.PERMANENT
    blank: Mapping[str, Blank] = field(default_factory=dict)
    hung: tuple[str, str] | None = None
    untold: frozenset[str] = frozenset()
    goes: bool = False

    @property
    def personal(self) -> bool:
        """Whether the model keeps anything about people."""
        return bool(self.about or self.did or self.hung or set(self.fields.values()) & PERSONAL)

    def of(self, *classes: Data) -> list[str]:
        """Name the fields of these classes."""
        return [name for name, kept in self.fields.items() if kept in classes]


PERSONAL = frozenset(Data) - {Data.NONE, Data.TECHNICAL}
BLANKED = (Data.IDENTITY, Data.CONTACT, Data.FREE_TEXT)
"""Classes that anonymising empties: the rest, without them, points to nobody."""


def sorted_as(**classes: str) -> dict[str, Data]:
    """Give fields their classes by the class: identity="name hpr_number", none="status"."""
    return {name: Data(kept) for kept, names in classes.items() for name in names.split()}

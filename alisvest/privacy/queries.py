"""What the pages about privacy read."""

from collections.abc import Iterator
from dataclasses import dataclass

from alisvest.accounts.models import User
from alisvest.core.privacy import PERSONAL, Data, Kept, Retention, Who
from alisvest.privacy.export import Section, sections_of
from alisvest.privacy.persons import person_of_user
from alisvest.privacy.register import everything


@dataclass(frozen=True, slots=True)
class Line:
    """A table of the record of processing."""

    words: str
    classes: str
    about: str
    retention: str


def record_of_processing() -> Iterator[Line]:
    """Walk what is kept about people, in words; tables without anything about people are left out."""
    for _model, kept in everything():
        if kept.personal:
            yield Line(str(kept.words), _classes(kept), _about(kept), str(Retention(kept.retention).label))


def _classes(kept: Kept) -> str:
    found = [data for data in Data if data in PERSONAL | {Data.TECHNICAL} and data in kept.fields.values()]
    return ", ".join(str(data.label) for data in found)


def _about(kept: Kept) -> str:
    who = {path.who for path in kept.about} | ({Who.USER} if kept.did else set())
    return ", ".join(str(each.label) for each in Who if each in who)


def about_me(user: User) -> list[Section]:
    """Return what is kept about the reader, by table."""
    return list(sections_of(person_of_user(user)))

"""Earlier service of the doctor who is to have a place: for the pages of point 9 and for the plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.documents.queries import Shelf, shelves_of
from alisvest.ui import formats
from municipalities.models import CandidateSection, EarlierService, Section
from municipalities.models.choices import CandidateKind
from municipalities.queries.application import Answers, service_words
from municipalities.queries.conflict import open_services
from municipalities.rules import full_time_months, services_of
from municipalities.rules.service import overlapping


def services_for(user: User) -> QuerySet[EarlierService]:
    """Return the rows that the reader sees, of applications that are open to them."""
    rows = EarlierService.objects.visible_to(user)
    return open_services(user, rows).select_related(
        "place__application__round", "place__application__municipality", "saved_by"
    )


@dataclass(frozen=True, slots=True)
class Services:
    """The table of earlier service at point 9: each row with its files, and what they come to, in words."""

    rows: Sequence[tuple[EarlierService, Shelf]]
    total: str
    remarks: list[str]


def overlap_words(rows: Iterable[EarlierService]) -> list[str]:
    """Name the pairs of rows that overlap: a date or a percentage is perhaps wrong."""
    return [
        _(
            "These two rows overlap and are more than a whole post: «%(one)s» and «%(other)s». Check the dates and the percentages."
        )
        % {"one": service_words(one), "other": service_words(other)}
        for one, other in overlapping(rows)
    ]


def overlaps_at(answers: Iterable[Answers]) -> list[str]:
    """Return the same of every place in an application; no query where the answers are fetched."""
    sections = [each.section for each in answers if isinstance(each.section, CandidateSection)]
    return [words for section in sections for words in overlap_words(services_of(section))]


def services_at(user: User, section: Section | None) -> Services | None:
    """Return the table, or None where it has no place: another point, or a new doctor without rows."""
    if not isinstance(section, CandidateSection):
        return None
    rows = services_of(section)
    if not rows and section.candidate_kind != CandidateKind.EMPLOYED:
        return None
    shelves = shelves_of(rows, user)
    months = formats.number(full_time_months(rows), 1)
    total = _("%(months)s full-time months") % {"months": months} if rows else ""
    return Services([(row, shelves[row.pk]) for row in rows], total, overlap_words(rows))

"""The review's list, a page at a time: what is found and counted is found and counted in the database."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from alisvest.accounts.models import User
from municipalities.models import (
    Application,
    ApplicationPartner,
    Assessment,
    Assignment,
    ConflictDeclaration,
    Membership,
    Municipality,
    Round,
)
from municipalities.queries.assessment import Progress
from municipalities.queries.conflict import open_applications
from municipalities.queries.review import applications_in_review
from municipalities.workflow import REVIEWABLE, AssessmentStatus


@dataclass(frozen=True, slots=True)
class Counted:
    """Rows whose number is known already, so that turning pages does not ask for it again."""

    rows: QuerySet[Application]
    number: int
    ordered: bool = True

    def count(self) -> int:
        return self.number

    def __len__(self) -> int:
        return self.number

    def __getitem__(self, cut: slice) -> QuerySet[Application]:
        return self.rows[cut]


@dataclass(frozen=True, slots=True)
class Found:
    """What fits the filter: `rows` in the order asked for, `counts` by status ("" is all), and every county there is."""

    rows: Counted
    counts: dict[str, int]
    counties: list[str]


def find(user: User, round_: Round, order: str, *, words: str, county: str, status: str) -> Found:
    """Find a round's applications for a page of the list. One query here, and one when the page is cut out."""
    every = applications_in_review(user).filter(round=round_)
    fits = Q(municipality__name__icontains=words)
    if county:
        fits &= Q(county=county)
    counts: dict[str, int] = defaultdict(int)
    counties: set[str] = set()
    groups = every.order_by().annotate(fits=fits).values_list("status", "county", "fits").annotate(number=Count("pk"))
    for group, where, fit, number in groups:
        counties.update({where} if where else ())
        if fit:
            counts[group] += number
            counts[""] += number
    rows = _with_reading(user, round_, every.filter(fits)).order_by(order, "municipality__name_sort", "pk")
    if status:
        rows = rows.filter(status=status)
    return Found(Counted(rows, counts[status]), dict(counts), sorted(counties))


@dataclass(frozen=True, slots=True)
class OwnPart:
    """The reader's own part in a round: how far they are, and the key of what to read next, None without any."""

    progress: Progress
    following: int | None


def own_part(user: User, round_: Round) -> OwnPart:
    """Return how far the reader has come; the least read of all is next. One query; what is closed does not count."""
    asked = Assignment.objects.filter(application=OuterRef("pk"), reviewer=user)
    mine = Assessment.objects.filter(application=OuterRef("pk"), reviewer=user)
    rows = (
        open_applications(user, Application.objects.visible_to(user).filter(round=round_))
        .filter(Exists(asked) | Exists(mine))
        .annotate(
            read=Count("assessments", filter=Q(assessments__status=AssessmentStatus.DONE)),
            finished=Exists(mine.filter(status=AssessmentStatus.DONE)),
        )
        .order_by("municipality__name_sort", "pk")
        .values_list("pk", "status", "submitted_at", "read", "finished")
    )
    done = whole = 0
    following: tuple[int, int] | None = None
    for pk, status, submitted_at, read, finished in rows:
        whole += 1
        done += finished
        waits = not finished and status in REVIEWABLE and submitted_at is not None
        if waits and (following is None or read < following[0]):
            following = (read, pk)
    return OwnPart(Progress(done, whole), following[1] if following else None)


def must_declare(user: User, round_: Round) -> bool:
    """Whether something under review waits for the reader's declaration; one query."""
    cases = Application.objects.visible_to(user).handed_in().filter(round=round_, status__in=list(REVIEWABLE))
    partners = ApplicationPartner.objects.filter(application__in=cases.values("pk"))
    said = ConflictDeclaration.objects.filter(user=user, round=round_).values("municipality")
    member = Membership.objects.filter(user=user).values("municipality")
    behind = Municipality.objects.filter(
        Q(pk__in=cases.values("municipality")) | Q(pk__in=partners.values("municipality"))
    )
    return behind.exclude(Q(pk__in=said) | Q(pk__in=member)).exists()


def _with_reading(user: User, round_: Round, rows: QuerySet[Application]) -> QuerySet[Application]:
    """Say of each row how it stands to the reader: `opened`, `unfit`, and how far it has been read, by whom."""
    here = {"application": OuterRef("pk")}
    asked = Assignment.objects.filter(application=OuterRef("application"), reviewer=OuterRef("reviewer"))
    mine = Assessment.objects.filter(**here, reviewer=user)
    partners = ApplicationPartner.objects.filter(application=OuterRef(OuterRef("pk"))).values("municipality")
    behind = Q(municipality=OuterRef("municipality")) | Q(municipality__in=partners)
    latest = ConflictDeclaration.objects.filter(user=user, round=round_).in_force().values("pk")
    return rows.annotate(
        opened=Q(pk__in=open_applications(user, Application.objects.filter(round=round_)).values("pk")),
        unfit=Exists(Membership.objects.filter(behind, user=user))
        | Exists(ConflictDeclaration.objects.filter(behind, user=user, round=round_, fit=False, pk__in=latest)),
        asked=_number(Assignment.objects.filter(**here))
        + _number(Assessment.objects.filter(**here).exclude(Exists(asked))),
        read=_number(Assessment.objects.filter(**here, status=AssessmentStatus.DONE)),
        mine=Subquery(mine.values("status")[:1]),
        assigned=Exists(Assignment.objects.filter(**here, reviewer=user)) | Exists(mine),
    )


def _number(rows: QuerySet[Any]) -> Any:
    """Count rows of an application inside a query for applications."""
    return Coalesce(Subquery(rows.order_by().values("application").annotate(n=Count("pk")).values("n")), 0)

"""The register of supervisors, whom each follows, and when each has a free place."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db.models import Case, Prefetch, Q, QuerySet, Value, When

from alisvest.accounts.hats import Held
from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Hat, Role
from candidates.models import Candidate
from municipalities.models import Municipality
from supervision.models import Assignment, Supervisor
from supervision.rules.assignments import span_of
from supervision.rules.slots import Segment, Span, segments


def supervisors_for(user: User) -> QuerySet[Supervisor]:
    """Return the supervisors the reader sees, each with municipality, and with assignments and their candidates."""
    assignments = Assignment.objects.select_related("candidate")
    return (
        Supervisor.objects.visible_to(user)
        .select_related("municipality", "user")
        .prefetch_related(Prefetch("assignments", queryset=assignments))
    )


def search(supervisors: QuerySet[Supervisor], words: str) -> QuerySet[Supervisor]:
    """Keep those whose name, workplace, municipality or HPR number holds the words."""
    return supervisors.filter(
        Q(name__icontains=words)
        | Q(workplace__icontains=words)
        | Q(municipality__name__icontains=words)
        | Q(hpr_number=words)
    )


def places_of(supervisor: Supervisor, *, start: date) -> list[Segment]:
    """Return how many places the supervisor has taken and free, from a date on, cut where the number changes."""
    spans = [span_of(assignment) for assignment in supervisor.assignments.all()]
    return segments(spans, within=Span(start, None))


def free_from(places: Iterable[Segment]) -> date | None:
    """Return the first date with a free place, or None where there is none."""
    return next((segment.span.start for segment in places if segment.free), None)


def assignments_for(user: User) -> QuerySet[Assignment]:
    return Assignment.objects.visible_to(user).select_related("supervisor", "candidate")


def assignments_of(user: User, candidate: Candidate) -> QuerySet[Assignment]:
    """Return who has followed the candidate, the latest first, as far as the reader may know."""
    return assignments_for(user).filter(candidate=candidate).order_by("-valid")


def candidates_for(user: User) -> QuerySet[Candidate]:
    return Candidate.objects.visible_to(user)


def candidates_to_record(user: User) -> QuerySet[Candidate]:
    """Return the candidates a supervisor has or had, those followed today first; none for anyone else.

    Also those given over to another: whoever was the supervisor of the day records the meeting.
    """
    own = _own(user)
    now = own.filter(valid__contains=clock.today())
    order = Case(When(pk__in=now.values("candidate"), then=Value(0)), default=Value(1))
    return Candidate.objects.filter(pk__in=own.values("candidate")).order_by(order, "name_sort", "pk")


def recordable(user: User) -> QuerySet[Candidate]:
    """Return the candidates about whom the recorder gets an answer: those they see, and those they once followed."""
    seen = Candidate.objects.visible_to(user)
    return Candidate.objects.filter(Q(pk__in=seen.values("pk")) | Q(pk__in=_own(user).values("candidate")))


def followed_now(user: User) -> QuerySet[Candidate]:
    """Return the candidates that a supervisor follows today; none for anyone else."""
    now = _own(user).filter(valid__contains=clock.today())
    return Candidate.objects.visible_to(user).filter(pk__in=now.values("candidate")).order_by("name_sort", "pk")


def _own(user: User) -> QuerySet[Assignment]:
    if user.role != Role.SUPERVISOR:
        return Assignment.objects.none()
    return Assignment.objects.filter(supervisor=user.scope)


def hats_held(users: Collection[int], day: date) -> Iterator[Held]:
    """Give the hats of people entered as supervisors: from the registration on, after the last assignment to read.

    Two queries.
    """
    supervisors = Supervisor.objects.filter(user__in=users).select_related("municipality")
    for supervisor in supervisors.prefetch_related("assignments"):
        ends = [each.valid.upper for each in supervisor.assignments.all()]
        bound = max(ends) if ends and None not in ends else None
        hat = Hat(Role.SUPERVISOR, supervisor.pk, str(Role.SUPERVISOR.label), place=supervisor.municipality.name)
        yield Held(supervisor.user_id or 0, hat, None, bound, stays=True)


def is_on(assignment: Assignment, day: date) -> bool:
    span = span_of(assignment)
    return span.start <= day < span.bound


def may_end(assignment: Assignment, today: date) -> bool:
    """Tell whether the assignment still runs, or has yet to begin: then its last day may be set."""
    return span_of(assignment).bound > today


def municipalities_for(user: User) -> QuerySet[Municipality]:
    """Return the municipalities that exist today."""
    return Municipality.objects.visible_to(user).valid_on(clock.today())

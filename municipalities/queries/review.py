"""The review: a round's applications as the programme's staff weigh them, beside each other and one by one."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.audit.models import Event
from alisvest.audit.queries import history_of
from alisvest.audit.words import words_of
from alisvest.core.roles import Role
from alisvest.core.rules import Refusal
from alisvest.programme.models import NormKind, RateKind
from alisvest.programme.queries import NotDecidedError, norm_by_month, rate_on
from alisvest.ui import formats
from alisvest.ui.parts import CompareCell, CompareRow, Comparison, FeedItem, Link, compare
from municipalities.models import Application, MunicipalityVersion, Outcome, Round
from municipalities.queries.application import Fact, application_facts, key_words, section_states, with_answers
from municipalities.queries.conflict import open_applications
from municipalities.queries.decision import refuse_deciding
from municipalities.queries.joint import partner_lines, unsigned
from municipalities.rules import DONE, refuse_recommending
from municipalities.workflow import REVIEWABLE, ApplicationStatus

S = ApplicationStatus
STAGE = Case(*(When(status=status, then=Value(order)) for order, status in enumerate(S)), output_field=IntegerField())


def applications_in_review(user: User) -> QuerySet[Application]:
    """Return what is handed in, with what was recommended, resolved and decided; `county` on the deadline's day."""
    return _weighed(Application.objects.visible_to(user).handed_in())


def _weighed(applications: QuerySet[Application]) -> QuerySet[Application]:
    version = MunicipalityVersion.objects.filter(
        municipality=OuterRef("municipality"), valid__contains=OuterRef("round__deadline_on")
    )
    return applications.select_related(
        "round", "municipality", "recommendation", "resolved_outcome", "decision"
    ).annotate(county=Subquery(version.values("county")[:1]), stage=STAGE)


def rounds_in_review(user: User) -> list[Round]:
    """Return the rounds that have applications handed in, the newest first, each with its resolution if recorded."""
    handed_in = Application.objects.visible_to(user).handed_in()
    return list(Round.objects.visible_to(user).filter(pk__in=handed_in.values("round")).select_related("resolution"))


def to_assess(user: User) -> int:
    """Count the applications that wait for the reader's assessment: the project leader's work alone."""
    if user.role != Role.PROJECT_LEADER:
        return 0
    return Application.objects.visible_to(user).filter(status=S.SUBMITTED).count()


def cap_on(day: date) -> int | None:
    """Return the refund cap of a post, øre a year; None where the programme has not decided it."""
    try:
        return rate_on(RateKind.CAP, day)
    except NotDecidedError:
        return None


@dataclass(frozen=True, slots=True)
class Sums:
    """A round's applications in numbers; posts, except where the name says otherwise."""

    applications: int
    to_assess: int
    decided: int
    wanted: int
    recommended: int
    resolved: int
    resolutions: int

    @property
    def assessed(self) -> int:
        return self.applications - self.to_assess


def sums_of(user: User, round_: Round) -> Sums:
    """Add up a round in the database; one query."""
    handed_in = Application.objects.visible_to(user).handed_in().filter(round=round_)
    sums = handed_in.aggregate(
        applications=Count("pk"),
        to_assess=Count("pk", filter=Q(status=S.SUBMITTED)),
        decided=Count("pk", filter=~Q(status__in=list(REVIEWABLE))),
        wanted=Coalesce(Sum("places_wanted"), 0),
        recommended=Coalesce(Sum("recommendation__places"), 0),
        resolved=Coalesce(Sum("resolved_outcome__places"), 0),
        resolutions=Count("resolved_outcome"),
    )
    return Sums(**sums)


def refuse_reviewing(application: Application, user: User, day: date) -> Refusal | None:
    """Say why the reader may not recommend this application on that day, before anything is typed; None: they may."""
    resolved = getattr(application, "resolved_outcome", None) is not None
    refusal = refuse_recommending(application, resolved=resolved, by=user)
    return refusal or refuse_deciding(user, application, day)


def neighbours(user: User, application: Application) -> tuple[Application | None, Application | None]:
    """Return the previous and the next application of the round by the municipality's name; what is closed is passed by."""
    rows = open_applications(user, Application.objects.visible_to(user).handed_in().filter(round=application.round_id))
    others = list(rows.select_related("municipality").order_by("municipality__name_sort", "pk"))
    at = next((index for index, each in enumerate(others) if each.pk == application.pk), None)
    if at is None:
        return None, None
    return (others[at - 1] if at else None, others[at + 1] if at + 1 < len(others) else None)


def next_to_recommend(user: User, application: Application) -> Application | None:
    """Return the application of the round, after this one by name, that has no recommendation; the first again after the last."""
    waiting = Application.objects.visible_to(user).filter(round=application.round_id, status=S.SUBMITTED)
    rows = open_applications(user, waiting).exclude(pk=application.pk).select_related("municipality")
    here = (application.municipality.name_sort, application.pk)
    return min(
        rows,
        key=lambda each: ((each.municipality.name_sort, each.pk) < here, each.municipality.name_sort, each.pk),
        default=None,
    )


def signature_checks(application: Application) -> list[tuple[str, str]]:
    """Return what the partners' signatures tell as (tone, sentence); nothing where no other municipality takes part."""
    lines = partner_lines(application)
    if not lines:
        return []
    missing = unsigned(lines)
    if missing:
        words = _(
            "Signatures are missing from: %(names)s. A shared post cannot be granted before every partner has signed."
        )
        return [("warning", words % {"names": ", ".join(missing)})]
    return [("success", _("Every partner has signed: %(key)s.") % {"key": key_words(application)})]


def review_checks(application: Application, day: date) -> list[tuple[str, str]]:
    """Return what the answers themselves tell, as (tone, sentence): first what is missing or does not meet a demand."""
    missing = [
        f"{each.point}. {each.title}{f' ({each.place})' if each.place else ''}: "
        f"{', '.join(each.missing) or _('nothing is answered')}"
        for each in section_states(application)
        if each.state not in DONE
    ]
    checks = signature_checks(application)
    checks += [("warning", _("Missing answers: %(points)s") % {"points": line}) for line in missing]
    supervisors = [getattr(place, "supervisorsection", None) for place in application.places.all()]
    for supervisor in supervisors:
        if supervisor is not None and supervisor.is_specialist is False:
            checks.append(("warning", _("The local supervisor is not a specialist in general practice.")))
        checks += _hours_check(supervisor, day)
    days = [getattr(place, "dailysupervisionsection", None) for place in application.places.all()]
    if any(daily is not None and daily.every_day is False for daily in days):
        checks.append(("warning", _("No supervising colleague is present every working day.")))
    if not missing:
        checks.append(("success", _("All points are answered.")))
    if all(supervisor is not None and supervisor.is_specialist for supervisor in supervisors):
        checks.append(("success", _("The local supervisor is a specialist in general practice.")))
    return checks


def _hours_check(supervisor: Any, day: date) -> list[tuple[str, str]]:
    """Compare the structured supervision offered with the programme's norm of the day, where there is one."""
    norm = norm_by_month(NormKind.SUPERVISION_MINUTES, day.year).get(day.replace(day=1))
    if supervisor is None or supervisor.hours_per_month is None or norm is None:
        return []
    offered = int(supervisor.hours_per_month * 60)
    if offered >= norm:
        return []
    words = {"offered": formats.hours(offered), "norm": formats.hours(norm)}
    return [("warning", _("Structured supervision is %(offered)s a month; the programme asks for %(norm)s.") % words)]


def application_history(application: Application, *, latest: int = 10) -> list[FeedItem]:
    """Return the latest of what happened, newest first; the caller fetched the application in its own scope."""
    events = history_of(application).exclude(verb="municipalities.section_saved")[:latest]
    return [
        FeedItem(
            event.by.name if event.by else _("The system"),
            words_of(event.verb),
            formats.day(event.on),
            _told(event),
        )
        for event in events
    ]


def _told(event: Event) -> str:
    """Word a recommendation's change: what it was before, if anything, and what it became."""
    before, after = event.changes.get("outcome", [None, None]) if event.verb.endswith("_recommended") else (None, None)
    words = {outcome.value: str(outcome.label) for outcome in Outcome}
    return " → ".join(words[each] for each in (before, after) if each in words)


def with_whole_answers(user: User) -> QuerySet[Application]:
    """Return applications handed in with every answer, for the review's own pages."""
    return _weighed(with_answers(Application.objects.visible_to(user).handed_in())).select_related(
        "recommendation__recommended_by", "resolved_outcome__resolution", "decision__issued_by"
    )


def side_by_side(applications: list[Application], hrefs: list[str], *, only_differences: bool) -> Comparison:
    """Set the applications' numbers and choices beside each other, a row for each point."""
    facts = [application_facts(each) for each in applications]
    rows = [_row(list(line)) for line in zip(*facts, strict=True)]
    if only_differences:
        rows = [row for row in rows if row.note]
    columns = [Link(each.municipality.name, href) for each, href in zip(applications, hrefs, strict=True)]
    return Comparison(_("Applications side by side"), columns, rows)


def _row(facts: list[Fact]) -> CompareRow:
    label, values = f"{facts[0].point}. {facts[0].label}", [fact.value for fact in facts]
    note = _("Different") if len(set(values)) > 1 else ""
    numbers = [int(value) if value.isdecimal() else None for value in values]
    if any(n is not None for n in numbers) and all(v.isdecimal() or v == "–" for v in values):
        return CompareRow(label, compare(label, numbers, formats.number).cells, note)
    return CompareRow(label, [CompareCell(value) for value in values], note)

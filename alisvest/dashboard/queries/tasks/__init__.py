"""My tasks: for the hat that is worn, what waits, by when, why me, and the page where it is done.

A source is a function of the reader; which sources a role has stands in SOURCES. Each costs as many queries for sixty
things as for one. The reminders are counted from the same tasks, so that nobody is reminded of what the list lacks.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.cache import caches
from django.db.models import Exists, QuerySet
from django.urls import reverse
from django.utils.translation import get_language

from alisvest.accounts import hats
from alisvest.accounts.models import User
from alisvest.audit.queries import latest_event
from alisvest.core import clock
from alisvest.core.roles import Hat, Role
from alisvest.dashboard.queries.ladder import FRESH, Ladder, ladder_on
from alisvest.dashboard.queries.tasks.agreement import (
    agreement_tasks,
    drafts_to_make,
    places_to_agree,
    promises_overdue,
    promises_to_tell,
)
from alisvest.dashboard.queries.tasks.changes import amendments_to_approve, waiting_amendments
from alisvest.dashboard.queries.tasks.decision import (
    approvals_to_give,
    complaints_to_answer,
    offers_to_answer,
    open_complaints,
    waiting_approvals,
)
from alisvest.dashboard.queries.tasks.information import (
    answers_to_read,
    information_to_answer,
    information_to_settle,
    open_requests,
    silent_requests,
    unread_answers,
)
from alisvest.dashboard.queries.tasks.institution import (
    exchanges_to_answer,
    institutions_to_confirm,
    open_exchanges,
    stays_to_record,
)
from alisvest.dashboard.queries.tasks.mail import address_tasks, mail_tasks
from alisvest.dashboard.queries.tasks.municipality import (
    application_tasks,
    claim_tasks,
    egenandel_tasks,
    fill_task,
    pay_task,
    vacant_tasks,
)
from alisvest.dashboard.queries.tasks.papers import access_tasks, missing_papers, papers_to_look_at
from alisvest.dashboard.queries.tasks.programme import (
    charge_tasks,
    clerical_tasks,
    draft_plans,
    leader_tasks,
    plan_tasks,
    plans_to_make,
    question_tasks,
)
from alisvest.dashboard.queries.tasks.reader import Reader
from alisvest.dashboard.queries.tasks.review import reading_tasks
from alisvest.dashboard.queries.tasks.supervision import hold_task, meetings_to_agree, meetings_to_hold
from alisvest.dashboard.rules.tasks import Task, in_order, merged
from alisvest.dashboard.workflow import TaskKind
from alisvest.documents.queries import asked_about
from candidates.queries import filled_positions
from candidates.queries.institution import planned_unconfirmed
from candidates.queries.plan import employed_without_plan
from candidates.queries.regular_post import begun_offers
from finance.queries import egenandel
from municipalities.queries import agreement, delivery, left_to_read, unanswered
from supervision.queries.due import recent_months_missing

__all__ = [
    "OtherHat",
    "Task",
    "Waiting",
    "count_for_menu",
    "kept_counts",
    "other_hats",
    "others_overdue",
    "person_again",
    "tasks_of",
]

Source = Callable[[Reader], Iterator[Task]]

SOURCES: Mapping[Role, tuple[Source, ...]] = {
    Role.PROJECT_LEADER: (
        reading_tasks,
        question_tasks,
        leader_tasks,
        approvals_to_give,
        complaints_to_answer,
        answers_to_read,
        information_to_settle,
        plan_tasks,
        mail_tasks,
        address_tasks,
        papers_to_look_at,
        agreement_tasks,
        drafts_to_make,
        places_to_agree,
        promises_overdue,
        institutions_to_confirm,
        stays_to_record,
        amendments_to_approve,
    ),
    Role.ADMINISTRATOR: (
        reading_tasks,
        approvals_to_give,
        answers_to_read,
        clerical_tasks,
        charge_tasks,
        mail_tasks,
        address_tasks,
        papers_to_look_at,
    ),
    Role.SUPERVISOR: (meetings_to_hold, missing_papers),
    Role.CANDIDATE: (promises_to_tell, meetings_to_agree, plan_tasks, plans_to_make, missing_papers),
    Role.WRITER: (
        application_tasks,
        information_to_answer,
        agreement_tasks,
        claim_tasks,
        vacant_tasks,
        plans_to_make,
        institutions_to_confirm,
        missing_papers,
        access_tasks,
    ),
    Role.SIGNER: (
        application_tasks,
        information_to_answer,
        offers_to_answer,
        exchanges_to_answer,
        agreement_tasks,
        claim_tasks,
        vacant_tasks,
        plans_to_make,
        institutions_to_confirm,
        missing_papers,
        access_tasks,
    ),
    Role.FINANCE: (claim_tasks, egenandel_tasks, missing_papers, access_tasks),
    Role.MANAGER: (access_tasks, address_tasks),
    Role.READER: (access_tasks,),
    Role.STEERING: (access_tasks,),
}


# The rows without which a source has nothing to tell. What is seldom there is asked after in one query for them all.
ROWS: Mapping[Source, Callable[[Reader], QuerySet[Any]]] = {
    reading_tasks: lambda reader: left_to_read(reader.user),
    question_tasks: lambda reader: unanswered(reader.user),
    approvals_to_give: waiting_approvals,
    complaints_to_answer: open_complaints,
    answers_to_read: unread_answers,
    information_to_answer: open_requests,
    information_to_settle: silent_requests,
    plan_tasks: draft_plans,
    plans_to_make: lambda reader: employed_without_plan(reader.user, reader.today),
    papers_to_look_at: lambda reader: asked_about(reader.user),
    agreement_tasks: lambda reader: agreement.waiting_for(reader.user),
    drafts_to_make: lambda reader: agreement.without_agreement(reader.user),
    places_to_agree: lambda reader: agreement.lacking_places(reader.user),
    promises_to_tell: lambda reader: delivery.waiting_checks(reader.user),
    promises_overdue: lambda reader: delivery.waiting_checks(reader.user),
    institutions_to_confirm: lambda reader: planned_unconfirmed(reader.user, reader.today, ahead=False),
    exchanges_to_answer: open_exchanges,
    amendments_to_approve: waiting_amendments,
    stays_to_record: lambda reader: begun_offers(reader.user, reader.today),
}
# What the worker does to mails leaves no line on the trail.
UNTOLD = frozenset({mail_tasks, address_tasks})


def tasks_of(user: User, today: date, ladder: Ladder | None = None, *, kept: bool = False) -> list[Task]:
    """Return what waits for the hat that the person wears, the most pressing first, and what is on hold as such.

    `kept`: what was found since the trail's last line may be shown again. Every verb leaves its line with what it
    writes, so a page is true right after it; mails are asked after each time.
    """
    sources = SOURCES.get(user.role, ()) if user.role else ()
    if not sources:
        return []
    ladder = ladder or ladder_on(today)
    reader = Reader(user, today, ladder.terms)
    told = [each for each in sources if each not in UNTOLD]
    found = _kept(reader, told, ladder) if kept else _walked(reader, told)
    found = merged([*found, *_walked(reader, [each for each in sources if each in UNTOLD])])
    return in_order((ladder.today(task, today) for task in found), today)


def _walked(reader: Reader, sources: Sequence[Source]) -> list[Task]:
    return [task for source in _with_rows(reader, sources) for task in source(reader)]


def _with_rows(reader: Reader, sources: Sequence[Source]) -> list[Source]:
    """Leave out the sources without any row; one query."""
    asked = [each for each in sources if each in ROWS]
    if not asked:
        return list(sources)
    exist = (Exists(ROWS[each](reader).order_by()) for each in asked)
    answers = User.objects.filter(pk=reader.user.pk).values_list(*exist).get()
    without = {each for each, there in zip(asked, answers, strict=True) if not there}
    return [each for each in sources if each not in without]


def _kept(reader: Reader, sources: Sequence[Source], ladder: Ladder) -> list[Task]:
    user, memory = reader.user, caches["memory"]
    hat = user.hat.key if user.hat else ""
    key = f"tasks:{user.pk}:{hat}:{get_language()}:{reader.today}:{ladder.event}"
    found: list[Task] | None = memory.get(key)
    if found is None:
        found = _walked(reader, sources)
        memory.set(key, found, FRESH)
    return found


def count_for_menu(user: User) -> int:
    """Count the tasks of the worn hat; counted anew as soon as anything in the programme was changed."""
    if user.hat is None or user.role not in SOURCES:
        return 0
    return len(tasks_of(user, clock.today(), kept=True))


def kept_counts(user: User, anew: Callable[[], Mapping[str, int]]) -> Mapping[str, int]:
    """Return a person's counts of the menu; counted anew as soon as anything in the programme was changed.

    What the worker alone does to mails leaves no line on the trail: that is seen after a minute.
    """
    if user.hat is None:
        return anew()
    memory, key = caches["memory"], f"menu:{user.pk}:{user.hat.key}:{clock.today()}:{latest_event()}"
    counted: Mapping[str, int] | None = memory.get(key)
    if counted is None:
        counted = anew()
        memory.set(key, counted, FRESH)
    return counted


@dataclass(frozen=True, slots=True)
class OtherHat:
    """Another hat the reader holds, with how many tasks wait under it."""

    hat: Hat
    tasks: int


def other_hats(user: User, today: date) -> list[OtherHat]:
    """Count the tasks of every hat that the person holds and does not wear now."""
    worn = user.hat.key if user.hat else ""
    others = [hat for hat in hats.hats_of(user, today) if hat.key != worn]
    return [OtherHat(hat, count_for_menu(person_again(user).wear(hat))) for hat in others]


def person_again(user: User) -> User:
    """Return the same person as another object: trying a hat on must not change what the request wears."""
    return User(pk=user.pk, name=user.name, email=user.email, language=user.language)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Overdue tasks of others, counted by kind: how many, since when, and where the project leader sees them."""

    label: str
    count: int
    since: date
    names: str
    href: str


def others_overdue(user: User, today: date, ladder: Ladder | None = None) -> list[Waiting]:
    """Count for the project leader what others should have done, by kind; the longest overdue first.

    Counted anew as soon as anything in the programme was changed.
    """
    if user.role != Role.PROJECT_LEADER:
        return []
    ladder = ladder or ladder_on(today)
    memory, key = caches["memory"], f"others:{user.pk}:{get_language()}:{today}:{ladder.event}"
    counted: list[Waiting] | None = memory.get(key)
    if counted is None:
        counted = _count_others(user, today, ladder)
        memory.set(key, counted, FRESH)
    return counted


def _count_others(user: User, today: date, ladder: Ladder) -> list[Waiting]:
    kinds: dict[TaskKind, list[Task]] = {}
    for task in _of_others(Reader(user, today, ladder.terms)):
        if task.is_overdue(today):
            kinds.setdefault(task.kind, []).append(task)
    hrefs = {
        TaskKind.MEETING_HOLD: reverse("supervision:month_grid"),
        TaskKind.EGENANDEL_PAY: reverse("finance:egenandel_list"),
        TaskKind.POST_FILL: reverse("candidates:position_list"),
    }
    found = [
        Waiting(
            str(kind.label),
            len(tasks),
            min(task.due for task in tasks if task.due),
            ", ".join(sorted({task.why for task in tasks})[:6]),
            hrefs[kind],
        )
        for kind, tasks in kinds.items()
    ]
    return sorted(found, key=lambda waiting: waiting.since)


def _of_others(reader: Reader) -> Iterator[Task]:
    """Walk the tasks of supervisors and municipalities as far as the project leader sees them; `why` names whose."""
    for month in recent_months_missing(reader.user):
        yield hold_task(month, month.candidate.name, "")
    for charge in egenandel.charges_due(reader.user, reader.today):
        yield pay_task(charge, charge.municipality.name)
    for line in filled_positions(reader.user, reader.today):
        if line.is_vacant and line.later is None:
            yield fill_task(reader, line)

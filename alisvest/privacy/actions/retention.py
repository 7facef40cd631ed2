"""What goes when: how long each kind of thing is kept (dated data), what is due today, and its deletion.

Deleting is the owner role's, like anonymising. The figures survive the names: no amount and no row of the ledger goes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import pgtrigger
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, Value
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import Appointment, User
from alisvest.audit.actions import record
from alisvest.audit.models import Access
from alisvest.core import clock
from alisvest.core.dates import add_months
from alisvest.core.privacy import PSEUDONYM, Retention, Who
from alisvest.documents.models import Attachment
from alisvest.documents.workflow import FileStatus
from alisvest.outbox.models import Mail
from alisvest.privacy.actions.anonymise import GONE, anonymise_person, forget_files, forget_quotes
from alisvest.privacy.models import RetentionRule
from alisvest.privacy.persons import Person, person_of_user, roles_on
from alisvest.privacy.register import history_of
from alisvest.ui import formats
from candidates.models import Candidate, Employment
from finance.models import Claim, ClaimLine
from municipalities.models import Membership
from supervision.models import Assignment, Meeting, Supervisor

Rows = models.QuerySet[Any]
PEOPLE: dict[Who, type[models.Model]] = {Who.USER: User, Who.CANDIDATE: Candidate, Who.SUPERVISOR: Supervisor}
ENDED = ("sent", "returned", "failed", "withdrawn", "gathered")


@dataclass(frozen=True, slots=True)
class Task:
    """One kind: from when its months count, what becomes of it, the rows that are due before a day, and what to name."""

    counts_from: str | Promise
    becomes: str | Promise
    due: Callable[[date], Rows]
    apply: Callable[[Rows, User | None], int]
    name: Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Due:
    """A rule with its limit (what counts from before that day is due) and what is due."""

    rule: RetentionRule
    task: Task
    limit: date
    rows: Rows

    @property
    def label(self) -> str:
        return str(Retention(self.rule.key).label)

    def names(self, at_most: int) -> list[str]:
        """Name the first rows; never by their text."""
        return [self.task.name(row) for row in self.rows[:at_most]]


def due_on(day: date) -> Iterator[Due]:
    """Walk the rules of the day with what is due by each."""
    for rule in RetentionRule.objects.filter(valid__contains=day).order_by("key"):
        task = TASKS[Retention(rule.key)]
        limit = add_months(day, -rule.months)
        yield Due(rule, task, limit, task.due(limit))


def apply_due(day: date, *, by: User | None) -> dict[str, int]:
    """Delete what is due, kind by kind, each in its own transaction and with its line on the trail."""
    done = {}
    for due in due_on(day):
        with pgtrigger.ignore(), transaction.atomic():
            count = due.task.apply(due.rows, by)
            if count:
                changes = {"key": due.rule.key, "before": due.limit, "count": count}
                record("privacy.retention_applied", due.rule, by=by, changes=changes)
        done[due.rule.key] = count
    return done


# What is due


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(0), tzinfo=clock.OSLO)


def _minutes(limit: date) -> Rows:
    return (
        Meeting.objects.filter(held_on__lt=limit).exclude(notes__in=("", GONE)).order_by("held_on", "pk").defer("notes")
    )


def _mails(limit: date) -> Rows:
    found = Mail.objects.filter(queued_at__lt=_moment(limit), status__in=ENDED)
    return found.exclude(body__in=("", GONE)).order_by("queued_at", "pk").defer("body")


def _openings(limit: date) -> Rows:
    return Access.objects.filter(at__lt=_moment(limit)).order_by("pk")


def _vouchers(limit: date) -> Rows:
    """Lines of claims whose year ended before the limit: a year's months count from its last day.

    A line without text is due as long as it has a file.
    """
    years = Q(claim__year__lt=limit.year)
    has_files = Exists(_files_of(ClaimLine).filter(subject_id=OuterRef("pk")))
    found = ClaimLine.objects.filter(years).filter(~Q(what=GONE) | has_files)
    return found.select_related("claim__municipality").order_by("pk")


def _files_of(model: type[models.Model]) -> models.QuerySet[Attachment]:
    return Attachment.objects.filter(subject_type=model._meta.label_lower).exclude(status=FileStatus.REMOVED)


def _people(limit: date) -> Rows:
    """People who had a role once, and none after the limit; who is anonymised already is not due.

    As rows of Who, key and name: those who sign in, and the candidates and supervisors who never did.
    """
    lasting = Q(valid__upper_inf=True) | Q(valid__endswith__gt=limit)
    roles: dict[Who, tuple[tuple[type[models.Model], str], ...]] = {
        Who.USER: (
            (Appointment, "user"),
            (Membership, "user"),
            (Employment, "candidate__user"),
            (Assignment, "supervisor__user"),
        ),
        Who.CANDIDATE: ((Employment, "candidate"),),
        Who.SUPERVISOR: ((Assignment, "supervisor"),),
    }
    found = []
    for who, model in PEOPLE.items():
        ever, still = Q(), Q()
        for role, path in roles[who]:
            ever |= Q(Exists(role._base_manager.filter(**{path: OuterRef("pk")})))
            still |= Q(Exists(role._base_manager.filter(lasting, **{path: OuterRef("pk")})))
        own = Q() if who == Who.USER else Q(user=None)
        due = model._base_manager.filter(ever, own).exclude(still).exclude(name__regex=f"^{PSEUDONYM}$")
        found.append(due.order_by().values_list(Value(who.value), "id", "name"))
    return found[0].union(*found[1:]).order_by("name", "id")


# What becomes of it


def _blank(rows: Rows, *columns: str) -> int:
    """Put a dash for the texts, also in what the rows were earlier."""
    keys, model = list(rows.values_list("pk", flat=True)), rows.model
    gone = dict.fromkeys(columns, GONE)
    count: int = model._base_manager.filter(pk__in=keys).update(**gone)
    if history := history_of(model):
        stored = {column.name for column in history._meta.local_fields}
        earlier = {name: value for name, value in gone.items() if name in stored}
        if earlier:
            history.objects.filter(pgh_obj_id__in=keys).update(**earlier)
    return count


def _blank_lines(rows: Rows, by: User | None) -> int:
    """Blank the texts of lines and their claims, and delete the receipts' bytes."""
    lines = list(rows.values_list("pk", flat=True))
    claims = list(rows.order_by().values_list("claim", flat=True).distinct())
    forget_files(_files_of(ClaimLine).filter(subject_id__in=lines), by)
    forget_quotes("finance.claimline", lines, {"what", "receipt_reference", "reason"})
    ClaimLine._base_manager.filter(claim__in=claims).exclude(reason="").update(reason=GONE)
    Claim._base_manager.filter(pk__in=claims).exclude(return_comment="").update(return_comment=GONE)
    forget_quotes("finance.claim", claims, {"what", "receipt_reference", "reason"})
    return _blank(ClaimLine.objects.filter(pk__in=lines), "what", "receipt_reference")


def _delete(rows: Rows, _by: User | None) -> int:
    deleted, _by_model = rows.delete()
    return deleted


def _anonymise(rows: Rows, by: User | None) -> int:
    """Somebody who has a role of another kind after all stays."""
    done = 0
    for person in [_person(Who(who), pk) for who, pk, _name in rows]:
        if not list(roles_on(person, clock.today())):
            anonymise_person(person, by=by)
            done += 1
    return done


def _person(who: Who, pk: int) -> Person:
    if who == Who.USER:
        return person_of_user(User.objects.get(pk=pk))
    return Person(candidate=pk) if who == Who.CANDIDATE else Person(supervisor=pk)


TASKS: dict[Retention, Task] = {
    Retention.MINUTES: Task(
        _("the day of the meeting"),
        _("The text is blanked. That the meeting was held, with its themes and duration, stays."),
        _minutes,
        lambda rows, _by: _blank(rows, "notes"),
        lambda row: f"{formats.day(row.held_on)} – {row.candidate}",
    ),
    Retention.MAIL: Task(
        _("the day the mail was written"),
        _("Subject and text are blanked. That it was sent, to whom and when, stays."),
        _mails,
        lambda rows, _by: _blank(rows, "subject", "body"),
        lambda row: f"{formats.day(row.queued_at)} – {row.to}",
    ),
    Retention.OPENINGS: Task(
        _("the moment of the opening"),
        _("The lines are deleted."),
        _openings,
        _delete,
        lambda row: formats.moment(row.at),
    ),
    Retention.ACCOUNTING: Task(
        _("the last day of the financial year"),
        _("The texts of claims are blanked and their receipts are deleted. Every amount, voucher and statement stays."),
        _vouchers,
        _blank_lines,
        lambda row: f"{row.claim.year} – {row.claim.municipality}",
    ),
    Retention.PERSON: Task(
        _("the last day of the person’s last role"),
        _("The person is anonymised. Ledger and decisions stay, under a pseudonym."),
        _people,
        _anonymise,
        lambda row: str(row[2]),
    ),
}

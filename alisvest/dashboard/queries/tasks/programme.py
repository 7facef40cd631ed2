"""What waits for the programme's staff: review, decisions, claims, egenandel, plans."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.core.clock import OSLO
from alisvest.core.money import format_kroner
from alisvest.core.roles import Role
from alisvest.core.rules import Kind
from alisvest.dashboard.queries.tasks.reader import Reader, subject_of
from alisvest.dashboard.rules.tasks import Task
from alisvest.dashboard.workflow import TaskKind
from alisvest.ui import formats
from candidates.models import EducationPlan
from candidates.queries.plan import employed_without_plan
from candidates.workflow import PlanStatus
from finance.queries import claims, egenandel
from finance.workflow import ClaimStatus
from municipalities.models import Application, Municipality, Resolution, Round
from municipalities.queries import unanswered
from municipalities.workflow import RESOLVABLE, REVIEWABLE, ApplicationStatus

NAMED = 6  # things of one task that are named one by one


def leader_tasks(reader: Reader) -> Iterator[Task]:
    """Applications and claims that the reader may judge; where nobody may, a substitute is to be named."""
    applications = list(
        Application.objects.visible_to(reader.user)
        .filter(status__in=REVIEWABLE)
        .select_related("round", "municipality")
        .order_by("municipality__name_sort", "pk")
    )
    to_authorise: list[Any] = list(claims.claims_to_authorise(reader.user))
    concerned = [each.municipality for each in [*applications, *to_authorise]]
    yield from _substitutes(reader, concerned)
    yield from _review(reader, [each for each in applications if reader.decider.refuse_case(each) is None])
    for claim in to_authorise:
        if reader.decider.refuse(claim.municipality_id) is None:
            yield _claim(reader, TaskKind.CLAIM_AUTHORISE, claim)


def _substitutes(reader: Reader, concerned: Iterable[Municipality]) -> Iterator[Task]:
    for municipality in {each.pk: each for each in concerned if each.leads_programme}.values():
        refusal = reader.decider.refuse(municipality.pk)
        if refusal is not None and refusal.kind is Kind.NOT_POSSIBLE_NOW:
            yield Task(
                TaskKind.SUBSTITUTE_NAME,
                subject_of(municipality),
                _("Name a substitute for %(place)s") % {"place": municipality.name},
                reader.why,
                reverse("municipalities:substitute_name", args=[municipality.pk]),
                about=str(refusal.reason),
            )


def _review(reader: Reader, applications: Iterable[Application]) -> Iterator[Task]:
    """For each round: first the assessments, then the resolution, then the decisions."""
    rounds: dict[Round, list[Application]] = defaultdict(list)
    for application in applications:
        rounds[application.round].append(application)
    assessed = [round_ for round_, found in rounds.items() if all(each.status in RESOLVABLE for each in found)]
    resolutions = Resolution.objects.visible_to(reader.user).filter(round__in=assessed)
    resolved = dict(resolutions.values_list("round", "meeting_on")) if assessed else {}
    for round_, found in rounds.items():
        unread = [each for each in found if each.status == ApplicationStatus.SUBMITTED]
        undecided = [each for each in found if each.status in RESOLVABLE]
        if unread:
            yield _of_round(reader, TaskKind.APPLICATION_ASSESS, round_, unread, round_.deadline_on)
        elif undecided and round_.pk not in resolved:
            yield _of_round(reader, TaskKind.RESOLUTION_RECORD, round_, undecided, round_.deadline_on)
        elif undecided:
            yield _of_round(reader, TaskKind.DECISION_ISSUE, round_, undecided, resolved[round_.pk])


def _of_round(reader: Reader, kind: TaskKind, round_: Round, found: list[Application], since: date) -> Task:
    count = {"count": len(found)}
    href = f"{reverse('municipalities:review_list')}?round={round_.pk}"
    if kind == TaskKind.APPLICATION_ASSESS:
        what = ngettext("Assess %(count)s application", "Assess %(count)s applications", len(found)) % count
    elif kind == TaskKind.DECISION_ISSUE:
        what = (
            ngettext("Write and release %(count)s decision", "Write and release %(count)s decisions", len(found))
            % count
        )
        href = reverse("municipalities:decision_release", args=[round_.pk])
    else:
        what = _("Record the steering group's resolution")
        href = reverse("municipalities:resolution_record", args=[round_.pk])
    names = ", ".join(each.municipality.name for each in found[:NAMED])
    return Task(
        kind,
        subject_of(round_),
        what,
        reader.why,
        href,
        due=reader.due(kind, since),
        about=f"{round_.name}: {names}" + ("\u2009…" if len(found) > NAMED else ""),
    )


def _claim(reader: Reader, kind: TaskKind, claim: Any) -> Task:
    what, moment, sum_ = {
        TaskKind.CLAIM_ATTEST: (_("Attest claim %(claim)s"), claim.sent_at, claim.asked),
        TaskKind.CLAIM_AUTHORISE: (_("Authorise claim %(claim)s"), claim.attested_at, claim.approved),
        TaskKind.CLAIM_PAY: (_("Pay claim %(claim)s"), claim.authorised_at, claim.approved),
    }[kind]
    since = moment.astimezone(OSLO).date()
    return Task(
        kind,
        subject_of(claim),
        what % {"claim": claim.reference},
        reader.why,
        claim.get_absolute_url(),
        due=reader.due(kind, since),
        on=since,  # a claim may come back: then it is a new task
        about=claim.municipality.name,
        amount=format_kroner(sum_),
    )


def question_tasks(reader: Reader) -> Iterator[Task]:
    """What applicants asked and nobody has answered: one task a question, the oldest first."""
    for question in unanswered(reader.user):
        yield Task(
            TaskKind.QUESTION_ANSWER,
            subject_of(question),
            _("Answer the question: %(round)s") % {"round": question.round.name},
            reader.why,
            reverse("municipalities:question_answer", args=[question.pk]),
            about=question.municipality.name if question.municipality else "",
        )


def clerical_tasks(reader: Reader) -> Iterator[Task]:
    """Claims to attest and to pay."""
    kinds = {ClaimStatus.SENT: TaskKind.CLAIM_ATTEST, ClaimStatus.AUTHORISED: TaskKind.CLAIM_PAY}
    for claim in claims.claims_for(reader.user).filter(status__in=list(kinds)):
        yield _claim(reader, kinds[ClaimStatus(claim.status)], claim)


def charge_tasks(reader: Reader) -> Iterator[Task]:
    """Last year's egenandel to charge, and invoices past their day to follow up."""
    year = reader.today.year - 1
    uncharged = egenandel.to_charge(reader.user, year)
    if uncharged:
        names = ", ".join(row.municipality.name for row in uncharged[:NAMED])
        yield Task(
            TaskKind.EGENANDEL_CHARGE,
            f"finance.year/{year}",
            _("Charge the egenandel of %(year)s") % {"year": year},
            reader.why,
            reverse("finance:egenandel_list"),
            due=reader.due(TaskKind.EGENANDEL_CHARGE, date(year, 12, 31)),
            about=names + ("\u2009…" if len(uncharged) > NAMED else ""),
            amount=format_kroner(sum(row.amount for row in uncharged)),
            on=date(year, 1, 1),
        )
    for charge in egenandel.charges_due(reader.user, reader.today):
        yield Task(
            TaskKind.EGENANDEL_COLLECT,
            subject_of(charge),
            _("Follow up the egenandel of %(place)s") % {"place": charge.municipality.name},
            reader.why,
            charge.get_absolute_url(),
            due=reader.due(TaskKind.EGENANDEL_COLLECT, charge.due_on),
            about=_("It was due on %(day)s.")
            % {"day": formats.day(charge.due_on) if charge.due_on else formats.NOTHING},
            amount=format_kroner(charge.outstanding),
        )


def draft_plans(reader: Reader) -> QuerySet[EducationPlan]:
    return EducationPlan.objects.visible_to(reader.user).filter(status=PlanStatus.DRAFT).select_related("candidate")


def plan_tasks(reader: Reader) -> Iterator[Task]:
    """Draft plans: the project leader agrees them, the candidate finishes the own."""
    for plan in draft_plans(reader):
        if reader.user.role == Role.CANDIDATE:
            kind, what = TaskKind.PLAN_FINISH, _("Finish your plan")
        else:
            kind, what = TaskKind.PLAN_AGREE, _("Agree the plan of %(name)s") % {"name": plan.candidate.name}
        yield Task(
            kind,
            subject_of(plan),
            what,
            reader.why,
            plan.get_absolute_url(),
            due=reader.due(kind, plan.start),
            about=_("The plan is a draft."),
            candidate=plan.candidate_id,
        )


def plans_to_make(reader: Reader) -> Iterator[Task]:
    """Doctors in a post without a plan: the municipality and the doctor are asked to begin it.

    By the day on which a plan is to be finished; the ladder tells the project leader of what is late.
    """
    own = reader.user.role == Role.CANDIDATE
    rows: Iterable[Any] = employed_without_plan(reader.user, reader.today)
    for doctor in rows:
        yield Task(
            TaskKind.PLAN_FINISH,
            subject_of(doctor),
            _("Make your plan") if own else _("Make the plan of %(name)s") % {"name": doctor.name},
            reader.why,
            reverse("candidates:plan_make", args=[doctor.pk]),
            due=reader.due(TaskKind.PLAN_FINISH, doctor.in_post_from),
            about=_("In the post from %(day)s, without a plan.") % {"day": formats.day(doctor.in_post_from)},
            candidate=doctor.pk,
        )

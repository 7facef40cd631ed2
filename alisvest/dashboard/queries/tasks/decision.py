"""What waits around decisions: approvals to give, offers to answer, complaints to answer, free posts without a next."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from alisvest.core.clock import OSLO
from alisvest.core.roles import Role
from alisvest.dashboard.queries.tasks.reader import Reader, subject_of
from alisvest.dashboard.rules.tasks import Task
from alisvest.dashboard.workflow import TaskKind
from municipalities.models import Acceptance, Approval, Complaint
from municipalities.queries.deciding import (
    acceptances_for,
    approvals_for,
    complaints_for,
)
from municipalities.workflow import ApprovalStatus
from municipalities.workflow.complaint import OPEN


def waiting_approvals(reader: Reader) -> QuerySet[Approval]:
    return approvals_for(reader.user).filter(approver=reader.user.pk, status=ApprovalStatus.WAITING)


def approvals_to_give(reader: Reader) -> Iterator[Task]:
    """A recommendation waits for the reader's own approval."""
    for approval in waiting_approvals(reader).order_by("asked_at", "pk"):
        yield _to_approve(reader, approval)


def _to_approve(reader: Reader, approval: Approval) -> Task:
    since = approval.asked_at.astimezone(OSLO).date()
    return Task(
        TaskKind.APPROVAL_GIVE,
        subject_of(approval),
        _("Approve the recommendation: %(round)s") % {"round": approval.round.name},
        reader.why,
        reverse("municipalities:recommendation_list", args=[approval.round_id]),
        due=reader.due(TaskKind.APPROVAL_GIVE, since),
        about=_("%(name)s asks") % {"name": approval.asked_by.name},
        on=since,
    )


def offers_to_answer(reader: Reader) -> Iterator[Task]:
    """Posts are offered to the municipality: its signer accepts or declines before the deadline."""
    offers = acceptances_for(reader.user).filter(decision__application__municipality=reader.user.scope)
    for offer in offers.open().order_by("deadline_at", "pk"):
        yield answer_task(offer, reader.why)


def answer_task(offer: Acceptance, why: str) -> Task:
    """Its date is the last day on which an answer is in time."""
    return Task(
        TaskKind.ACCEPTANCE_ANSWER,
        subject_of(offer),
        _("Accept or decline the posts: %(round)s") % {"round": offer.decision.application.round.name},
        why,
        offer.get_absolute_url(),
        due=(offer.deadline_at - timedelta(seconds=1)).astimezone(OSLO).date(),
        about=str(offer.get_origin_display()),
    )


def open_complaints(reader: Reader) -> QuerySet[Complaint]:
    return complaints_for(reader.user).filter(status__in=sorted(OPEN))


def complaints_to_answer(reader: Reader) -> Iterator[Task]:
    """A complaint waits for whoever may decide about its municipality."""
    if reader.user.role != Role.PROJECT_LEADER:
        return
    for complaint in open_complaints(reader).order_by("arrived_on", "pk"):
        if reader.decider.refuse_case(complaint.decision.application) is None:
            yield _to_answer(reader, complaint)


def _to_answer(reader: Reader, complaint: Complaint) -> Task:
    return Task(
        TaskKind.COMPLAINT_ANSWER,
        subject_of(complaint),
        _("Answer the complaint from %(place)s") % {"place": complaint.decision.application.municipality.name},
        reader.why,
        complaint.get_absolute_url(),
        due=reader.due(TaskKind.COMPLAINT_ANSWER, complaint.arrived_on),
        about=str(complaint.get_status_display()),
    )

"""Asking for more information on named points, answering, and what happens when nobody does."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.audit.actions import earlier_result, record, remember_result
from alisvest.core import clock
from alisvest.core.rules import require
from alisvest.ui import formats
from municipalities import letters, rules
from municipalities.actions.application import locked
from municipalities.models import SECTIONS, Application, InformationRequest, Place, RequestedPoint
from municipalities.queries import information, sha256_of
from municipalities.queries.conflict import refuse_opening
from municipalities.rules import information as asking
from municipalities.workflow import INFORMATION_MOVES, InformationStatus, ScreeningState


class Question(NamedTuple):
    """What is asked about a point; `place` is None for a point of the whole application."""

    key: str
    place: Place | None
    text: str


@transaction.atomic
def ask_for_information(
    application: Application,
    *,
    questions: Sequence[Question],
    due_on: date,
    due_time: time | None = None,
    idempotency_key: UUID | None = None,
    by: User,
) -> InformationRequest:
    """Ask the municipality about named points; its writers, signers and official address are written to.

    Only these points open for an answer, until the request's own deadline; the review goes on. Raises RefusedError.
    """
    verb = "municipalities.information_asked"
    content = {"application": application.pk, "questions": [[each.key, each.text] for each in questions]}
    if (made := earlier_result(idempotency_key, content, verb=verb, by=by)) is not None:
        return InformationRequest.objects.get(pk=made)
    application = locked(application, by)
    require(refuse_opening(by, application))
    asked = [Question(each.key, _own(application, each), each.text.strip()) for each in questions if each.text.strip()]
    due_at, now = clock.end_of(due_on, due_time), clock.now()
    held = information.open_points(application)
    waiting = [f"{SECTIONS[each.key].point}" for each in asked if (each.key, _pk(each.place)) in held]
    texts = [each.text for each in asked]
    require(asking.refuse_ask(application, due_at=due_at, questions=texts, waiting=waiting, now=now, by=by))
    request = InformationRequest.objects.create(
        application=application,
        number=application.information_requests.count() + 1,
        due_on=due_on,
        due_time=due_time,
        due_at=due_at,
        asked_by=by,
        asked_at=now,
    )
    points = RequestedPoint.objects.bulk_create(
        RequestedPoint(request=request, key=each.key, place=each.place, question=each.text) for each in asked
    )
    record(verb, request, by=by, changes={"points": [SECTIONS[each.key].point for each in asked], "due_at": due_at})
    letters.tell_asked_for_information(request, points, by=by)
    remember_result(idempotency_key, content, verb=verb, by=by, subject=request)
    return request


def _own(application: Application, question: Question) -> Place | None:
    """Return the application's own place that the point belongs to. Raises DoesNotExist for another's."""
    if not SECTIONS[question.key].of_place:
        return None
    return application.places.get(pk=question.place.pk) if question.place else application.places.get(rank=1)


def _pk(place: Place | None) -> int | None:
    return place.pk if place else None


def _locked(request: InformationRequest, by: User) -> InformationRequest:
    """Lock the application, then the request. Raises DoesNotExist when `by` may not see it."""
    application = locked(request.application, by)
    require(refuse_opening(by, application))
    rows = InformationRequest.objects.visible_to(by).select_for_update(of=("self",)).select_related("asked_by")
    found = rows.get(pk=request.pk)
    found.application = application
    return found


@transaction.atomic
def save_requested_point(
    point: RequestedPoint, *, reply: str, answers: Mapping[str, Any] | None = None, version: int | None = None, by: User
) -> RequestedPoint:
    """Save what the municipality answers about a point: words, and the point's fields as they now are.

    `answers` as save_section takes them, None where only words are answered; fields that equal the submitted ones are no
    change. `version` is the one the writer had before them. Nothing leaves the municipality yet. Raises RefusedError.
    """
    request = _locked(point.request, by)
    point = request.points.select_related("place", "saved_by").get(pk=point.pk)
    require(asking.refuse_write_requested(request, reply=reply, now=clock.now(), by=by))
    require(rules.refuse_conflict(point, version=version))
    stored = information.stored_answers(information.submitted(request.application, point.key, point.place))
    new = stored | information.plain(answers or {})
    point.reply, point.answers = reply.strip(), None if new == stored else new
    point.version += 1
    point.saved_by, point.saved_at = by, clock.now()
    point.save()
    changes = {"section": point.key, "version": point.version}
    record("municipalities.requested_point_saved", request, by=by, changes=changes)
    return point


@transaction.atomic
def answer_information(request: InformationRequest, *, by: User) -> InformationRequest:
    """Send the answers; they stand from now on beside what was submitted, with their hash. Raises RefusedError.

    Points that the screening found lacking are clarified by it. Whoever asked gets a mail, the municipality a receipt.
    """
    request, now = _locked(request, by), clock.now()
    points = list(request.points.select_related("place").order_by("pk"))
    silent = [letters.point_name(each.key) for each in points if not each.reply and each.answers is None]
    require(asking.refuse_send_answer(request, silent=silent, now=now, by=by))
    content = information.content_of_request(points, request.application)
    request.status = INFORMATION_MOVES["answer"].target
    request.answered_by, request.answered_at = by, now
    request.snapshot, request.content_sha256 = content, sha256_of(content)
    request.save(update_fields=["status", "answered_by", "answered_at", "snapshot", "content_sha256"])
    record("municipalities.information_answered", request, by=by, changes={"content_sha256": request.content_sha256})
    _clarify(request, points, by=by)
    letters.tell_information_answered(request, by=by)
    return request


def _clarify(request: InformationRequest, points: Sequence[RequestedPoint], *, by: User) -> None:
    """Let points that were screened as lacking stand as clarified, by whom and when; the screening's note stays."""
    numbers = {SECTIONS[each.key].point for each in points}
    lines = request.application.screening_lines.select_for_update(of=("self",))
    for line in lines.filter(point__in=numbers, state=ScreeningState.MISSING):
        with translation.override("nb"):
            said = _("Answered %(day)s, request %(number)s.") % {
                "day": formats.day(request.answered_at or clock.now()),
                "number": request.number,
            }
        line.state, line.note = ScreeningState.CLARIFIED, f"{line.note}\n{said}"[-1000:]
        line.screened_by, line.screened_at = by, clock.now()
        line.save()
        changes = {"point": line.point, "state": [ScreeningState.MISSING, line.state]}
        record("municipalities.point_screened", line, by=by, changes=changes)


@transaction.atomic
def read_answer(request: InformationRequest, *, by: User) -> InformationRequest:
    """Say that the answer is read: it no longer waits for anybody. Raises RefusedError."""
    request = _locked(request, by)
    require(asking.refuse_read_answer(request, by=by))
    request.read_by, request.read_at = by, clock.now()
    request.save(update_fields=["read_by", "read_at"])
    record("municipalities.information_read", request, by=by)
    return request


@transaction.atomic
def extend_information(
    request: InformationRequest, *, due_on: date, due_time: time | None = None, reason: str, by: User
) -> InformationRequest:
    """Move the deadline, also of a request that nobody answered, which opens again. Raises RefusedError."""
    request = _locked(request, by)
    due_at, before = clock.end_of(due_on, due_time), request.due_at
    require(asking.refuse_extend_request(request, due_at=due_at, reason=reason, now=clock.now(), by=by))
    request.status = INFORMATION_MOVES["extend"].target
    request.due_on, request.due_time, request.due_at = due_on, due_time, due_at
    request.extended_because = reason.strip()
    request.save(update_fields=["status", "due_on", "due_time", "due_at", "extended_because"])
    record(
        "municipalities.information_extended",
        request,
        by=by,
        changes={"due_at": [before, due_at]},
        reason=reason.strip(),
    )
    letters.tell_information_extended(request, by=by)
    return request


@transaction.atomic
def withdraw_information(request: InformationRequest, *, reason: str, by: User) -> InformationRequest:
    """Take back what was asked; what the municipality had begun is kept and counts for nothing. Raises RefusedError."""
    return _end("withdraw", request, reason=reason, by=by)


@transaction.atomic
def close_information(request: InformationRequest, *, reason: str, by: User) -> InformationRequest:
    """Let it rest that nobody answered: the application is judged as it was submitted. Raises RefusedError."""
    return _end("close", request, reason=reason, by=by)


def _end(verb: str, request: InformationRequest, *, reason: str, by: User) -> InformationRequest:
    request = _locked(request, by)
    require(asking.refuse_end_request(verb, request, reason=reason, by=by))
    request.status = INFORMATION_MOVES[verb].target
    request.ended_by, request.ended_at, request.ended_because = by, clock.now(), reason.strip()
    request.save(update_fields=["status", "ended_by", "ended_at", "ended_because"])
    record(f"municipalities.information_{verb}", request, by=by, reason=request.ended_because)
    letters.tell_information_ended(request, by=by)
    return request


def lapse_information() -> int:
    """Mark as not answered what nobody answered in time; for the schedule. Returns how many."""
    due = InformationRequest.objects.filter(status=InformationStatus.OPEN, due_at__lte=clock.now())
    return sum(_lapse(pk) for pk in due.order_by("due_at", "pk").values_list("pk", flat=True))


@transaction.atomic
def _lapse(pk: int) -> bool:
    """Look again under the lock: somebody may just have answered, or the deadline been moved."""
    rows = InformationRequest.objects.select_for_update(of=("self",))
    request = rows.filter(pk=pk, status=InformationStatus.OPEN, due_at__lte=clock.now()).first()
    if request is None:
        return False
    request.status = INFORMATION_MOVES["lapse"].target
    request.save(update_fields=["status"])
    record("municipalities.information_lapsed", request, by=None, changes={"due_at": request.due_at})
    return True

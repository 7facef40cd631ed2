"""Requests for more information about applications: to answer, to read the answer, and to settle where nobody did."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alisvest.core import clock
from alisvest.core.clock import OSLO
from alisvest.dashboard.queries.tasks.reader import Reader, subject_of
from alisvest.dashboard.rules.tasks import Task
from alisvest.dashboard.workflow import TaskKind
from municipalities.models import InformationRequest
from municipalities.queries.information import requests_for
from municipalities.rules import deadline_words
from municipalities.workflow import REVIEWABLE, InformationStatus


def open_requests(reader: Reader) -> QuerySet[InformationRequest]:
    return requests_for(reader.user).filter(
        application__municipality=reader.user.scope,
        application__status__in=REVIEWABLE,
        status=InformationStatus.OPEN,
        due_at__gt=clock.now(),
    )


def unread_answers(reader: Reader) -> QuerySet[InformationRequest]:
    return requests_for(reader.user).filter(
        asked_by=reader.user.pk,
        application__status__in=REVIEWABLE,
        status=InformationStatus.ANSWERED,
        read_at=None,
    )


def silent_requests(reader: Reader) -> QuerySet[InformationRequest]:
    return requests_for(reader.user).filter(application__status__in=REVIEWABLE, status=InformationStatus.UNANSWERED)


def information_to_answer(reader: Reader) -> Iterator[Task]:
    """The municipality is asked about its application. The task's date is the last day on which an answer is in time."""
    for request in open_requests(reader).order_by("due_at", "pk"):
        yield Task(
            TaskKind.INFORMATION_ANSWER,
            subject_of(request),
            _("Answer what is asked about the application: %(round)s") % {"round": request.application.round.name},
            reader.why,
            request.get_absolute_url(),
            due=(request.due_at - timedelta(seconds=1)).astimezone(OSLO).date(),
            about=_("Deadline %(due)s") % {"due": deadline_words(request.due_on, request.due_time)},
        )


def answers_to_read(reader: Reader) -> Iterator[Task]:
    """What the reader asked is answered."""
    for request in unread_answers(reader).order_by("answered_at", "pk"):
        since = request.answered_at.astimezone(OSLO).date() if request.answered_at else reader.today
        yield Task(
            TaskKind.INFORMATION_READ,
            subject_of(request),
            _("Read what %(place)s answered") % {"place": request.application.municipality.name},
            reader.why,
            request.get_absolute_url(),
            due=reader.due(TaskKind.INFORMATION_READ, since),
            about=_("You asked about %(reference)s") % {"reference": request.application.reference},
            on=since,
        )


def information_to_settle(reader: Reader) -> Iterator[Task]:
    """Nobody answered in time: the project leader moves the deadline, or closes the request."""
    for request in silent_requests(reader).order_by("due_at", "pk"):
        yield _to_settle(reader, request)


def _to_settle(reader: Reader, request: InformationRequest) -> Task:
    since = request.due_at.astimezone(OSLO).date()
    return Task(
        TaskKind.INFORMATION_SETTLE,
        subject_of(request),
        _("%(place)s has not answered: move the deadline or close the request")
        % {"place": request.application.municipality.name},
        reader.why,
        request.get_absolute_url(),
        due=reader.due(TaskKind.INFORMATION_SETTLE, since),
        about=_("The deadline was %(due)s") % {"due": deadline_words(request.due_on, request.due_time)},
        on=since,
    )

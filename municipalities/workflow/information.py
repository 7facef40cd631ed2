"""The life of a request for more information, as data: asked on named points, answered in time or not."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import pgettext_lazy

from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import Move


class InformationStatus(models.TextChoices):
    OPEN = "open", pgettext_lazy("request for information", "Waits for an answer")
    ANSWERED = "answered", pgettext_lazy("request for information", "Answered")
    UNANSWERED = "unanswered", pgettext_lazy("request for information", "Not answered")
    CLOSED = "closed", pgettext_lazy("request for information", "Closed without an answer")
    WITHDRAWN = "withdrawn", pgettext_lazy("request for information", "Withdrawn")


S = InformationStatus
WRITERS = frozenset({Role.WRITER, Role.SIGNER})
LEADER = frozenset({Role.PROJECT_LEADER})

INFORMATION_MOVES: Mapping[str, Move] = {
    "answer": Move(frozenset({S.OPEN}), S.ANSWERED, WRITERS),
    "lapse": Move(frozenset({S.OPEN}), S.UNANSWERED, frozenset()),  # by the worker, when the deadline is past
    "extend": Move(frozenset({S.OPEN, S.UNANSWERED}), S.OPEN, LEADER),
    "close": Move(frozenset({S.UNANSWERED}), S.CLOSED, LEADER),
    "withdraw": Move(frozenset({S.OPEN, S.UNANSWERED}), S.WITHDRAWN, STAFF_ROLES),
}

INFORMATION_LOOKS: Mapping[InformationStatus, tuple[str, str]] = {
    S.OPEN: ("warning", "clock"),
    S.ANSWERED: ("success", "check-circle"),
    S.UNANSWERED: ("danger", "octagon"),
    S.CLOSED: ("neutral", "circle"),
    S.WITHDRAWN: ("neutral", "circle"),
}

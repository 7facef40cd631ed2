"""What a mail is, the states it goes through, and who may move it from which to which."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alisvest.core.roles import STAFF_ROLES
from alisvest.core.rules import Move, transitions


class MailStatus(models.TextChoices):
    HELD = "held", _("Held back")
    WAITING = "waiting", _("Waiting")
    HANDING_OVER = "handing_over", _("Being handed over")
    SENT = "sent", _("Sent")
    IN_DOUBT = "in_doubt", _("Perhaps sent")
    FAILED = "failed", _("Failed")
    RETURNED = "returned", _("Returned")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    GATHERED = "gathered", _("In a digest")


class MailKind(models.TextChoices):
    """What it is decides whether somebody reads it first and whether a digest may hold it."""

    LETTER = "letter", _("Letter")
    RECEIPT = "receipt", _("Receipt")
    CODE = "code", _("Code or link")
    NOTICE = "notice", _("Notice")
    REMINDER = "reminder", _("Reminder")
    DIGEST = "digest", _("Digest")


READ_FIRST = frozenset({MailKind.LETTER})
"""Kinds that wait until somebody has read them. All others are written by the application alone."""

OPEN = frozenset({MailStatus.HELD, MailStatus.WAITING})
UNSETTLED = frozenset({MailStatus.FAILED, MailStatus.IN_DOUBT, MailStatus.RETURNED})

MAIL_MOVES = {
    "release": Move(frozenset({MailStatus.HELD}), MailStatus.WAITING, STAFF_ROLES),
    "hold": Move(frozenset({MailStatus.WAITING}), MailStatus.HELD, STAFF_ROLES),
    "withdraw": Move(OPEN | {MailStatus.FAILED}, MailStatus.WITHDRAWN, STAFF_ROLES),
    "retry": Move(frozenset({MailStatus.FAILED, MailStatus.RETURNED}), MailStatus.WAITING, STAFF_ROLES),
    "confirm_arrived": Move(frozenset({MailStatus.IN_DOUBT}), MailStatus.SENT, STAFF_ROLES),
    "send_again": Move(frozenset({MailStatus.IN_DOUBT}), MailStatus.WAITING, STAFF_ROLES),
    "mark_returned": Move(frozenset({MailStatus.SENT, MailStatus.IN_DOUBT}), MailStatus.RETURNED, STAFF_ROLES),
}
_BY_THE_WORKER = [
    (MailStatus.WAITING, MailStatus.HANDING_OVER),
    (MailStatus.WAITING, MailStatus.FAILED),
    (MailStatus.WAITING, MailStatus.RETURNED),
    (MailStatus.WAITING, MailStatus.GATHERED),
    (MailStatus.GATHERED, MailStatus.WAITING),
    (MailStatus.GATHERED, MailStatus.WITHDRAWN),
    (MailStatus.HANDING_OVER, MailStatus.SENT),
    (MailStatus.HANDING_OVER, MailStatus.WAITING),
    (MailStatus.HANDING_OVER, MailStatus.FAILED),
    (MailStatus.HANDING_OVER, MailStatus.RETURNED),
    (MailStatus.HANDING_OVER, MailStatus.IN_DOUBT),
]
MAIL_TRANSITIONS = sorted({*transitions(MAIL_MOVES), *((str(a), str(b)) for a, b in _BY_THE_WORKER)})


MAIL_LOOKS = {
    MailStatus.HELD: ("warning", "lock"),
    MailStatus.WAITING: ("info", "clock"),
    MailStatus.HANDING_OVER: ("info", "envelope"),
    MailStatus.SENT: ("success", "check-circle"),
    MailStatus.IN_DOUBT: ("danger", "exclaim"),
    MailStatus.FAILED: ("danger", "octagon"),
    MailStatus.RETURNED: ("danger", "undo"),
    MailStatus.WITHDRAWN: ("neutral", "x"),
    MailStatus.GATHERED: ("neutral", "archive"),
}


class JobState(models.TextChoices):
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


JOB_LOOKS = {
    JobState.RUNNING: ("info", "clock"),
    JobState.DONE: ("success", "check-circle"),
    JobState.FAILED: ("danger", "octagon"),
}


class CircularStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Sent")
    DROPPED = "dropped", _("Dropped")


CIRCULAR_MOVES = {
    "change": Move(frozenset({CircularStatus.DRAFT}), CircularStatus.DRAFT, STAFF_ROLES),
    "send": Move(frozenset({CircularStatus.DRAFT}), CircularStatus.SENT, STAFF_ROLES),
    "drop": Move(frozenset({CircularStatus.DRAFT}), CircularStatus.DROPPED, STAFF_ROLES),
}
CIRCULAR_LOOKS = {
    CircularStatus.DRAFT: ("neutral", "pencil"),
    CircularStatus.SENT: ("success", "check-circle"),
    CircularStatus.DROPPED: ("neutral", "x"),
}
FORMS = (("nb", _("Bokmål")), ("nn", _("Nynorsk")))

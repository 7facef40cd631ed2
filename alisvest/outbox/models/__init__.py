"""What waits to leave and has left, and how letters are worded."""

from alisvest.outbox.models.attempt import MailAttempt, Outcome
from alisvest.outbox.models.circular import Circular, CircularQuerySet
from alisvest.outbox.models.job import JobRun
from alisvest.outbox.models.letter import FormalLetter, FormalLetterQuerySet
from alisvest.outbox.models.mail import Mail, MailQuerySet
from alisvest.outbox.models.printing import LetterToPrint
from alisvest.outbox.models.text import LetterText
from alisvest.outbox.workflow import JobState, MailKind, MailStatus

__all__ = [
    "Circular",
    "CircularQuerySet",
    "FormalLetter",
    "FormalLetterQuerySet",
    "JobRun",
    "JobState",
    "LetterText",
    "LetterToPrint",
    "Mail",
    "MailAttempt",
    "MailKind",
    "MailQuerySet",
    "MailStatus",
    "Outcome",
]

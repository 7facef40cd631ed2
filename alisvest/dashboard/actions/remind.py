"""The daily run: what the ladder says for a day goes into the outbox, each a single time."""

from datetime import date

from django.apps import apps
from django.db import models, transaction

from alisvest.core import clock
from alisvest.dashboard.letters import values_of
from alisvest.dashboard.queries.reminders import Reminder, due_on, sent_already
from alisvest.outbox.actions import send_letter
from alisvest.outbox.models import Mail
from alisvest.outbox.workflow import MailKind


def remind_today() -> int:
    """Run the ladder for this day; for the schedule."""
    return remind(clock.today())


def remind(day: date) -> int:
    """Queue what is due on the day and has not been queued before; return how many mails.

    May be run again, and by several at once: the mail's key is unique. Days on which it was not run are made good.
    """
    reminders = due_on(day)
    there = sent_already(reminders)
    return sum(_send(each, day) for each in reminders if each.once not in there)


@transaction.atomic
def _send(reminder: Reminder, day: date) -> bool:
    before = Mail.objects.filter(once=reminder.once).exists()
    receiver = reminder.receiver
    send_letter(
        reminder.dated.step.template,
        to=receiver.email,
        language=receiver.language,
        values=values_of(reminder, day),
        kind=MailKind.REMINDER,
        receiver=receiver,
        about=_row(reminder.task.subject),
        once=reminder.once,
    )
    return not before


def _row(subject: str) -> models.Model | None:
    """Name the row that a task is about ("finance.claim/12") for the outbox's pages; it is not read."""
    label, _slash, key = subject.rpartition("/")
    known = {model._meta.label_lower: model for model in apps.get_models()}
    return known[label](pk=int(key)) if label in known else None

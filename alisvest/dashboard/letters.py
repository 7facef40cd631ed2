"""The texts of reminders, as the application comes with them, and what is filled into them."""

from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alisvest.core.links import absolute
from alisvest.dashboard.queries.reminders import Reminder
from alisvest.dashboard.rules.tasks import Task
from alisvest.dashboard.workflow import Wording
from alisvest.outbox.templates import Placeholder, Template
from alisvest.ui import formats

TASK = Placeholder(
    "task", gettext_lazy("What is to be done"), "Registrer møtet med Ingrid Solheim i mars 2018", needed=True
)
DUE = Placeholder("due", gettext_lazy("The last day"), "31.\u00a0mars\u00a02018")
NEAR = Placeholder("near", gettext_lazy("How much time is left"), "5\u00a0dager over fristen")
WHY = Placeholder("why", gettext_lazy("Why it is the receiver's task"), "Du veileder Ingrid Solheim")
LINK = Placeholder(
    "link", gettext_lazy("The address of the page where it is done"), "https://alis-vest.no/tasks/", needed=True
)
WHO = Placeholder("who", gettext_lazy("Who should do it"), "Kari Nesheim")

BEFORE = Template(
    Wording.BEFORE.value,
    gettext_lazy("Reminder before the date"),
    gettext_lazy("By {due}: {task}"),
    gettext_lazy("{task}\n\nThe last day is {due}: {near}. {why}.\n\nDo it here:\n{link}"),
    (TASK, DUE, NEAR, WHY, LINK),
    purpose=gettext_lazy("To whoever should do it, some days before."),
)
ON_THE_DAY = Template(
    Wording.DUE.value,
    gettext_lazy("Reminder on the date"),
    gettext_lazy("Today: {task}"),
    gettext_lazy("{task}\n\nThe last day is {due}. {why}.\n\nDo it here:\n{link}"),
    (TASK, DUE, NEAR, WHY, LINK),
    purpose=gettext_lazy("To whoever should do it, on the last day."),
)
AFTER = Template(
    Wording.AFTER.value,
    gettext_lazy("Reminder after the date"),
    gettext_lazy("Not done yet: {task}"),
    gettext_lazy("{task}\n\nThe last day was {due}: {near}. {why}.\n\nDo it here:\n{link}"),
    (TASK, DUE, NEAR, WHY, LINK),
    purpose=gettext_lazy("To whoever should have done it."),
)
ESCALATION = Template(
    Wording.ESCALATION.value,
    gettext_lazy("Reminder to the next person"),
    gettext_lazy("Waits for {who}: {task}"),
    gettext_lazy(
        "This waits for {who}, who has been reminded:\n\n{task}\n\nThe last day was {due}: {near}.\n\nSee it here:\n{link}"
    ),
    (TASK, DUE, NEAR, WHO, LINK),
    purpose=gettext_lazy("To the municipality's manager or the project leader, when the reminders had no effect."),
)
DIGEST = Template(
    "dashboard.digest",
    gettext_lazy("Notices gathered in one mail"),
    gettext_lazy("ALIS-Vest: {count} notices"),
    gettext_lazy(
        "This has come since the last mail:\n\n{notices}\n\nYou have chosen to get notices gathered. Change it here:\n{link}"
    ),
    (
        Placeholder("count", gettext_lazy("How many notices there are"), "3"),
        Placeholder("notices", gettext_lazy("The notices, one after the other"), "1. …", needed=True),
        Placeholder(
            "link", gettext_lazy("The address of the page where it is chosen"), "https://alis-vest.no/notices/"
        ),
    ),
    purpose=gettext_lazy("To those who have chosen to get reminders and notices in one mail."),
)
TEXTS = (BEFORE, ON_THE_DAY, AFTER, ESCALATION, DIGEST)


def values_of(reminder: Reminder, today: date) -> dict[str, str]:
    """Return what is filled in, in the receiver's language."""
    task = reminder.task
    with translation.override(reminder.receiver.language):
        return {
            "task": _what(task),
            "due": formats.day(task.due) if task.due else formats.NOTHING,
            "near": formats.nearness(task.due, today) if task.due else formats.NOTHING,
            "why": task.why or formats.NOTHING,
            "who": ", ".join(dict.fromkeys(reminder.responsible)),
            "link": absolute((task.seen_at or task.href) if reminder.escalates else task.href),
        }


def _what(task: Task) -> str:
    if task.kind.value.startswith("claim") and task.about:
        return _("%(task)s, %(about)s") % {"task": task.what, "about": task.about}
    return task.what

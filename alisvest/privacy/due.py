"""Reminding the administrator, once a month, that something is due for deletion."""

from datetime import time

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import Appointment
from alisvest.core import clock
from alisvest.core.links import absolute
from alisvest.core.roles import Role
from alisvest.outbox.actions import send_letter
from alisvest.outbox.models import MailKind
from alisvest.outbox.schedule import Job
from alisvest.privacy.actions.retention import due_on
from alisvest.privacy.letters import DUE


def remind() -> int:
    """Write to each administrator what is due today. Returns the number of mails; the same month is one mail."""
    today = clock.today()
    counts = [(due, due.rows.count()) for due in due_on(today)]
    due_now = [(due, count) for due, count in counts if count]
    if not due_now:
        return 0
    holders = Appointment.objects.filter(role=Role.ADMINISTRATOR, valid__contains=today, user__is_active=True)
    people = [appointment.user for appointment in holders.select_related("user").order_by("user")]
    for person in people:
        with translation.override(person.language):
            lines = "\n".join(f"{due.label}: {count}" for due, count in due_now)
        send_letter(
            DUE.key,
            to=person.email,
            language=person.language,
            values={"name": person.name, "due": lines, "link": absolute(reverse("privacy:retention_list"))},
            kind=MailKind.REMINDER,
            receiver=person,
            once=f"{DUE.key}:{person.pk}:{today:%Y-%m}",
        )
    return len(people)


JOB = Job("privacy.remind", _("Remind of what is due for deletion"), remind, at=time(6, 30))

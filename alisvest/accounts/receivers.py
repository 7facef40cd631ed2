"""The programme's own people as groups that a circular can go to."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy

from alisvest.accounts.models import Appointment
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.outbox.groups import Group, Receiver, form_of


def _steering(_row: str) -> Iterator[Receiver]:
    held = Appointment.objects.filter(role=Role.STEERING, valid__contains=clock.today(), user__is_active=True)
    for appointment in held.select_related("user"):
        person = appointment.user
        yield Receiver(person.email, person.name, form_of(person.language), "", person)


GROUPS = (Group("accounts.steering", gettext_lazy("The steering group"), _steering),)

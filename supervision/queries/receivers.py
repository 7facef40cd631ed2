"""Supervisors as a group that a circular can go to."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy

from alisvest.core import clock
from alisvest.outbox.groups import Group, Receiver, form_of
from supervision.models import Supervisor


def _supervisors(_row: str) -> Iterator[Receiver]:
    """Walk those who follow somebody today and can be reached."""
    following = Supervisor.objects.filter(
        assignments__valid__contains=clock.today(), user__isnull=False, user__is_active=True
    )
    for supervisor in following.distinct().select_related("user"):
        person = supervisor.user
        if person is not None:
            yield Receiver(person.email, supervisor.name, form_of(person.language), "", person)


GROUPS = (Group("supervision.supervisors", gettext_lazy("Supervisors with a candidate today"), _supervisors),)

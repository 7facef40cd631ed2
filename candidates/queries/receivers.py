"""Candidates as a group that a circular can go to."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy

from alisvest.core import clock
from alisvest.outbox.groups import Group, Receiver, form_of
from candidates.models import Candidate


def _candidates(_row: str) -> Iterator[Receiver]:
    """Walk those who are employed today and can be reached."""
    employed = Candidate.objects.filter(
        employments__valid__contains=clock.today(), user__isnull=False, user__is_active=True
    )
    for candidate in employed.distinct().select_related("user"):
        person = candidate.user
        if person is not None:
            yield Receiver(person.email, candidate.name, form_of(person.language), "", person)


GROUPS = (Group("candidates.candidates", gettext_lazy("Candidates employed today"), _candidates),)

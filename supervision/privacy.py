"""What is kept about supervisors, and of the meetings of supervisor and candidate."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alisvest.core.privacy import Kept, Path, Retention, Who, sorted_as


def no_hpr_number(_pseudonym: str, row: models.Model) -> str:
    """Seven digits that no register has given out: they begin with a zero."""
    return f"{row.pk:07}"


REGISTER = {
    "supervision.supervisor": Kept(
        _("Supervisors"),
        sorted_as(identity="name hpr_number", employment="specialist_since workplace"),
        about=(Path(Who.SUPERVISOR, "pk"), Path(Who.USER, "user")),
        retention=Retention.PERSON,
        blank={
            "name": lambda pseudonym, _row: pseudonym,
            "hpr_number": no_hpr_number,
        },
    ),
    "supervision.assignment": Kept(
        _("Assignments"),
        sorted_as(employment="valid", none="slot"),
        about=(Path(Who.SUPERVISOR, "supervisor"), Path(Who.CANDIDATE, "candidate")),
        retention=Retention.PERSON,
    ),
    "supervision.meeting": Kept(
        _("Meetings and minutes"),
        sorted_as(employment="held_on minutes place themes", free_text="notes", technical="recorded_at"),
        # The minutes are about the candidate: they stay readable when the supervisor is anonymised.
        about=(Path(Who.CANDIDATE, "candidate"), Path(Who.SUPERVISOR, "supervisor", erases=False)),
        did=frozenset({"recorded_by"}),
        retention=Retention.MINUTES,
    ),
}

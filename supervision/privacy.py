"""What is kept about supervisors, and of the meetings of supervisor and candidate."""

from django.utils.translation import gettext_lazy as _

from alisvest.core.privacy import Kept, Path, Retention, Who, sorted_as, stand_in

REGISTER = {
    "supervision.supervisor": Kept(
        _("Supervisors"),
        sorted_as(identity="name hpr_number", employment="specialist_since workplace"),
        about=(Path(Who.SUPERVISOR, "pk"), Path(Who.USER, "user")),
        retention=Retention.PERSON,
        blank={"name": stand_in, "hpr_number": stand_in},
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

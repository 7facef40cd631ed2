"""What is kept about people in changes: of a leave its dates, never why."""

from django.utils.translation import gettext_lazy as _

from alisvest.core.privacy import Kept, Path, Retention, Who, sorted_as

REGISTER = {
    "changes.amendment": Kept(
        _("Amendments of posts"),
        sorted_as(
            none="kind workplaces list_model list_length status fingerprint",
            employment="effect_on percentage until told",
            free_text="note because",
            technical="proposed_at ended_at",
        ),
        about=(Path(Who.CANDIDATE, "employment__candidate"),),
        did=frozenset({"proposed_by", "ended_by"}),
        retention=Retention.PERSON,
    ),
}

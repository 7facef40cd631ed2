"""What is kept about people in earlier service and in requests for more information."""

from django.utils.translation import gettext_lazy as _

from alisvest.core.privacy import Kept, sorted_as

ANSWERS = {
    "municipalities.earlierservice": Kept(
        _("Answers: earlier service"),
        sorted_as(none="version", employment="place_of_work kind percentage valid", technical="saved_at"),
        did=frozenset({"saved_by"}),
    ),
    "municipalities.informationrequest": Kept(
        _("Requests for more information"),
        sorted_as(
            none="number status due_on due_time due_at content_sha256",
            free_text="extended_because ended_because snapshot",
            technical="asked_at answered_at read_at ended_at",
        ),
        did=frozenset({"asked_by", "answered_by", "read_by", "ended_by"}),
        untold=frozenset({"snapshot"}),
    ),
    "municipalities.requestedpoint": Kept(
        _("Points of a request for more information"),
        sorted_as(none="key version", free_text="question reply answers", technical="saved_at"),
        did=frozenset({"saved_by"}),
        untold=frozenset({"answers"}),
    ),
}

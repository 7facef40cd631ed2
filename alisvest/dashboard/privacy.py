"""What the overview and the tasks keep about people: the ladder of reminders is the programme's, not a person's."""

from django.utils.translation import gettext_lazy as _

from alisvest.core.privacy import Kept, sorted_as

REGISTER = {
    "dashboard.term": Kept(_("Terms of tasks"), sorted_as(none="kind days valid")),
    "dashboard.reminderstep": Kept(_("Steps of reminding"), sorted_as(none="kind number offset to template valid")),
    "dashboard.pause": Kept(_("Pauses of reminding"), sorted_as(none="name days every_year valid")),
}

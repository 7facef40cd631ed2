"""What each URL of the app lets a person do, and its verbs as the trail tells them, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, str | Promise] = {
    "privacy:person_export": _("See and fetch everything that is kept about oneself"),
    "privacy:register": _("See the record of what is kept about people"),
    "privacy:retention_list": _("See what is to be deleted when"),
}
TRAIL: dict[str, str | Promise] = {
    "privacy.person_exported": _("Everything about the person was fetched"),
    "privacy.person_anonymised": _("The person was anonymised"),
    "privacy.retention_applied": _("What was due was deleted"),
}

"""What this app keeps itself: how long things are kept."""

from django.utils.translation import gettext_lazy as _

from alisvest.core.privacy import Kept, sorted_as

REGISTER = {
    "privacy.retentionrule": Kept(_("How long things are kept"), sorted_as(none="key months source valid")),
}

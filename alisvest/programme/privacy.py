"""The programme's own values hold nothing about people."""

from django.utils.translation import gettext_lazy as _

from alisvest.core.privacy import Kept, sorted_as

REGISTER = {
    "programme.rate": Kept(_("Rates"), sorted_as(none="kind amount valid source")),
    "programme.norm": Kept(_("Norms"), sorted_as(none="kind value valid source")),
    "programme.settlementrule": Kept(_("Modes of settlement"), sorted_as(none="mode valid source")),
}

"""The verbs about people as the trail tells them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.audit import words

VERBS: dict[str, str | Promise] = {
    "accounts.person_registered": _("The person was registered"),
    "accounts.appointed": _("The person was appointed"),
    "accounts.language_chosen": _("The language of the pages was chosen"),
    "accounts.invited": _("An invitation was sent"),
    "accounts.invitation_accepted": _("The invitation was accepted"),
    "accounts.invitation_withdrawn": _("The invitation was withdrawn"),
    "programme.value_entered": _("A value of the programme was entered"),
}


def register() -> None:
    """Called from AppConfig.ready()."""
    words.register(VERBS)

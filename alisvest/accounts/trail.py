"""The verbs about people as the trail tells them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.sign_in import trail as sign_in
from alisvest.audit import words
from alisvest.core import subjects
from alisvest.core.roles import Role
from alisvest.core.subjects import Part, Subject

VERBS: dict[str, str | Promise] = {
    "accounts.person_registered": _("The person was registered"),
    "accounts.appointed": _("The person was appointed"),
    "accounts.language_chosen": _("The language of the pages was chosen"),
    "accounts.appointment_ended": _("The appointment was ended"),
    "accounts.person_deactivated": _("The person was deactivated"),
    "accounts.person_reactivated": _("The person was let in again"),
    "accounts.second_factor_reset": _("The second factor was reset"),
    "accounts.see_as_started": _("The project leader began to see as the person"),
    "accounts.see_as_ended": _("The project leader stopped seeing as the person"),
    "accounts.invited": _("An invitation was sent"),
    "accounts.invitation_accepted": _("The invitation was accepted"),
    "accounts.invitation_withdrawn": _("The invitation was withdrawn"),
    "programme.value_entered": _("A value of the programme was entered"),
}


def register() -> None:
    """Called from AppConfig.ready()."""
    words.register(VERBS)
    subjects.register(Subject("accounts.user", history=frozenset({Role.PROJECT_LEADER})))
    subjects.call("accounts.invitation", _("Invitation to sign in"), lambda row: str(row.user))
    subjects.attach("accounts.user", Part("accounts.appointment", "user"), Part("accounts.invitation", "user"))
    words.register(sign_in.VERBS)

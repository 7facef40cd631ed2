"""What may be done with a person's data, and when."""

from django.utils.translation import gettext as _

from alisvest.core import clock
from alisvest.core.rules import Refusal, not_now
from alisvest.privacy.persons import Person, roles_on


def refuse_anonymise(person: Person) -> Refusal | None:
    """Refuse while the person is still somebody in the programme."""
    held = sorted(set(roles_on(person, clock.today())))
    if not held:
        return None
    return not_now(_("The person still has a role: %(roles)s. End it first.") % {"roles": ", ".join(held)})

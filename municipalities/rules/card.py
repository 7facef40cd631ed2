"""Who keeps a municipality's card and contacts, and from which day something may hold."""

from dataclasses import asdict, dataclass
from datetime import date

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import Refusal, not_now, refuse_role
from municipalities.models import Contact, Municipality

CARD_KEEPERS = STAFF_ROLES | {Role.MANAGER}
CONTACT_KEEPERS = STAFF_ROLES | {Role.MANAGER, Role.SIGNER}


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a card says; empty is not known."""

    postal_address: str = ""
    postmottak: str = ""
    invoice_reference: str = ""
    hospital_area: str = ""

    def cleaned(self) -> dict[str, str]:
        return asdict(self) | {"postmottak": self.postmottak.strip().lower()}


def refuse_record_card(municipality: Municipality, *, start: date, taken: bool, by: User) -> Refusal | None:
    """`taken`: another card begins on that very day."""
    if refusal := refuse_role(by, CARD_KEEPERS) or _refuse_outside(municipality, start):
        return refusal
    if taken:
        return not_now(_("Facts from this day are recorded already: correct those."), field="start")
    return None


def refuse_correct_card(*, reason: str, changed: bool, by: User) -> Refusal | None:
    """`changed`: something is different from what stands."""
    if refusal := refuse_role(by, CARD_KEEPERS):
        return refusal
    if not changed:
        return not_now(_("Nothing is changed."))
    return None if reason.strip() else not_now(_("Say what was wrong."), field="reason")


def refuse_enter_contact(municipality: Municipality, *, start: date, later: bool, by: User) -> Refusal | None:
    """`later`: somebody has this part from that day or a later one on."""
    if refusal := refuse_role(by, CONTACT_KEEPERS) or _refuse_outside(municipality, start):
        return refusal
    if later:
        return not_now(_("Somebody has this part from that day or later. End or change that first."), field="start")
    return None


def refuse_change_contact(*, by: User) -> Refusal | None:
    return refuse_role(by, CONTACT_KEEPERS)


def refuse_end_contact(contact: Contact, *, last: date, by: User) -> Refusal | None:
    """`last`: the last day on which the person has this part."""
    if refusal := refuse_role(by, CONTACT_KEEPERS):
        return refusal
    if contact.valid.upper is not None:
        return not_now(_("This has a last day already."))
    if last < contact.valid.lower:
        return not_now(_("The last day cannot be before the first."), field="last_day")
    return None


def _refuse_outside(municipality: Municipality, start: date) -> Refusal | None:
    if start in municipality.valid:
        return None
    return not_now(_("The municipality does not exist on that date."), field="start")

"""A municipality's card and contacts on a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.ui import formats
from alisvest.ui.parts import Fact
from municipalities.models import Contact, ContactRole, Municipality, MunicipalityCard
from municipalities.queries.municipality import answers_for


def card_on(municipality: Municipality, day: date) -> MunicipalityCard | None:
    """Return the card of the day, or None where nothing is recorded; without a query where cards were fetched ahead."""
    if "cards" not in getattr(municipality, "_prefetched_objects_cache", {}):
        return municipality.cards.filter(valid__contains=day).first()
    return next((each for each in municipality.cards.all() if day in each.valid), None)


def postmottak_on(municipality: Municipality, day: date) -> str:
    """Return the official address for mail of whoever answers for the municipality on the day; "" where not known."""
    card = card_on(answers_for(municipality, day), day)
    return card.postmottak if card else ""


def cards_of(user: User, municipality: Municipality) -> list[MunicipalityCard]:
    """Return all cards, the latest first: the register is read by everybody who wears a hat."""
    if not Municipality.objects.visible_to(user).filter(pk=municipality.pk).exists():
        return []
    return list(municipality.cards.order_by("-valid"))


def cards_to_keep(user: User) -> QuerySet[MunicipalityCard]:
    """Return the cards of municipalities that the person may act for."""
    own = Municipality.objects.reached_by(user)
    return MunicipalityCard.objects.filter(municipality__in=own).select_related("municipality")


def hospital_areas() -> list[str]:
    """Return every hospital area that is on a card: offered where one is typed, so that they are written one way."""
    used = MunicipalityCard.objects.exclude(hospital_area="").values_list("hospital_area", flat=True)
    return sorted(used.order_by().distinct())


def card_facts(card: MunicipalityCard | None) -> list[Fact]:
    """Say what is on a card; what is not known is said too."""
    unknown = _("Not known")
    address = ", ".join(card.postal_address.splitlines()) if card else ""
    return [
        Fact(_("Postal address"), address or unknown),
        Fact(_("Postmottak"), (card.postmottak if card else "") or unknown),
        Fact(_("Invoice reference"), (card.invoice_reference if card else "") or unknown),
        Fact(_("Hospital area"), (card.hospital_area if card else "") or unknown),
    ]


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact as the page shows it. `note`: that it ends, ended or begins later."""

    contact: Contact
    role: str
    note: str
    over: bool


def contact_lines(user: User, municipality: Municipality, day: date, *, earlier: bool) -> list[ContactLine]:
    """Return who is who, in the order of the parts; with `earlier`, those of before too."""
    rows = Contact.objects.visible_to(user).filter(municipality=municipality)
    order = {role: place for place, role in enumerate(ContactRole.values)}
    lines = [ContactLine(each, each.get_role_display(), _note(each, day), _is_over(each, day)) for each in rows]
    shown = [line for line in lines if earlier or not line.over]
    return sorted(shown, key=lambda line: (line.over, order[line.contact.role], line.contact.valid.lower))


def _is_over(contact: Contact, day: date) -> bool:
    return contact.valid.upper is not None and contact.valid.upper <= day


def _note(contact: Contact, day: date) -> str:
    if contact.valid.lower > day:
        return _("From %(day)s") % {"day": formats.day(contact.valid.lower)}
    return formats.period(contact.valid) if contact.valid.upper is not None else ""


def contacts_for(user: User) -> QuerySet[Contact]:
    return Contact.objects.visible_to(user).select_related("municipality")


def contacts_to_keep(user: User) -> QuerySet[Contact]:
    """Return the contacts that the person may change: those of a municipality that they act for now."""
    return contacts_for(user).filter(municipality__in=Municipality.objects.reached_by(user))


def programme_contact(municipality: Municipality, day: date) -> Contact | None:
    """Return whom the programme writes to in the municipality on the day, where somebody with an address is named."""
    rows = Contact.objects.filter(municipality=municipality, role=ContactRole.PROGRAMME).exclude(email="")
    return rows.held_on(day).first()

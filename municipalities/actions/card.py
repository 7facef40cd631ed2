"""Keeping a municipality's card and its contacts, each with the day from which it holds."""

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core.dates import day_after
from alisvest.core.rules import require
from municipalities.models import Contact, Municipality, MunicipalityCard
from municipalities.rules import card as rules
from municipalities.rules.card import CardFacts


def _reached(municipality: Municipality, by: User) -> Municipality:
    """Lock the municipality: its cards and contacts are recorded one after the other."""
    return Municipality.objects.reached_by(by).select_for_update(of=("self",)).get(pk=municipality.pk)


@transaction.atomic
def record_card(municipality: Municipality, facts: CardFacts, *, start: date, by: User) -> MunicipalityCard:
    """Record what holds from `start` on, a day of the past or of the future: until the next card, if there is one.

    The card that held before ends there. Raises RefusedError.
    """
    municipality = _reached(municipality, by)
    cards = list(MunicipalityCard.objects.filter(municipality=municipality).order_by("valid"))
    starts = [each.valid.lower for each in cards]
    require(rules.refuse_record_card(municipality, start=start, taken=start in starts, by=by))
    before = next((each for each in cards if start in each.valid), None)
    end = next((each for each in starts if each > start), None)
    if before is not None:
        before.valid = DateRange(before.valid.lower, start)
        before.save(update_fields=["valid"])
    card = MunicipalityCard.objects.create(municipality=municipality, valid=DateRange(start, end), **facts.cleaned())
    record("municipalities.card_recorded", municipality, by=by, changes={"from": start, **facts.cleaned()})
    return card


@transaction.atomic
def correct_card(card: MunicipalityCard, facts: CardFacts, *, reason: str, by: User) -> MunicipalityCard:
    """Put right what was wrong all the time, under the same dates. Raises RefusedError."""
    municipality = _reached(card.municipality, by)
    card = MunicipalityCard.objects.filter(municipality=municipality).select_for_update(of=("self",)).get(pk=card.pk)
    changes = {
        name: [getattr(card, name), value] for name, value in facts.cleaned().items() if getattr(card, name) != value
    }
    require(rules.refuse_correct_card(reason=reason, changed=bool(changes), by=by))
    for name, value in facts.cleaned().items():
        setattr(card, name, value)
    card.save(update_fields=list(facts.cleaned()))
    record("municipalities.card_corrected", municipality, by=by, changes=changes, reason=reason.strip())
    return card


@transaction.atomic
def enter_contact(
    municipality: Municipality, *, role: str, name: str, start: date, email: str = "", phone: str = "", by: User
) -> Contact:
    """Enter who has a part from `start` on; whoever had it before ends the day before. Raises RefusedError."""
    municipality = _reached(municipality, by)
    held = Contact.objects.filter(municipality=municipality, role=role)
    later = held.filter(valid__startswith__gte=start).exists()
    require(rules.refuse_enter_contact(municipality, start=start, later=later, by=by))
    before = held.held_on(start).first()
    if before is not None:
        before.valid = DateRange(before.valid.lower, start)
        before.save(update_fields=["valid"])
    contact = Contact.objects.create(
        municipality=municipality,
        role=role,
        name=name.strip(),
        email=email.strip().lower(),
        phone=phone.strip(),
        valid=DateRange(start, None),
    )
    record("municipalities.contact_entered", municipality, by=by, changes={"contact_role": role, "from": start})
    return contact


@transaction.atomic
def change_contact(contact: Contact, *, name: str, email: str, phone: str, by: User) -> Contact:
    """Put the name, the address or the telephone number right. Raises RefusedError."""
    contact = _locked(contact, by)
    require(rules.refuse_change_contact(by=by))
    contact.name, contact.email, contact.phone = name.strip(), email.strip().lower(), phone.strip()
    contact.save(update_fields=["name", "email", "phone"])
    record("municipalities.contact_changed", contact.municipality, by=by, changes={"contact_role": contact.role})
    return contact


@transaction.atomic
def end_contact(contact: Contact, *, last_day: date, by: User) -> Contact:
    """Record that nobody, or nobody yet, has the part after `last_day`. Raises RefusedError."""
    contact = _locked(contact, by)
    require(rules.refuse_end_contact(contact, last=last_day, by=by))
    contact.valid = DateRange(contact.valid.lower, day_after(last_day))
    contact.save(update_fields=["valid"])
    record(
        "municipalities.contact_ended",
        contact.municipality,
        by=by,
        changes={"contact_role": contact.role, "last_day": last_day},
    )
    return contact


def _locked(contact: Contact, by: User) -> Contact:
    """Only of the municipality the person acts for: what a predecessor had is read."""
    municipality = _reached(Contact.objects.visible_to(by).get(pk=contact.pk).municipality, by)
    rows = Contact.objects.visible_to(by).select_related("municipality").select_for_update(of=("self",))
    return rows.get(pk=contact.pk, municipality=municipality)

"""Who is who in the municipalities with posts, and a card that changes. All people and addresses are invented."""

from datetime import date

from alisvest.core import clock
from alisvest.demonstration.cast import Cast, municipality
from municipalities.actions.card import enter_contact, record_card
from municipalities.models import ContactRole
from municipalities.rules.card import CardFacts

# municipality, part, name, phone, from: the second chief doctor of Odda ends the first one's time
CONTACTS = (
    ("Bergen", ContactRole.PROGRAMME, "Gudrun Haukeland", "55 00 00 01", date(2017, 2, 1)),
    ("Bergen", ContactRole.FINANCE, "Roald Nygård", "", date(2017, 5, 1)),
    ("Kvam", ContactRole.PROGRAMME, "Ingebjørg Skutle", "56 00 00 02", date(2017, 2, 1)),
    ("Kvam", ContactRole.CHIEF_DOCTOR, "Torleiv Botnen", "56 00 00 03", date(2017, 2, 1)),
    ("Odda", ContactRole.CHIEF_EXECUTIVE, "Marit Tyssedal", "53 00 00 04", date(2017, 2, 1)),
    ("Odda", ContactRole.CHIEF_DOCTOR, "Sigurd Freim", "53 00 00 05", date(2017, 2, 1)),
    ("Odda", ContactRole.CHIEF_DOCTOR, "Ragnhild Eitrheim", "53 00 00 06", date(2018, 8, 1)),
    ("Odda", ContactRole.PERSONNEL, "Knut Jordal", "", date(2017, 2, 1)),
    ("Masfjorden", ContactRole.PROGRAMME, "Berta Matre", "56 00 00 07", date(2017, 2, 1)),
    ("Årdal", ContactRole.HEALTH_MANAGER, "Halvard Tangen", "57 00 00 08", date(2017, 2, 1)),
)
MOVES = date(2019, 3, 1)


def tell(cast: Cast) -> None:
    """Enter the contacts on their days, and a card of Kvam that holds from a day to come."""
    for number, (place, role, name, phone, start) in enumerate(CONTACTS):
        with clock.at(start):
            enter_contact(
                municipality(place),
                role=role,
                name=name,
                email=f"kontakt{number}@example.no",
                phone=phone,
                start=start,
                by=cast.leader,
            )
    with clock.at(date(2019, 1, 10)):
        facts = CardFacts(
            postal_address="Nye Grovagjelet 1\n5600 Norheimsund",
            postmottak="postmottak@kvam.example.no",
            invoice_reference="HELSE-ALIS",
        )
        record_card(municipality("Kvam"), facts, start=MOVES, by=cast.leader)

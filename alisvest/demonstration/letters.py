"""What the project leader did to the letters before the call of 2017: one text worded anew, official addresses entered."""

from datetime import date

from alisvest.core import clock
from alisvest.demonstration.cast import Cast, municipality
from alisvest.demonstration.people import rows
from alisvest.outbox import templates
from alisvest.outbox.actions import word_text
from alisvest.outbox.templates import Words
from municipalities.actions.card import record_card
from municipalities.rules.card import CardFacts

INVITATION = "municipalities.invitation"
ADDED = {
    "nb": "Har dere spørsmål, ring eller skriv til prosjektlederen. Svarene kommer alle til gode.",
    "nn": "Har de spørsmål, ring eller skriv til prosjektleiaren. Svara kjem alle til gode.",
}


def prepare(cast: Cast) -> None:
    """Add a paragraph to the invitation in both forms, and enter the applicants' invented postmottak."""
    with clock.at(date(2017, 2, 24)):
        word_text(
            INVITATION,
            texts={language: _with(language, words) for language, words in ADDED.items()},
            versions=dict.fromkeys(ADDED, 0),
            why="Flere spurte på informasjonsmøtet hvem de kan ringe.",
            by=cast.leader,
        )
        for row in rows("applications"):
            plain = row["municipality"].lower().translate(str.maketrans("æøå", "eoa"))
            facts = CardFacts(postmottak=f"postmottak@{plain}.example.no")
            record_card(municipality(row["municipality"]), facts, start=date(2017, 1, 1), by=cast.leader)


def _with(language: str, paragraph: str) -> Words:
    shipped = templates.shipped(INVITATION, language)
    return Words(shipped.subject, f"{shipped.body}\n\n{paragraph}")

"""The joint application of 2017: Masfjorden with Modalen and Gulen. That they applied together is known; the key is invented."""

from alisvest.accounts.actions import register_person
from alisvest.accounts.models import User
from alisvest.core.roles import Role
from alisvest.demonstration.cast import Cast
from alisvest.demonstration.people import PROGRAMME_START, in_hat
from municipalities.actions import add_member, save_partner_answer
from municipalities.models import Application, Municipality

KEY = {"Masfjorden": 60, "Modalen": 25, "Gulen": 15}
OWN_WORDS = {
    "Modalen": "Hos oss er det éin fastlege. Når han har fri, ringjer kandidaten bakvakta i Masfjorden.",
}
POINT = "backup"


def signer_of(cast: Cast, town: Municipality) -> User:
    """Return who signs for a municipality; a partner that applied for nothing itself gets somebody."""
    if town.name not in cast.signers:
        plain = town.name.lower().translate(str.maketrans("æøå", "eoa"))
        user = register_person(
            email=f"signers.{plain}@example.no", name=f"{town.name} kommunedirektør", language="nn", by=cast.leader
        )
        add_member(town, user, Role.SIGNER, start=PROGRAMME_START, by=cast.leader)
        cast.signers[town.name] = in_hat(user)
    return cast.signers[town.name]


def write_own_words(cast: Cast, application: Application) -> None:
    """Let the partners say where their answers differ, while the application is a draft."""
    for row in application.partner_rows.select_related("municipality"):
        signer = signer_of(cast, row.municipality)
        if words := OWN_WORDS.get(row.municipality.name):
            save_partner_answer(application, POINT, text=words, by=signer)

"""Blank papers: in both language forms, from today's texts, rates and rules, for those who need them."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from alisvest.core import clock
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.outbox import queries
from alisvest.outbox.actions import word_text
from alisvest.outbox.templates import Words
from alisvest.programme.actions import load_founding_values
from candidates.actions import load_rule_sets
from supervision.workflow import Theme
from tests.make import municipalities as make
from tests.make import people

PAPERS = {
    "candidates.plan": ("Utdanningsplan", "Utdanningsplan"),
    "municipalities.agreement": ("Deltakeravtale", "Deltakaravtale"),
    "municipalities.advertisement": ("Lege i spesialisering", "Lege i spesialisering"),
    "supervision.minutes": ("Referat fra veiledningsmøte", "Referat frå rettleiingsmøte"),
}


@pytest.fixture(autouse=True)
def _programme() -> Iterator[None]:
    with clock.at(date(2018, 2, 1)):
        load_founding_values(by=None)
        load_rule_sets(by=None)
        yield


def fetch(client: Client, key: str, language: str) -> str:
    answer = client.get(reverse("outbox:paper_download", args=[key, language]))
    assert answer.headers["Content-Type"] == "application/pdf"
    with pikepdf.open(BytesIO(answer.content)) as pdf:
        assert str(pdf.Root.Lang) == language
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages).split())


@pytest.mark.parametrize("key", PAPERS)
def test_each_paper_exists_in_both_forms(client: Client, key: str) -> None:
    people.sign_in(client, people.administrator())

    for language, title in zip(("nb", "nn"), PAPERS[key], strict=True):
        shown = fetch(client, key, language)
        assert title in shown
        assert "Bergen kommune, Etat for helsetjenester" in shown
        assert "{" not in shown
        assert "____" not in shown


def test_the_plan_lists_the_programmes_requirements(client: Client) -> None:
    people.sign_in(client, people.administrator())
    shown = fetch(client, "candidates.plan", "nn")

    for words in ("Uselektert allmennpraksis", "Institusjonsteneste", "Rettleiingsgruppe i to år", "Fem årsverk"):
        assert words in shown


def test_the_agreement_holds_todays_amounts_and_norm(client: Client) -> None:
    people.sign_in(client, people.administrator())
    shown = fetch(client, "municipalities.agreement", "nb")

    for words in ("200 000 kr", "50 000 kr", "2 timer"):
        assert words in shown


def test_the_minutes_name_the_themes_and_warn_of_patient_data(client: Client) -> None:
    people.sign_in(client, people.administrator())
    shown = fetch(client, "supervision.minutes", "nb")

    assert "Ikke skriv pasientopplysninger" in shown
    assert len(Theme) == 4
    assert "Kliniske problemstillinger" in shown


def test_a_paper_is_worded_anew_like_any_text(client: Client) -> None:
    leader = people.project_leader()
    words = Words("Referatskjema", "Skriv kort.\n\nDato: ____")
    word_text("supervision.minutes", texts={"nn": words}, versions={"nn": 0}, why="Shorter.", by=leader)
    people.sign_in(client, leader)

    shown = fetch(client, "supervision.minutes", "nn")

    assert "Referatskjema" in shown
    assert "Skriv kort." in shown
    assert client.get(reverse("outbox:text_detail", args=["candidates.plan"])).status_code == 200


def test_a_paper_whose_amounts_are_not_decided_is_not_made(client: Client) -> None:
    people.sign_in(client, people.administrator(language="en"))

    with clock.at(date(2016, 6, 1)):
        answer = client.get(reverse("outbox:paper_download", args=["municipalities.agreement", "nb"]))

    assert answer.status_code == 409
    assert "cap of refunds" in answer.text


@pytest.mark.parametrize(
    ("role", "keys"),
    [
        *((role, set(PAPERS)) for role in sorted(STAFF_ROLES)),
        *((role, set(PAPERS) - {"supervision.minutes"}) for role in sorted(MUNICIPALITY_ROLES)),
        (Role.CANDIDATE, {"candidates.plan", "supervision.minutes"}),
        (Role.SUPERVISOR, {"candidates.plan", "supervision.minutes"}),
        (Role.STEERING, set()),
        (None, set()),
    ],
)
def test_each_role_sees_the_papers_it_needs(role: Role | None, keys: set[str]) -> None:
    assert {paper.key for paper in queries.papers_for(people.user(role))} == keys


def test_the_page_offers_both_forms_and_no_paper_of_others(client: Client) -> None:
    people.sign_in(client, make.member(make.municipality(), Role.READER, language="en"))

    answer = client.get(reverse("outbox:paper_list"))

    assert answer.text.count("(PDF)") == 6
    assert "See the text" not in answer.text
    for key, language in (("supervision.minutes", "nb"), ("municipalities.agreement", "en"), ("no.such", "nb")):
        assert client.get(reverse("outbox:paper_download", args=[key, language])).status_code == 404

"""Letters to a municipality: in its language form on that date, on paper, and found where they belong."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from alisvest.documents.responses import content_of
from alisvest.outbox import templates
from alisvest.outbox.actions import print_letters, word_text
from alisvest.outbox.models import FormalLetter, Mail, MailStatus
from alisvest.outbox.templates import Words
from municipalities.actions import record_case_number, release_decisions, send_decision_letter
from municipalities.actions.card import record_card
from municipalities.models import Application, Decision, Municipality, MunicipalityVersion, Round
from municipalities.rules.card import CardFacts
from tests.make import municipalities as make
from tests.make import people
from tests.make import review as made

START = date(2017, 9, 1)
CALL: dict[str, Any] = {
    "name": "ALIS-Vest 2017",
    "year": 2017,
    "opens_on": date(2017, 3, 1),
    "deadline_on": date(2017, 3, 15),
    "places_from": 12,
    "places_to": 15,
    "decision_kind": "grant",
}


def turned(to: str, on: date) -> Municipality:
    """Make a municipality that has nynorsk and decides on another language form from a date on."""
    place = make.municipality("Os")
    version = place.versions.get()
    facts = {"title": version.title, "county": version.county, "population": version.population}
    number = version.number
    version.valid = DateRange(version.valid.lower, on)
    version.save(update_fields=["valid"])
    MunicipalityVersion.objects.create(
        municipality=place, number=number, language_form=to, valid=DateRange(on, None), **facts
    )
    return place


def resolved(place: Municipality, places: int = 1, **fields: Any) -> Application:
    application = made.recommended(places=places, municipality=place, places_wanted=2, **fields)
    made.resolved(application, places=places)
    return application


@pytest.mark.parametrize(
    ("form", "day", "language", "word"),
    [
        ("bokmal", date(2017, 3, 31), "nn", "Grunngiving"),
        ("bokmal", date(2017, 4, 1), "nb", "Begrunnelse"),
        ("neutral", date(2017, 4, 1), "nb", "Begrunnelse"),
    ],
)
def test_the_language_form_of_the_letters_own_date_decides(form: str, day: date, language: str, word: str) -> None:
    place = turned(form, date(2017, 4, 1))
    make.member(place, Role.SIGNER, language="en")
    with clock.at(day):
        decision = made.issue(resolved(place), reasons="Breidd.", by=people.project_leader())

    letter, mail = FormalLetter.objects.get(), Mail.objects.get()
    assert (letter.language, mail.language) == (language, language)
    assert letter.document.shown_name == f"Vedtak_om_søknad_{decision.application.reference}_Os_kommune.pdf"
    assert word in mail.body
    assert word in PdfReader(BytesIO(content_of(letter.document))).pages[0].extract_text()


def test_a_letter_keeps_its_words_when_the_text_is_worded_anew() -> None:
    place, leader = make.municipality(), people.project_leader()
    make.member(place, Role.SIGNER)
    first = made.issue(resolved(place), reasons="Breidd.", by=leader)
    word_text(
        "municipalities.decision",
        texts={"nn": Words("Svar på {reference}", "{outcome}\n\n{reasons}\n\n{complaint}\n\nNy ordlyd.")},
        versions={"nn": 0},
        why="Kortare.",
        by=leader,
    )
    made.issue(resolved(make.municipality(), round=make.round_(name="B", year=2018)), reasons="To.", by=leader)

    old, new = FormalLetter.objects.order_by("pk")
    assert old.subject == f"Vedtak om søknad {first.application.reference}"
    assert new.subject.startswith("Svar på ")
    assert "Ny ordlyd." in PdfReader(BytesIO(content_of(new.document))).pages[0].extract_text()


def test_one_post_and_several_and_none_are_said_in_their_own_words() -> None:
    for places, words in (
        (0, "får ikkje innvilga stilling"),
        (1, "får innvilga éi stilling"),
        (2, "innvilga 2 stillingar"),
    ):
        place = make.municipality()
        make.member(place, Role.SIGNER)
        application = resolved(place, places, round=make.round_(year=2017 + places))
        made.issue(application, reasons="Breidd.", by=people.project_leader())
        assert words in Mail.objects.latest("pk").body


def test_the_address_the_reference_and_the_case_number_stand_on_the_letter() -> None:
    place, leader = make.municipality("Kvam", title="herad"), people.project_leader(name="Marianne Fosse")
    facts = CardFacts(postal_address="Grovagjelet 16\n5600 Norheimsund", postmottak="Post@kvam.example.no")
    record_card(place, facts, start=date(2017, 1, 1), by=leader)
    application = resolved(place)
    record_case_number(application.round, case_number=" 2017/88 ", by=leader)
    application.round.refresh_from_db()

    made.issue(application, reasons="Breidd.", access_code="offl. § 13", by=leader)

    letter = FormalLetter.objects.get()
    shown = PdfReader(BytesIO(content_of(letter.document))).pages[0].extract_text()
    for words in (
        "Kvam herad",
        "Grovagjelet 16",
        "post@kvam.example.no",
        "2017/88",
        str(application.reference),
        "offl. § 13",
    ):
        assert words in shown
    mail = Mail.objects.get()
    assert (mail.to, mail.document) == ("post@kvam.example.no", None)
    assert "Breidd." not in mail.body


def test_every_municipality_gets_its_invitation_as_a_letter_that_only_it_and_staff_see() -> None:
    with clock.at(date(2017, 3, 1)):
        own, other = make.municipality("Kvam", title="herad"), make.municipality(language_form="bokmal")
        reader = make.member(own, Role.READER)
        make.member(own, Role.SIGNER)
        make.called(**CALL, case_number="2017/1")
        assert not FormalLetter.objects.exists()  # paper is the worker's
        print_letters()

    letters = FormalLetter.objects.order_by("pk")
    assert [(letter.receiver, letter.language, letter.case_number) for letter in letters] == [
        ("Kvam herad", "nn", "2017/1"),
        (f"{other.name} kommune", "nb", "2017/1"),
    ]
    assert [letter.receiver for letter in FormalLetter.objects.visible_to(reader)] == ["Kvam herad"]
    mail = Mail.objects.get()
    assert (mail.document, mail.status) == (letters[0].document, MailStatus.WAITING)
    assert list(Round.objects.get().invitations.order_by("pk").values_list("mails", flat=True)) == [1, 0]


def test_a_decision_whose_letter_could_not_be_written_gets_it_later_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    place, leader = make.municipality(), people.project_leader()
    make.member(place, Role.SIGNER)
    with monkeypatch.context() as patched:
        patched.setattr("municipalities.letters.decision.right_of_complaint", lambda *_args: "")
        patched.setattr("municipalities.letters.lacking", lambda *_args: "")  # lacks only when it is written
        decision = made.issue(resolved(place), reasons="Breidd.", by=leader)
    assert not FormalLetter.objects.exists()
    assert Mail.objects.get().last_error == "missing: complaint"

    with pytest.raises(RefusedError):
        send_decision_letter(decision, by=people.administrator())
    assert send_decision_letter(decision, by=leader) is not None
    with pytest.raises(RefusedError, match="has its letter already"):
        send_decision_letter(decision, by=leader)

    assert Mail.objects.latest("pk").status == MailStatus.WAITING


def test_a_letter_that_waits_for_paper_is_neither_lacking_nor_made_twice(client: Client) -> None:
    leader, application = people.project_leader(language="en"), resolved(make.municipality())
    made.prepare(application, by=leader)
    release_decisions(
        application.round, answer_days=21, offer_days=10, waiting_until=clock.today() + timedelta(days=9), by=leader
    )
    decision = Decision.objects.get()
    people.sign_in(client, leader)

    before = client.get(decision.get_absolute_url()).text
    with pytest.raises(RefusedError, match="as soon as its PDF is made"):
        send_decision_letter(decision, by=leader)
    print_letters()
    after = client.get(decision.get_absolute_url()).text

    assert "The letter is written." in before
    assert "Make the letter" not in before
    assert "The letter is written." not in after
    assert FormalLetter.objects.get().document.sha256 in after


def test_the_texts_of_the_programme_are_registered() -> None:
    for key in ("invitation", "receipt", "decision", "granted_one", "granted_many", "refused", "complaint_grant"):
        assert f"municipalities.{key}" in templates.known()


# --- pages ---------------------------------------------------------------------------------


def test_the_letter_is_seen_as_a_pdf_before_the_decision_is_issued(client: Client) -> None:
    application = resolved(make.municipality())
    people.sign_in(client, made.declared(people.project_leader(language="en", name="Marianne Fosse")))
    page = reverse("municipalities:decision_prepare", args=[application.pk])
    key = application.places.get(rank=1).pk
    typed = {
        "reasons": "Breidd.",
        f"start_{key}": "2017-09-01",
        f"main_{key}": "general_practice",
        f"percentage_{key}": "80",
        "version": "0",
    }

    draft = client.post(page, typed | {"then": "draft"})

    assert "See the letter as PDF" in client.get(page).text
    assert draft.headers["Content-Type"] == "application/pdf"
    shown = PdfReader(BytesIO(draft.content)).pages[0].extract_text()
    assert "Breidd." in shown
    assert "UTKAST" in shown.upper()
    assert not Mail.objects.exists()
    assert not FormalLetter.objects.exists()


def test_letters_stand_with_the_decision_the_application_and_the_round(client: Client) -> None:
    with clock.at(date(2017, 3, 1)):
        place = make.municipality()
        round_ = make.called(**CALL)
        print_letters()
    decision = made.issue(resolved(place, round=round_), reasons="Ja.", by=people.project_leader())
    invitation, letter = FormalLetter.objects.order_by("pk")
    people.sign_in(client, make.member(place, Role.READER, language="en"))

    assert letter.document.sha256 in client.get(decision.get_absolute_url()).text
    assert [each.pk for each in client.get(decision.application.get_absolute_url()).context["letters"]] == [
        letter.pk,
        invitation.pk,
    ]
    assert invitation.get_absolute_url() in client.get(round_.get_absolute_url()).text


def test_a_missing_letter_is_made_by_its_button(client: Client) -> None:
    decision = made.decided()
    page = people.sign_in(client, people.project_leader(language="en")).get(decision.get_absolute_url())
    assert "Make the letter" in page.text

    sent = client.post(reverse("municipalities:decision_letter_send", args=[decision.pk]), follow=True)

    assert "The letter is made" in sent.text
    assert FormalLetter.objects.count() == 1
    assert client.post(reverse("municipalities:decision_letter_send", args=[decision.pk])).status_code == 409


def test_the_case_number_is_kept_by_staff(client: Client) -> None:
    round_ = make.round_()
    page = reverse("municipalities:case_number_record", args=[round_.pk])
    people.sign_in(client, people.administrator(language="en"))

    assert client.post(page, {"case_number": "x" * 61}).status_code == 422
    assert client.post(page, {"case_number": "2017/42"}).status_code == 302
    assert "2017/42" in client.get(round_.get_absolute_url()).text
    with pytest.raises(RefusedError):
        record_case_number(round_, case_number="1", by=make.member(make.municipality(), Role.SIGNER))

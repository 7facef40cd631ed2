"""A formal letter is put on paper, archived, and mailed; whoever sees what it is about may fetch it."""

import hashlib
import re
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO

import pikepdf
import pytest
from django.db.utils import ProgrammingError
from django.test import Client
from pypdf import PdfReader

from alisvest.accounts.models import User
from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from alisvest.documents import pango
from alisvest.documents.responses import content_of
from alisvest.outbox import access_codes, templates
from alisvest.outbox.actions import print_letters, send_formal_letter, word_text, write_formal_letter
from alisvest.outbox.housekeeping import watch_mail
from alisvest.outbox.models import FormalLetter, JobRun, LetterToPrint, Mail, MailStatus
from alisvest.outbox.paper import Paper, Receiver, letter_pdf, shown_name, written
from alisvest.outbox.templates import Kind, Placeholder, Template, Words
from municipalities.models import Municipality
from tests.make import municipalities as make
from tests.make import outbox, people
from tests.make import review as made

LETTER = Template(
    "test.letter",
    "Test letter",
    "Svar til {who}",
    "Til {who}.\n\n# Grunn\n\n{reasons}\n\n- eitt\n- to {who}",
    (Placeholder("who", "", "Åse"), Placeholder("reasons", "", "Fordi.")),
    kind=Kind.LETTER,
)
RECEIVER = Receiver("Kvam herad", ("Postboks 7", "5601 Øystese"), "postmottak@kvam.example.no")
VALUES = {"who": "Áŋŋel Čáhppes", "reasons": "Første.\n\nAndre."}


@pytest.fixture(autouse=True)
def _letter(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(templates._templates, LETTER.key, LETTER)
    with clock.at(date(2017, 4, 6)):
        yield


def send(about: Municipality | None = None, *, by: User | None = None, **changes: object) -> FormalLetter:
    given: dict[str, object] = {
        "receiver": RECEIVER,
        "people": [],
        "language": "nn",
        "values": VALUES,
        "about": about or make.municipality(),
        "by": by or people.project_leader(name="Marianne Fosse"),
        "reference": "ALIS-2017-003",
        "case_number": "2017/1234",
    }
    letter = send_formal_letter(LETTER.key, **given | changes)  # type: ignore[arg-type]
    assert letter is not None
    return letter


def text_of(content: bytes) -> str:
    return " ".join(re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(BytesIO(content)).pages)


def test_everything_a_letter_must_say_stands_on_the_paper() -> None:
    shown = text_of(content_of(send().document))

    for words in (
        "ALIS-Vest",
        "Bergen kommune, Etat for helsetjenester",
        "Kvam herad",
        "Postboks 7",
        "5601 Øystese",
        "postmottak@kvam.example.no",
        "6. april 2017",
        "Vår ref.",
        "ALIS-2017-003",
        "Saksnummer",
        "2017/1234",
        "Svar til Áŋŋel Čáhppes",
        "Grunn",
        "Første.",
        "to Áŋŋel Čáhppes",
        "Marianne Fosse",
        "Prosjektleiar",
        "Godkjend elektronisk",
        "1 av 1",
    ):
        assert words in shown
    assert "Unnateke" not in shown


def test_the_paper_is_tagged_made_for_the_archive_and_named() -> None:
    letter = send()
    content = content_of(letter.document)

    assert letter.document.sha256 == hashlib.sha256(content).hexdigest()
    assert letter.document.shown_name == "Svar_til_Áŋŋel_Čáhppes_Kvam_herad.pdf"
    with pikepdf.open(BytesIO(content)) as pdf:
        assert str(pdf.Root.Lang) == "nn"
        assert bool(pdf.Root.MarkInfo.Marked)
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
            assert metadata["dc:title"] == "Svar til Áŋŋel Čáhppes, Kvam herad"


def test_the_row_says_to_whom_about_what_and_is_never_changed() -> None:
    place, leader = make.municipality(), people.project_leader()

    letter = send(place, by=leader)

    assert (letter.receiver, letter.language, letter.written_on) == ("Kvam herad", "nn", date(2017, 4, 6))
    assert (letter.about_type, letter.about_id, letter.signed_by) == ("municipalities.municipality", place.pk, leader)
    event = Event.objects.get(verb="outbox.letter_written")
    assert event.changes == {"subject": letter.subject, "sha256": letter.document.sha256}
    with pytest.raises(ProgrammingError, match="permission denied"):
        FormalLetter.objects.update(subject="Other.")


def test_the_mail_goes_to_the_official_address_and_the_people_once_each_with_the_paper() -> None:
    twice = people.user(email="postmottak@kvam.example.no")
    letter = send(people=[people.user(email="signer@example.no"), twice])

    mails = Mail.objects.order_by("pk")
    assert [(mail.to, mail.receiver) for mail in mails] == [
        ("postmottak@kvam.example.no", twice),
        ("signer@example.no", User.objects.get(email="signer@example.no")),
    ]
    for mail in mails:
        assert mail.document == letter.document
        assert mail.status == MailStatus.HELD
        assert "Første.\n\nAndre." in mail.body
        assert "# " not in mail.body
        assert f"/letters/{letter.pk}/" in mail.body


def test_an_exempt_letter_is_stamped_and_does_not_leave_by_mail() -> None:
    letter = send(access_code="offl. § 13")

    assert "Unnateke offentlegheit, offl. § 13" in text_of(content_of(letter.document))
    for mail in Mail.objects.all():
        assert mail.document is None
        assert "Første." not in mail.body + mail.subject
        assert "Áŋŋel" not in mail.body + mail.subject
        assert f"/letters/{letter.pk}/" in mail.body


def test_the_bases_for_withholding_are_dated() -> None:
    assert access_codes.codes_on(date(2008, 12, 31)) == []
    assert next(code.basis for code in access_codes.codes_on(date(2017, 3, 1))) == "offl. § 13"
    assert access_codes.choices_on(date(2017, 3, 1))[0] == ("", "Open to the public")


def test_a_letter_that_lacks_a_value_is_no_letter() -> None:
    with pytest.raises(AssertionError):
        send(values={"who": "Åse"})

    assert not FormalLetter.objects.exists()
    mail = Mail.objects.get()
    assert (mail.status, mail.last_error, mail.to) == (MailStatus.FAILED, "missing: reasons", RECEIVER.email)


def test_without_pango_nothing_is_sent_and_the_reason_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pango, "is_there", lambda: False)

    with pytest.raises(RefusedError, match="Pango is missing"):
        send()

    assert not Mail.objects.exists()


def test_what_people_typed_is_text_on_paper_too() -> None:
    nasty = "<b>fet</b> <img src=http://evil.no/x.png> # Overskrift\n\n# Overskrift\n\n- punkt\n\n{who}"
    shown = text_of(content_of(send(values={"who": "<h1>Å", "reasons": nasty}).document))

    assert "Til <h1>Å." in shown
    assert "<b>fet</b> <img src=http[:]//evil[.]no/x.png>" in shown
    assert "# Overskrift" in shown
    assert "- punkt" in shown
    assert "{who}" in shown


def test_the_sender_and_the_signature_are_worded_like_any_text() -> None:
    leader = people.project_leader()
    word_text(
        "outbox.sender", texts={"nn": Words("", "ALIS-Vest 2\nEin annan etat")}, versions={"nn": 0}, why="x", by=leader
    )
    word_text("outbox.signature", texts={"nn": Words("", "Helsing\n\n{name}")}, versions={"nn": 0}, why="x", by=leader)

    shown = text_of(content_of(send().document))

    assert "Ein annan etat" in shown
    assert "Helsing" in shown
    assert "Godkjend" not in shown


@pytest.mark.parametrize("paragraphs", range(2, 22))
def test_a_signature_is_never_alone_on_a_page(paragraphs: int) -> None:
    values = {
        "who": "Åse",
        "reasons": "\n\n".join(["Kommunen har ein spesialist til stades kvar dag. " * 9] * paragraphs),
    }
    paper = written(
        LETTER.key, "nn", values, receiver=RECEIVER, written_on=date(2017, 4, 6), signer="Marianne Fosse", title="Leiar"
    )

    pages = [page.extract_text() for page in PdfReader(BytesIO(letter_pdf(paper))).pages]

    (last,) = [page for page in pages if "Marianne Fosse" in page]
    assert last == pages[-1]
    assert "to Åse" in last
    if paragraphs > 20:
        assert len(pages) > 2


def test_a_draft_says_so_on_each_page() -> None:
    values = {"who": "Åse", "reasons": "\n\n".join(["Kommunen har ein spesialist til stades kvar dag. " * 9] * 20)}
    for language, word in (("nn", "UTKAST"), ("nb", "UTKAST")):
        paper = written(
            LETTER.key,
            language,
            values,
            receiver=RECEIVER,
            written_on=date(2017, 4, 6),
            signer="M",
            title="",
            draft=True,
        )
        pages = PdfReader(BytesIO(letter_pdf(paper))).pages
        assert len(pages) > 1
        assert all(word in page.extract_text().upper() for page in pages)


def test_a_name_of_a_file_holds_no_path() -> None:
    assert shown_name("nn", "../../Brev: om\n«sak» 3/17", "", "Bømlo") == "Brev_om_sak_3_17_Bømlo.pdf"
    assert len(shown_name("nn", "x" * 500)) < 150


# --- reading -------------------------------------------------------------------------------


def test_the_municipalitys_own_people_and_staff_fetch_it_and_nobody_else(client: Client) -> None:
    decision = made.decided()
    letter = outbox.letter(decision)
    own = make.member(decision.application.municipality, Role.READER)
    foreign = make.member(make.municipality(), Role.SIGNER)

    answer = people.sign_in(client, own).get(letter.get_absolute_url())

    assert answer.status_code == 200
    assert answer.content == content_of(letter.document)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert people.sign_in(Client(), people.administrator()).get(letter.get_absolute_url()).status_code == 200
    assert people.sign_in(Client(), foreign).get(letter.get_absolute_url()).status_code == 404
    assert people.sign_in(Client(), people.user(Role.STEERING)).get(letter.get_absolute_url()).status_code == 403


def test_a_letter_about_what_has_no_scope_is_seen_by_nobody() -> None:
    outbox.letter(JobRun.objects.create(job="test", slot=clock.now()))

    assert not FormalLetter.objects.visible_to(people.project_leader()).exists()


def put_off(**changes: object) -> LetterToPrint:
    given: dict[str, object] = {"people": [people.user(name="Åse Nes")], "hold": False} | changes
    letter = write_formal_letter(
        LETTER.key,
        receiver=RECEIVER,
        language="nn",
        values=VALUES,
        about=make.municipality(),
        by=people.project_leader(name="Marianne Fosse"),
        **given,  # type: ignore[arg-type]
    )
    assert letter is not None
    return letter


def test_a_letter_of_many_waits_for_paper_as_it_was_written() -> None:
    waiting = put_off()
    assert not FormalLetter.objects.exists()
    assert not Mail.objects.exists()

    word_text(
        LETTER.key, texts={"nn": Words("Heilt anna", "{who}")}, versions={"nn": 0}, why="", by=people.project_leader()
    )
    with clock.at(date(2017, 4, 9)):
        assert print_letters() == 1

    letter = FormalLetter.objects.get()
    assert (letter.subject, letter.written_on) == ("Svar til Áŋŋel Čáhppes", date(2017, 4, 6))
    assert "6.\xa0april\xa02017" in PdfReader(BytesIO(content_of(letter.document))).pages[0].extract_text()
    assert [mail.to for mail in Mail.objects.order_by("pk")] == [RECEIVER.email, waiting.to[1][0]]
    assert not LetterToPrint.objects.exists()
    assert print_letters() == 0


def test_a_letter_that_cannot_be_printed_stays_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = put_off(), put_off()
    printed = letter_pdf

    def jammed(made: Paper) -> bytes:
        if LetterToPrint.objects.order_by("pk").first() == first and jammed.calls == 0:  # type: ignore[attr-defined]
            jammed.calls = 1  # type: ignore[attr-defined]
            raise OSError
        return printed(made)

    jammed.calls = 0  # type: ignore[attr-defined]
    monkeypatch.setattr("alisvest.outbox.paper.letter_pdf", jammed)
    assert print_letters() == 1
    assert FormalLetter.objects.get().about_id == second.about_id

    assert print_letters() == 1
    assert not LetterToPrint.objects.exists()


def test_the_worker_is_warned_of_paper_that_waits(caplog: pytest.LogCaptureFixture) -> None:
    with clock.at(datetime(2017, 4, 6, 8, tzinfo=clock.OSLO)):
        put_off()
    with clock.at(datetime(2017, 4, 6, 9, 30, tzinfo=clock.OSLO)):
        assert watch_mail() == 1

    assert "1 letters have waited for paper" in caplog.text

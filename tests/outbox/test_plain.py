"""What people typed can never become markup, a link, a line of its own or a header."""

import pytest
from django.core.mail import EmailMessage
from django.test import override_settings

from alisvest.outbox import templates
from alisvest.outbox.templates import Placeholder, Template, plain, write

NASTY = (
    "https://evil.example/login",
    "HTTPS://EVIL.NO/x?next=1#y",
    "http:\\\\evil.no",
    "ftp://evil.no",
    "www.evil.museum",
    "se (www.evil.no).",
    "evil.no/path",
    "logg.inn.evil.com",
    "javascript:alert(1)",
    "data:text/html;base64,AAAA",
    "mailto:a@b",
    "tel:+4755555555",
    "http://localhost:8000.evil.no/x",
    "http://localhost:8000@evil.no/",
    "//evil.no/x",
    "https://xn--vil-6na.no",
    "[https://evil.no](https://evil.no)",
    "https[:]//evil.no",
)
LINK = ("://", ":\\\\", "www.", "javascript:", "data:", "mailto:", "tel:", ".no", ".com", ".example/", ".museum")


@pytest.mark.parametrize("typed", NASTY)
def test_no_address_that_somebody_typed_can_be_followed(typed: str) -> None:
    shown = plain(typed)

    assert [mark for mark in LINK if mark in shown.lower()] == []
    assert plain(shown) == shown
    assert shown.replace("[", "").replace("]", "") == typed.replace("[", "").replace("]", "")  # it stays readable


@pytest.mark.parametrize(
    "typed",
    [
        "ola.nordmann@kvam.kommune.no",
        "f.eks. kl. 14.32 den 1.2.2017, jf. nr. 3/2017 og/eller pkt. 4.1",
        "Merk: dette gjelder Os/Fusa",
        "200\u00a0000\u00a0kr, 80\u00a0%",
        "Guovdageaidnu – čđŋšŧž ÆØÅ",
        "<b>ikke fet</b> & {deadline} %(x)s",
    ],
)
def test_honest_text_stays_as_it_is(typed: str) -> None:
    assert plain(typed) == typed


@override_settings(SITE_URL="https://alis.example.no")
def test_the_applications_own_address_stays_whole() -> None:
    assert plain("https://alis.example.no/rounds/1/?a=b") == "https://alis.example.no/rounds/1/?a=b"
    assert plain("se https://alis.example.no/x her") == "se https://alis.example.no/x her"
    assert "[:]" in plain("https://alis.example.no.evil.no/x")
    assert "[:]" in plain("xhttps://alis.example.no/x")


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"])
def test_a_line_of_a_name_is_one_line(end: str) -> None:
    assert plain(f"Kvam{end}Bcc: alle@evil.no") == "Kvam Bcc: alle@evil.no"
    assert plain(f"Kvam{end}herad", one_line=False) == "Kvam\nherad"


def test_what_cannot_be_seen_is_gone() -> None:
    assert plain("a\x00b\x1b[31mc\u202ed\u200be\ufeff\u00ad\ue000") == "ab[31mcde"
    assert plain("ht\u200btp://evil.no") == "http[:]//evil[.]no"
    assert plain("a\n\n\n\n\nb  \nc", one_line=False) == "a\n\nb\nc"


def test_no_value_makes_a_header_or_a_line_of_the_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = Template("test.plain", "", "Om {who}", "Fra {who}.\n\n{why}\n\nHilsen", (Placeholder("who", "", ""),))
    monkeypatch.setitem(templates._templates, letter.key, letter)

    words = write("test.plain", "nb", {"who": "A\r\nBcc: b@evil.no\r\n\r\nHei", "why": "En\r\n\r\nTo {who}"})

    assert words.subject == "Om A Bcc: b@evil.no Hei"
    assert words.body == "Fra A Bcc: b@evil.no Hei.\n\nEn\n\nTo {who}\n\nHilsen"
    sent = EmailMessage(words.subject, words.body, to=["a@example.no"]).message()
    assert sorted(sent.keys()) == ["Content-Transfer-Encoding", "Content-Type", "Date", "From", "MIME-Version",
                                   "Message-ID", "Subject", "To"]  # fmt: skip


def test_a_long_value_does_not_hold_the_letter_up() -> None:
    for nasty in ("a." * 5000, "www." * 3000, "http:" * 3000, "a-" * 8000 + ".no"):
        assert plain(nasty)

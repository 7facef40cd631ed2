import pytest

from alisvest.documents.names import shown_name, suffix_of


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("kvittering.pdf", "kvittering.pdf"),
        ("Årsmøte i Ål.PDF", "Årsmøte i Ål.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\kari\\attest.pdf", "attest.pdf"),
        ("faktura\u202efdp.exe.pdf", "fakturafdp.exe.pdf"),
        ("a\x00b\x1b[31m\r\nSet-Cookie: x.pdf", "ab[31m Set-Cookie x.pdf"),
        ("null\u200bbredde\ufeff.pdf", "nullbredde.pdf"),
        ('"; filename=x.html.pdf', "; filename=x.html.pdf"),
        ("<script>.pdf", "script.pdf"),
        ("   .pdf", "fil.pdf"),
        (".pdf", "fil.pdf"),
        ("", "fil.pdf"),
        ("e\u0301n.pdf", "én.pdf"),
        ("x" * 300 + ".pdf", "x" * 100 + ".pdf"),
        ("bilde.jpeg", "bilde.pdf"),
    ],
)
def test_a_name_keeps_what_people_read_and_nothing_else(sent: str, shown: str) -> None:
    assert shown_name(sent, "application/pdf") == shown


def test_the_ending_is_what_stands_after_the_last_dot() -> None:
    assert [suffix_of(name) for name in ("a.PDF", "a.pdf.exe", "a", "a.", "x\\y.Png")] == ["pdf", "exe", "", "", "png"]

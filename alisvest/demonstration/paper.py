"""The demonstration's own papers: a page of text as PDF, and a photographed receipt. The same bytes every time."""

from collections.abc import Sequence
from io import BytesIO

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

A4 = (595, 842)
MARKED = "Demonstrasjon: oppdiktet innhold"


def page(name: str, title: str, lines: Sequence[str]) -> SimpleUploadedFile:
    """Make a PDF of one page, as somebody would upload it."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=A4)
    letter = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    sheet = pdf.pages[0]
    sheet.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(letter)))
    sheet.Contents = pdf.make_stream(_content(title, [*lines, "", MARKED]))
    buffer = BytesIO()
    pdf.save(buffer, deterministic_id=True)
    return SimpleUploadedFile(f"{name}.pdf", buffer.getvalue(), "application/pdf")


def _content(title: str, lines: Sequence[str]) -> bytes:
    """Write the operators that set a heading and its lines."""
    shown = [b"BT /F1 18 Tf 56 770 Td (%b) Tj" % _plain(title), b"/F1 11 Tf 0 -14 Td"]
    shown += [b"0 -18 Td (%b) Tj" % _plain(line) for line in lines]
    return b"\n".join([*shown, b"ET"])


def _plain(text: str) -> bytes:
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return escaped.encode("cp1252", errors="replace")


def photo(name: str, lines: Sequence[str]) -> SimpleUploadedFile:
    """Make a picture of a till receipt, as a phone would."""
    picture = Image.new("RGB", (900, 1200), "#8d8478")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((150, 90, 750, 1110), fill="#fbfaf6")
    letters = ImageFont.load_default(size=34)
    for number, line in enumerate([*lines, "", *MARKED.split(": ")]):
        draw.text((200, 150 + 62 * number), line, fill="#222222", font=letters)
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=80)
    return SimpleUploadedFile(f"{name}.jpg", buffer.getvalue(), "image/jpeg")

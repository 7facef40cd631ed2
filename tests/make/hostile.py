"""Files that nobody should be able to hand in, each small and made here: none is kept in the repository."""

import struct
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from tests.make import documents

MEGABYTE = 1024 * 1024


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack("!I", len(content)) + kind + content + struct.pack("!I", zlib.crc32(kind + content))


def _png(width: int, height: int, data: bytes, *extra: bytes, depth: int = 8, colour: int = 2) -> bytes:
    head = struct.pack("!IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = [_chunk(b"IHDR", head), *extra, _chunk(b"IDAT", data), _chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def decompression_bomb() -> bytes:
    """A PNG of a few kilobytes whose pixels fill over a gigabyte."""
    width = height = 20_000
    packer = zlib.compressobj(9)
    row = b"\0" * (width * 3 + 1)
    data = b"".join(packer.compress(row) for _ in range(300)) + packer.flush()  # the rest would be more of the same
    return _png(width, height, data)


def pixel_flood() -> bytes:
    """A JPEG that says it is 65 000 by 65 000."""
    made = bytearray(documents.photo((16, 16)))
    start = made.index(b"\xff\xc0")
    made[start + 5 : start + 9] = struct.pack("!HH", 65_000, 65_000)
    return bytes(made)


def just_below_the_limit() -> bytes:
    """A PNG as large as is let in, of nothing but one colour, with 16 bits in each of four channels."""
    width, height = 6_000, 5_990
    packer = zlib.compressobj(9)
    row = b"\0" * (width * 8 + 1)
    data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    return _png(width, height, data, depth=16, colour=6)


def text_bomb() -> bytes:
    """A PNG whose comment unpacks to 200 MB."""
    packed = zlib.compress(b"a" * (200 * MEGABYTE), 9)
    return _png(1, 1, zlib.compress(b"\0\0\0\0"), _chunk(b"zTXt", b"Comment\0\0" + packed))


def moving_png() -> bytes:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    buffer = BytesIO()
    frames[0].save(buffer, "PNG", save_all=True, append_images=frames[1:])
    return buffer.getvalue()


def _saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    buffer = BytesIO()
    pdf.save(buffer, **options)
    return buffer.getvalue()


def _page() -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    return pdf


def script_in_a_nested_name_tree() -> bytes:
    """JavaScript that runs at opening, three levels down a name tree, each level an object of its own, compressed."""
    pdf = _page()
    action = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=Stream(pdf, b"app.alert(1)")))
    leaf = pdf.make_indirect(Dictionary(Limits=["a", "a"], Names=[String("a"), action]))
    branch = pdf.make_indirect(Dictionary(Kids=[leaf]))
    pdf.Root.Names = Dictionary(JavaScript=pdf.make_indirect(Dictionary(Kids=[branch])))
    return _saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def script_behind_an_escaped_name() -> bytes:
    """/J#61vaScript is /JavaScript; the action hangs on a page's additional actions."""
    pdf = _page()
    opening = Dictionary(AA=String("x" * 6), JS=String("app.alert(1)"), S=Name("/JavaScript"))
    pdf.pages[0].AA = pdf.make_indirect(Dictionary(O=opening))
    made = _saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    # Two characters are left out before, so that every object stays where the table says it is.
    return made.replace(b"(xxxxxx)", b"()").replace(b"/JavaScript", b"/J#61vaScript").replace(b"/JS", b"/#4a#53")


def script_in_a_next_action() -> bytes:
    """An innocent jump whose /Next, an array, ends in a script."""
    pdf = _page()
    script = Dictionary(S=Name.Rendition, R=Dictionary(), JS=String("x"))
    jump = Dictionary(
        S=Name.GoTo,
        D=Array([pdf.pages[0].obj, Name.Fit]),
        Next=Array([Dictionary(S=Name.Named, N=Name.Print, Next=script)]),
    )
    pdf.Root.OpenAction = pdf.make_indirect(jump)
    return _saved(pdf)


def launch_at_opening() -> bytes:
    pdf = _page()
    pdf.Root.OpenAction = Dictionary(S=Name.Launch, F=String("calc.exe"))
    return _saved(pdf)


def launch_on_an_annotation() -> bytes:
    pdf = _page()
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=Dictionary(S=Name.Launch, F=String("x")))
    pdf.pages[0].Annots = pdf.make_indirect(Array([pdf.make_indirect(link)]))
    return _saved(pdf)


def form_that_sends_itself() -> bytes:
    pdf = _page()
    pdf.Root.OpenAction = Dictionary(S=Name.SubmitForm, F=String("https://example.no/"))
    return _saved(pdf)


def dynamic_form() -> bytes:
    pdf = _page()
    pdf.Root.AcroForm = Dictionary(Fields=[], XFA=Stream(pdf, b"<xdp:xdp/>"))
    return _saved(pdf)


def embedded_file() -> bytes:
    pdf = _page()
    pdf.attachments["other.exe"] = b"MZ"
    return _saved(pdf)


def embedded_in_an_annotation() -> bytes:
    pdf = _page()
    file = Stream(pdf, b"MZ", Type=Name.EmbeddedFile)
    spec = Dictionary(Type=Name.Filespec, F=String("x.exe"), EF=Dictionary(F=pdf.make_indirect(file)))
    pdf.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9], FS=spec)])
    return _saved(pdf)


def encrypted(user: str = "") -> bytes:
    """Locked for the owner only by default: it opens without a password, and is refused all the same."""
    return _saved(_page(), encryption=pikepdf.Encryption(owner="secret", user=user))


def object_stream_bomb() -> bytes:
    """A PDF of a megabyte whose object stream unpacks to one gigabyte."""
    packer = zlib.compressobj(9)
    blank = b" " * MEGABYTE
    return _with_object_stream(b"".join(packer.compress(blank) for _ in range(1024)) + packer.flush())


def _with_object_stream(data: bytes) -> bytes:
    """Write a PDF by hand whose catalogue lies in an object stream with that data."""
    out = BytesIO()
    out.write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    stream_at = out.tell()
    out.write(b"3 0 obj\n<</Type/ObjStm/N 2/First 8/Filter/FlateDecode/Length %d>>\nstream\n" % len(data))
    out.write(data + b"\nendstream\nendobj\n")
    table_at = out.tell()
    entries = struct.pack("!BIB", 0, 0, 255) + struct.pack("!BIB", 2, 3, 0) + struct.pack("!BIB", 2, 3, 1)
    entries += struct.pack("!BIB", 1, stream_at, 0) + struct.pack("!BIB", 1, table_at, 0)
    out.write(b"4 0 obj\n<</Type/XRef/Size 5/W[1 4 1]/Root 1 0 R/Length %d>>\nstream\n" % len(entries))
    out.write(entries + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % table_at)
    return out.getvalue()


def deep_nesting() -> bytes:
    """A thousand arrays, one in the other."""
    made = _page()
    made.Root.Nested = String("here")
    return _saved(made, object_stream_mode=pikepdf.ObjectStreamMode.disable).replace(b"(here)", b"[" * 400 + b"]" * 400)


def many_objects() -> bytes:
    pdf = _page()
    pdf.Root.Held = pdf.make_indirect(Array([pdf.make_indirect(Dictionary(A=n)) for n in range(120_000)]))
    return _saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def page_before_the_pdf() -> bytes:
    return b"<!doctype html><script>alert(1)</script>" + documents.pdf()


def page_inside_the_pdf() -> bytes:
    """A PDF for a reader, a page with a script for a browser that looks for itself."""
    made = documents.pdf()
    first = made.index(b"\n") + 1
    return made[:first] + b"%<html><script>alert(1)</script>\n" + made[first:]


def archive_after_the_pdf() -> bytes:
    return documents.pdf() + b"PK\x03\x04" + b"\0" * 26 + b"PK\x05\x06" + b"\0" * 18


def script_after_the_pdf() -> bytes:
    return documents.pdf() + b"\n<script>alert(1)</script>"


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'

BAD: Mapping[str, tuple[str, Callable[[], bytes], str]] = {
    "decompression bomb": ("scan.png", decompression_bomb, "pixels"),
    "pixel flood": ("photo.jpg", pixel_flood, "pixels"),
    "text bomb": ("scan.png", text_bomb, "damaged"),
    "wrong extension": ("photo.png", documents.photo, "other_content"),
    "jpeg named pdf": ("photo.pdf", documents.photo, "other_content"),
    "page named pdf": ("page.pdf", lambda: b"<!doctype html><script>alert(1)</script>", "other_content"),
    "drawing": ("drawing.svg", lambda: SVG, "type"),
    "drawing named png": ("drawing.png", lambda: SVG, "other_content"),
    "program": ("run.exe", lambda: b"MZ" + b"\0" * 100, "type"),
    "program named pdf": ("run.pdf", lambda: b"MZ" + b"\0" * 100, "other_content"),
    "no extension": ("README", documents.pdf, "type"),
    "two extensions": ("bilag.pdf.html", documents.pdf, "type"),
    "page before the pdf": ("x.pdf", page_before_the_pdf, "other_content"),
    "page inside the pdf": ("x.pdf", page_inside_the_pdf, "other_content"),
    "archive after the pdf": ("x.pdf", archive_after_the_pdf, "other_content"),
    "script after the pdf": ("x.pdf", script_after_the_pdf, "other_content"),
    "script in a nested name tree": ("x.pdf", script_in_a_nested_name_tree, "pdf_script"),
    "script behind an escaped name": ("x.pdf", script_behind_an_escaped_name, "pdf_script"),
    "script in a next action": ("x.pdf", script_in_a_next_action, "pdf_script"),
    "launch at opening": ("x.pdf", launch_at_opening, "pdf_launch"),
    "launch on an annotation": ("x.pdf", launch_on_an_annotation, "pdf_launch"),
    "form that sends itself": ("x.pdf", form_that_sends_itself, "pdf_launch"),
    "dynamic form": ("x.pdf", dynamic_form, "pdf_script"),
    "embedded file": ("x.pdf", embedded_file, "pdf_files"),
    "embedded in an annotation": ("x.pdf", embedded_in_an_annotation, "pdf_files"),
    "encrypted for the owner": ("x.pdf", encrypted, "pdf_encrypted"),
    "encrypted for the reader": ("x.pdf", lambda: encrypted("open"), "pdf_encrypted"),
    "object stream bomb": ("x.pdf", object_stream_bomb, "damaged"),
    "deep nesting": ("x.pdf", deep_nesting, "damaged"),
    "many objects": ("x.pdf", many_objects, "too_much"),
    "truncated pdf": ("x.pdf", lambda: documents.pdf()[:-200], "damaged"),
    "only a header": ("x.pdf", lambda: b"%PDF-1.7\n%%EOF\n", "damaged"),
    "empty": ("x.pdf", lambda: b"", "empty"),
    "eleven megabytes": ("x.pdf", lambda: documents.pdf() + b"\0" * (11 * MEGABYTE), "size"),
    "truncated jpeg": ("x.jpg", lambda: documents.photo()[:5_000], "damaged"),
    "truncated png": ("x.png", lambda: documents.photo(kind="PNG")[:5_000], "damaged"),
    "moving png": ("x.png", moving_png, "moving"),
    "noise": ("x.pdf", lambda: bytes(range(256)) * 40, "other_content"),
}

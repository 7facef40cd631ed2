"""Opens an uploaded file for real, in a process of its own: `python -m alisvest.documents.inspection IN OUT SUFFIX`.

A hostile file may crash or fill this process and nothing else, so it sets limits on itself before it loads a library, and
neither Django nor the database is loaded at all. It prints one line of JSON: what the file is, or the code of why not.
An image is written anew to OUT without its metadata (place, camera, person); a PDF is judged and left as it is, so that
signatures in it stay valid. The sentences for the codes stand in alisvest.documents.checking.
"""

import json
import os
import re
import resource
import signal
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MEGABYTE = 1024 * 1024
MEMORY = 640 * MEGABYTE  # address space, of which the libraries themselves take about 100
PDF_MEMORY = 256 * MEGABYTE  # nothing is drawn: a scan's pictures stay packed
CPU_SECONDS = 8
LARGEST_OUTPUT = 10 * MEGABYTE

MEDIA_TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png"}
JPEG_PIXELS = 50_000_000  # what the largest phones take; above SHRUNK_FROM a picture is halved while it is read
PNG_PIXELS = 36_000_000  # an A4 page scanned at 600 dots per inch
SHRUNK_FROM = 5_000
JPEG_QUALITIES = ({"quality": 88}, {"quality": 75}, {"quality": 60})  # the next where the one before is above 10 MB

PDF_OBJECTS = 100_000
PDF_PAGES = 2_000
PDF_DEPTH = 200  # of nested dictionaries and arrays within one object
TAIL = 64 * 1024
FORBIDDEN_KEYS = {
    "/JS": "pdf_script",
    "/JavaScript": "pdf_script",
    "/XFA": "pdf_script",
    "/EmbeddedFile": "pdf_files",
    "/EmbeddedFiles": "pdf_files",
    "/EF": "pdf_files",
    "/Collection": "pdf_files",
    "/RichMedia": "pdf_files",
    "/RichMediaContent": "pdf_files",
}
FORBIDDEN_ACTIONS = {
    "/JavaScript": "pdf_script",
    "/Launch": "pdf_launch",
    "/ImportData": "pdf_launch",
    "/SubmitForm": "pdf_launch",
    "/GoToE": "pdf_files",
    "/Rendition": "pdf_files",
    "/Movie": "pdf_files",
    "/Sound": "pdf_files",
    "/RichMediaExecute": "pdf_files",
}
FORBIDDEN_TYPES = {"/EmbeddedFile": "pdf_files"}
_MARKUP = re.compile(rb"<\s*(!doctype|html|head|body|script|iframe|svg|\?xml)", re.IGNORECASE)


class RefusedFileError(Exception):
    """The file is not taken in; the argument is the code of why."""


def limit(memory: int = MEMORY) -> None:
    """Bound what this process may use, before a library is loaded that a file could trick."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write beyond the limit fails, and does not kill
    resource.setrlimit(resource.RLIMIT_FSIZE, (2 * LARGEST_OUTPUT, 2 * LARGEST_OUTPUT))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def examine(source: Path, target: Path, suffix: str) -> str:
    """Return the media type of a file that may be kept; an image is written anew to `target`. Raises RefusedFileError."""
    media_type = MEDIA_TYPES.get(suffix)
    if media_type is None:
        raise RefusedFileError("type")
    with source.open("rb") as file:
        head = file.read(2048)
        file.seek(max(0, source.stat().st_size - TAIL))
        tail = file.read()
    if not head:
        raise RefusedFileError("empty")
    if told_by_content(source, head) != media_type:
        raise RefusedFileError("other_content")
    if media_type == "application/pdf":
        examine_pdf(source, head, tail)
    else:
        rewrite_image(source, target, media_type)
    return media_type


def told_by_content(source: Path, head: bytes) -> str:
    """Return what the first bytes say; "" where the two ways of asking disagree. The signature stands at the very start."""
    import puremagic  # noqa: PLC0415  only after the limits are set

    ours = ""
    if head.startswith(b"%PDF-"):
        ours = "application/pdf"
    elif head.startswith(b"\xff\xd8\xff"):
        ours = "image/jpeg"
    elif head.startswith(b"\x89PNG\r\n\x1a\n"):
        ours = "image/png"
    try:
        theirs = {found.mime_type for found in puremagic.magic_string(head, source.name)}
    except (puremagic.PureError, ValueError):
        return ""
    return ours if ours in theirs or (ours == "image/jpeg" and "image/jpg" in theirs) else ""


# Images


def rewrite_image(source: Path, target: Path, media_type: str) -> None:
    """Decode one of the two formats that are let in, within the pixel limit, and write it anew with nothing but pixels."""
    from PIL import Image, ImageFile, ImageOps, PngImagePlugin  # noqa: PLC0415  only after the limits are set

    warnings.simplefilter("error", Image.DecompressionBombWarning)
    jpeg = media_type == "image/jpeg"
    Image.MAX_IMAGE_PIXELS = JPEG_PIXELS
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # another library in the same process may have turned it on
    PngImagePlugin.MAX_TEXT_MEMORY = PngImagePlugin.MAX_TEXT_CHUNK = MEGABYTE
    try:
        with Image.open(source, formats=["JPEG"] if jpeg else ["PNG"]) as image:
            width, height = image.size
            if width * height > (JPEG_PIXELS if jpeg else PNG_PIXELS):
                raise RefusedFileError("pixels")
            if not jpeg and getattr(image, "n_frames", 1) > 1:
                raise RefusedFileError("moving")
            if jpeg and max(width, height) > SHRUNK_FROM:
                image.draft("RGB", (width // 2, height // 2))
            image.load()
            upright: Any = ImageOps.exif_transpose(image)
            plain = _plain(upright, jpeg=jpeg)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise RefusedFileError("pixels") from None
    except (OSError, ValueError, SyntaxError, EOFError):
        raise RefusedFileError("damaged") from None
    for options in JPEG_QUALITIES if jpeg else ({"compress_level": 4},):
        if _written(plain, target, "JPEG" if jpeg else "PNG", **options):
            return
    raise RefusedFileError("size")


def _written(plain: Any, target: Path, kind: str, **options: int) -> bool:
    """Write the picture; tell whether it became small enough."""
    try:
        plain.save(target, kind, **options)
    except OSError:  # it passed the limit on what this process may write
        return False
    return target.stat().st_size <= LARGEST_OUTPUT


def _plain(image: Any, *, jpeg: bool) -> Any:
    """Return the pixels in a mode every reader shows, with no word of where, when and by whom."""
    kept = {"L", "RGB"} if jpeg else {"1", "L", "LA", "P", "RGB", "RGBA"}
    plain = image if image.mode in kept else image.convert("RGB")
    transparency = plain.info.get("transparency") if plain.mode == "P" else None
    plain.info = {} if transparency is None else {"transparency": transparency}
    return plain


# PDF


def examine_pdf(source: Path, head: bytes, tail: bytes) -> None:
    """Open the PDF without mending it, and look at every object that it holds. Raises RefusedFileError."""
    refuse_double(head, tail)
    import pikepdf  # noqa: PLC0415  only after the limits are set

    try:
        with pikepdf.open(source, attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise RefusedFileError("pdf_encrypted")
            if len(pdf.objects) > PDF_OBJECTS or len(pdf.pages) > PDF_PAGES:
                raise RefusedFileError("too_much")
            if not len(pdf.pages):
                raise RefusedFileError("damaged")
            for held in pdf.objects:
                refuse_active(pikepdf, held)
            refuse_active(pikepdf, pdf.trailer)
    except pikepdf.PasswordError:
        raise RefusedFileError("pdf_encrypted") from None
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError):
        raise RefusedFileError("damaged") from None


def refuse_double(head: bytes, tail: bytes) -> None:
    """A file may not be something else as well: a page before its first object, an archive or anything after its end."""
    if _MARKUP.search(head[:1024]):
        raise RefusedFileError("other_content")
    end = tail.rfind(b"%%EOF")
    if end < 0:
        raise RefusedFileError("damaged")
    if tail[end + len(b"%%EOF") :].strip(b"\r\n\t \x00") or b"PK\x05\x06" in tail:
        raise RefusedFileError("other_content")


def refuse_active(pikepdf: Any, held: Any) -> None:
    """Walk one object with all that stands directly in it; what it refers to is walked as an object of its own."""
    for found in _dictionaries(pikepdf, held):
        for key in found.keys():  # noqa: SIM118  a PDF dictionary is no mapping
            if key in FORBIDDEN_KEYS:
                raise RefusedFileError(FORBIDDEN_KEYS[key])
        for key, forbidden in (("/S", FORBIDDEN_ACTIONS), ("/Type", FORBIDDEN_TYPES)):
            value = found.get(key)
            if isinstance(value, pikepdf.Name) and str(value) in forbidden:
                raise RefusedFileError(forbidden[str(value)])


def _dictionaries(pikepdf: Any, held: Any) -> Iterator[Any]:
    waiting = [(held, 0)]
    while waiting:
        one, depth = waiting.pop()
        if depth > PDF_DEPTH:
            raise RefusedFileError("too_much")
        if isinstance(one, pikepdf.Stream):
            one = one.stream_dict
        if isinstance(one, pikepdf.Dictionary):
            yield one
            inner = [one.get(key) for key in one.keys()]  # noqa: SIM118  as above
        elif isinstance(one, pikepdf.Array):
            inner = list(one)
        else:
            continue
        containers = (pikepdf.Dictionary, pikepdf.Array)
        waiting += [(each, depth + 1) for each in inner if isinstance(each, containers) and not each.is_indirect]


def main(arguments: list[str]) -> None:
    source, target, suffix = arguments
    limit(PDF_MEMORY if suffix == "pdf" else MEMORY)
    try:
        answer = {"media_type": examine(Path(source), Path(target), suffix)}
    except RefusedFileError as refused:
        answer = {"refused": str(refused)}
    except (MemoryError, RecursionError):
        answer = {"refused": "too_much"}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    os._exit(0)  # a library that was brought out of step must not speak on its way out


if __name__ == "__main__":
    main(sys.argv[1:])

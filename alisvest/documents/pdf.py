"""The one place that makes PDFs: tagged (PDF/UA-1), made for the archive (PDF/A-3a), from our own templates only.

The only module that imports late: Pango has to be found before WeasyPrint is imported, and both cost a second that
no page should pay. One render at a time in a process: two threads together are slower than one after the other.
"""

import gc
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Any

from alisvest.documents import pango

ASSET = "asset:"
_one_at_a_time = Lock()
# What people typed stands on paper in the order in which it was typed: signs that turn the direction of writing are
# left out. Ligatures come along from copied PDFs, and our font has none.
_TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_READABLE = str.maketrans(dict.fromkeys(_TURNING) | _LIGATURES)


class ForbiddenAssetError(Exception):
    """A template asked for something else than the application's own named assets."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file inside the PDF, such as its lines for a spreadsheet."""

    name: str
    content: bytes
    description: str


@cache
def _weasyprint() -> ModuleType:
    """Load Pango, then WeasyPrint. Raises OSError with a sentence where there is no Pango."""
    pango.load()
    import weasyprint  # noqa: PLC0415  Pango must be loaded first

    logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)
    module: ModuleType = weasyprint
    return module


@cache
def _colours() -> Any:
    """Read the colour profile that archives ask for, once; WeasyPrint would read it each time and leave the file open."""
    _weasyprint()
    from weasyprint import pdf  # noqa: PLC0415  Pango must be loaded first
    from weasyprint.css import ColorProfile  # noqa: PLC0415

    profile = Path(pdf.__file__).parent / "sRGB2014.icc"
    return ColorProfile(BytesIO(profile.read_bytes()), profile.name, "relative-colorimetric", (["r"], ["g"], ["b"]))


@cache
def _fonts() -> Any:
    _weasyprint()
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415  Pango must be loaded first

    return FontConfiguration()


def _fetcher(assets: Mapping[str, Path]) -> Any:
    """Make a fetcher that knows `asset:name` for each name given, and refuses every other address."""
    _weasyprint()
    from weasyprint import urls  # noqa: PLC0415  Pango must be loaded first

    class OwnAssets(urls.URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            path = assets.get(url.removeprefix(ASSET)) if url.startswith(ASSET) else None
            if path is None:
                raise ForbiddenAssetError(url)
            kind = {"Content-Type": "image/svg+xml" if path.suffix == ".svg" else "application/octet-stream"}
            return urls.URLFetcherResponse(url, path.read_bytes(), kind)

    return OwnAssets(fail_on_errors=True)


@cache
def _stylesheet(path: Path) -> Any:
    """Parse a stylesheet once in the life of the process."""
    return _weasyprint().CSS(
        string=path.read_text(encoding="utf-8"), base_url=ASSET, font_config=_fonts(), url_fetcher=_fetcher({})
    )


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep the garbage collector still: a render makes a great many objects at once and it would walk them in vain."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def render(
    html: str, *, stylesheet: Path, assets: Mapping[str, Path] | None = None, enclosures: Sequence[Enclosure] = ()
) -> bytes:
    """Return the PDF of one of our own templates, already filled in.

    Language and title come from <html lang> and <title>. Only `asset:name` of the given assets can be loaded. Raises
    ForbiddenAssetError for any other address, OSError where the machine has no Pango.
    """
    weasyprint = _weasyprint()
    fetcher = _fetcher(assets or {})
    attachments = [
        weasyprint.Attachment(
            string=one.content, name=one.name, description=one.description, relationship="Data", url_fetcher=fetcher
        )
        for one in enclosures
    ]
    options = {
        "stylesheets": [_stylesheet(stylesheet)],
        "attachments": attachments,
        "pdf_variant": "pdf/a-3a",
    }
    with _one_at_a_time, _without_collector():
        try:
            document = weasyprint.HTML(string=html.translate(_READABLE), base_url=ASSET, url_fetcher=fetcher).render(
                font_config=_fonts(), color_profiles={"srgb": _colours()}, output_intent="srgb", **options
            )
            document.metadata.generate_rdf_metadata = _also_accessible(document.metadata.generate_rdf_metadata)
            made: bytes = document.write_pdf(output_intent="", **options)
        except BaseException as error:
            # WeasyPrint stops on a refused address with an error that is no Exception; ours is.
            if isinstance(error.__cause__, ForbiddenAssetError):
                raise error.__cause__ from None
            raise
    return made


PDF_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def _also_accessible(archive_metadata: Any) -> Any:
    """Say in the file's metadata that it is PDF/UA-1 as well as PDF/A-3a; WeasyPrint can write only one of the two."""

    def both(*args: Any) -> bytes:
        written: bytes = archive_metadata(*args)
        return written.replace(b"</rdf:RDF>", PDF_UA + b"</rdf:RDF>")

    return both

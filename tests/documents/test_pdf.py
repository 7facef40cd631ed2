import gc
from io import BytesIO
from pathlib import Path
from typing import cast

import pikepdf
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from alisvest.documents.pdf import Enclosure, ForbiddenAssetError, render

PAGE = (
    '<!DOCTYPE html><html lang="nn"><head><title>Brev til Åsnes «sør» č đ ŋ</title></head>'
    "<body><h1>Særleg ærend</h1><p>č đ ŋ š ŧ ž −5</p>{}</body></html>"
)


@pytest.fixture
def stylesheet(tmp_path: Path) -> Path:
    path = tmp_path / "page.css"
    path.write_text("body { font: 10pt Inter } .mark { background: url(asset:mark.svg); height: 1cm }")
    return path


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    path = tmp_path / "mark.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>')
    return path


def test_the_file_says_that_it_is_tagged_for_the_archive_in_its_language_and_with_its_title(stylesheet: Path) -> None:
    with pikepdf.open(BytesIO(render(PAGE.format(""), stylesheet=stylesheet))) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.Root.Lang) == "nn"
        assert "/StructTreeRoot" in pdf.Root
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
            assert metadata["dc:title"] == "Brev til Åsnes «sør» č đ ŋ"


def test_norwegian_and_sami_letters_are_text_in_our_own_embedded_font(stylesheet: Path) -> None:
    made = PdfReader(BytesIO(render(PAGE.format(""), stylesheet=stylesheet)))
    assert "Særleg ærend" in made.pages[0].extract_text()
    assert "č đ ŋ š ŧ ž −5" in made.pages[0].extract_text()
    resources = cast("DictionaryObject", made.pages[0]["/Resources"])
    shown = cast("DictionaryObject", resources["/Font"])
    fonts = {str(cast("DictionaryObject", font.get_object())["/BaseFont"]) for font in shown.values()}
    assert fonts
    assert all("Inter" in font for font in fonts)


def test_what_turns_the_writing_is_left_out_and_ligatures_are_spelt(stylesheet: Path) -> None:
    typed = PAGE.format("<p>gives \u202e100\u202c kr, e\ufb00ective, \ufb01nished</p>")

    made = PdfReader(BytesIO(render(typed, stylesheet=stylesheet)))

    assert "gives 100 kr, effective, finished" in made.pages[0].extract_text()


def test_an_enclosed_file_comes_out_as_it_went_in(stylesheet: Path) -> None:
    enclosure = Enclosure("lines.csv", "dato;beløp\r\n".encode(), "Linjer")
    with pikepdf.open(BytesIO(render(PAGE.format(""), stylesheet=stylesheet, enclosures=[enclosure]))) as pdf:
        assert list(pdf.attachments) == ["lines.csv"]
        assert pdf.attachments["lines.csv"].get_file().read_bytes() == enclosure.content
        assert {str(file.AFRelationship) for file in pdf.Root.AF} == {"/Data"}


def test_a_named_asset_is_drawn(stylesheet: Path, mark: Path) -> None:
    without = render(PAGE.format(""), stylesheet=stylesheet, assets={"mark.svg": mark})
    with_mark = render(PAGE.format('<div class="mark"></div>'), stylesheet=stylesheet, assets={"mark.svg": mark})
    assert len(with_mark) > len(without)


@pytest.mark.parametrize(
    "source",
    ["file:///etc/passwd", "http://127.0.0.1/x.png", "asset:other.svg", "asset:../../../etc/passwd", "/etc/passwd"],
)
def test_every_other_address_is_refused_and_nothing_is_made(stylesheet: Path, mark: Path, source: str) -> None:
    with pytest.raises(ForbiddenAssetError):
        render(PAGE.format(f'<img src="{source}" alt="x">'), stylesheet=stylesheet, assets={"mark.svg": mark})


def test_a_linked_stylesheet_and_an_attachment_link_are_refused_too(stylesheet: Path) -> None:
    for link in (
        '<link rel="stylesheet" href="file:///etc/hosts">',
        '<link rel="attachment" href="file:///etc/hosts">',
    ):
        page = PAGE.format("").replace("</head>", link + "</head>")
        with pytest.raises(ForbiddenAssetError):
            render(page, stylesheet=stylesheet)


def test_the_collector_runs_again_also_after_a_refusal(stylesheet: Path) -> None:
    with pytest.raises(ForbiddenAssetError):
        render(PAGE.format('<img src="file:///x.png" alt="x">'), stylesheet=stylesheet)
    assert gc.isenabled()

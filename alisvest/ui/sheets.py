"""A list as a file for a spreadsheet: Excel, or CSV as a Norwegian Excel opens it."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

KINDS: dict[str, str | Promise] = {"xlsx": _("Download as Excel"), "csv": _("Download as CSV")}
TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
Value = str | float | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the file holds. `name` is the file's, without its kind; `note` says below the rows what was asked, and when."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Value]]
    note: Sequence[str] = ()


def file_response(sheet: Sheet, kind: str) -> HttpResponse:
    """Answer with the sheet as a file. Raises KeyError for a kind that is not in KINDS."""
    content = {"xlsx": _xlsx, "csv": _csv}[kind](sheet)
    header = content_disposition_header(as_attachment=True, filename=f"{sheet.name}.{kind}")
    return HttpResponse(content, content_type=TYPES[kind], headers={"Content-Disposition": header})


def _lines(sheet: Sheet) -> Iterable[Sequence[Value]]:
    yield sheet.headings
    yield from sheet.rows
    if sheet.note:
        yield ()
        yield from ((line,) for line in sheet.note)


def _csv(sheet: Sheet) -> bytes:
    """Semicolons and decimal commas, with the mark that tells Excel it is UTF-8."""
    text = StringIO()
    csv.writer(text, delimiter=";").writerows([_plain(value) for value in line] for line in _lines(sheet))
    return text.getvalue().encode("utf-8-sig")


def _plain(value: Value) -> str:
    """Write a value as text that no spreadsheet takes for a formula: somebody outside may have typed it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    return f"{value:g}".replace(".", ",")


def _xlsx(sheet: Sheet) -> bytes:
    book = Workbook(write_only=True)
    page = book.create_sheet()
    page.freeze_panes = "B2"
    for line in _lines(sheet):
        page.append([_cell(page, value) for value in line])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _cell(page: Any, value: Value) -> Any:
    """A text stays text, also where it begins like a formula."""
    cell = WriteOnlyCell(page, value=value)
    if isinstance(value, str):
        cell.data_type = "s"
    return cell

"""An XLSX file as rows of text: opened with care, its formulas left alone."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Any

from portal.sheets.cells import FORMULA, clean
from portal.sheets.layout import Layout
from portal.sheets.refusals import (
    RefusedFileError,
    broken_workbook,
    no_header,
    no_spreadsheet,
    suspicious_workbook,
)
from portal.ui.language import gettext as _

OLD_EXCEL = b"\xd0\xcf\x11\xe0"
MOST_PARTS = 500
LARGEST_UNPACKED = 60 * 1024 * 1024
MOST_COLUMNS = 120
MOST_LINES = 20_001
HEADER_WITHIN = 10
WORKBOOK = "xl/workbook.xml"
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
# A workbook never needs a document type; entities hide in one, whatever the encoding.
DOCUMENT_TYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)

Line = tuple[int, list[str]]


def lines(content: bytes, layout: Layout) -> Iterator[Line]:
    """Yield each row's number and its cells, from the sheet that a layout means."""
    _check_parts(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield from _lines(content, layout)
    except RefusedFileError:
        raise
    except Exception as error:  # a crafted file breaks the reader in countless ways
        raise broken_workbook() from error


def old_excel() -> RefusedFileError:
    return RefusedFileError(
        _(
            "Questo file è nel vecchio formato di Excel (XLS) oppure è protetto da una password: "
            "salvalo come XLSX senza password."
        )
    )


def _open_document() -> RefusedFileError:
    return RefusedFileError(
        _("Questo è un foglio ODS di LibreOffice: salvalo come XLSX oppure come CSV.")
    )


def _check_parts(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_kind(archive)
            unpacked = sum(part.file_size for part in parts)
            if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED:
                raise suspicious_workbook()
            if any(_has_document_type(archive.read(part)) for part in parts if _is_xml(part)):
                raise suspicious_workbook()
    except BROKEN as error:
        raise broken_workbook() from error


def _check_kind(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if WORKBOOK in names:
        return
    if "mimetype" in names and archive.read("mimetype")[:60].startswith(OPEN_DOCUMENT):
        raise _open_document()
    raise no_spreadsheet()


def _is_xml(part: zipfile.ZipInfo) -> bool:
    return part.filename.lower().endswith((".xml", ".rels", ".vml"))


def _has_document_type(content: bytes) -> bool:
    return any(mark in content for mark in DOCUMENT_TYPES)


def _lines(content: bytes, layout: Layout) -> Iterator[Line]:
    from openpyxl import load_workbook  # noqa: PLC0415 -- heavy, and needed here only

    workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    try:
        rows = _sheet(workbook, layout).iter_rows(max_col=MOST_COLUMNS, max_row=MOST_LINES)
        for number, row in enumerate(rows, start=1):
            yield number, _trimmed([_text(cell) for cell in row])
    finally:
        workbook.close()


def _sheet(workbook: Any, layout: Layout) -> Any:  # noqa: ANN401 -- openpyxl has no types
    sheets = workbook.worksheets
    named = [sheet for sheet in sheets if sheet.title.strip().casefold() in layout.sheet_names]
    for sheet in [*named, *sheets]:
        start = sheet.iter_rows(max_col=MOST_COLUMNS, max_row=HEADER_WITHIN)
        if any(layout.recognised(_text(cell)) for row in start for cell in row):
            return sheet
    raise no_header(layout.main_heading)


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(cell: Any) -> str:  # noqa: ANN401 -- openpyxl has no types
    if cell.data_type == "f":
        return FORMULA
    written = next((write for kind, write in _WRITTEN if isinstance(cell.value, kind)), str)
    return clean(written(cell.value))


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() else str(value)


# In this order: a moment is also a day, and a truth is also a number.
_WRITTEN: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (type(None), lambda _nothing: ""),
    (bool, lambda value: "sì" if value else "no"),
    (datetime, lambda value: value.date().isoformat()),
    (date, lambda value: value.isoformat()),
    (time, lambda value: value.strftime("%H:%M")),
    (float, _number),
)

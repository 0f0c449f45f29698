"""What came in: a spreadsheet, recognised by its content and read within limits as rows of text."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from portal.sheets import csv_reading, xlsx_reading
from portal.sheets.layout import Layout
from portal.sheets.refusals import (
    empty_file,
    many_rows,
    much_text,
    no_header,
    no_spreadsheet,
    too_large,
)
from portal.sheets.states import FileFormat

LARGEST_FILE = 5 * 1024 * 1024
MOST_ROWS = 2000
MOST_LINES = 20_000
MOST_CHARACTERS = 4_000_000
HEADER_WITHIN = 10

ZIP = b"PK\x03\x04"
NOT_TEXT = (b"%PDF", b"{\\rtf", b"<", b"\x89PNG", b"\xff\xd8", b"GIF8", b"\x1f\x8b", b"Rar!")

Line = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of a file as text: its headings, and its filled rows by their number."""

    file_format: FileFormat
    headings: list[str]
    rows: list[Line]


def read_sheet(content: bytes, layout: Layout) -> Sheet:
    """Return the cells of an uploaded file; raise `RefusedFileError` with what to do instead."""
    if len(content) > LARGEST_FILE:
        raise too_large(LARGEST_FILE)
    if not content.strip():
        raise empty_file()
    file_format = _format_of(content)
    reading: Callable[[bytes, Layout], Iterable[Line]] = _READINGS[file_format]
    lines = _within_limits(reading(content, layout))
    headings = _headings(lines, layout)
    rows = [line for line in lines if any(line[1])]
    if not rows:
        raise empty_file()
    return Sheet(file_format, headings, rows)


def _format_of(content: bytes) -> FileFormat:
    if content.startswith(ZIP):
        return FileFormat.XLSX
    if content.startswith(xlsx_reading.OLD_EXCEL):
        raise xlsx_reading.old_excel()
    if content.lstrip().startswith(NOT_TEXT):
        raise no_spreadsheet()
    return FileFormat.CSV


def _within_limits(lines: Iterable[Line]) -> Iterator[Line]:
    filled, characters = 0, 0
    for number, cells in lines:
        filled += any(cells)
        characters += sum(map(len, cells))
        if number > MOST_LINES or filled > MOST_ROWS + 1:
            raise many_rows(MOST_ROWS)
        if characters > MOST_CHARACTERS:
            raise much_text()
        yield number, cells


def _headings(lines: Iterator[Line], layout: Layout) -> list[str]:
    """Return the first line that looks like headings; a title may stand above it."""
    for number, cells in lines:
        if layout.is_header(cells):
            return cells
        if number >= HEADER_WITHIN:
            break
    raise no_header(layout.main_heading)


_READINGS: dict[FileFormat, Callable[[bytes, Layout], Iterable[Line]]] = {
    FileFormat.XLSX: xlsx_reading.lines,
    FileFormat.CSV: csv_reading.lines,
}

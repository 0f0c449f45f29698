"""A CSV file as rows of text, however Excel, LibreOffice or a database wrote it."""

import csv
import io
from collections.abc import Iterator

from portal.sheets.cells import clean, without_guard
from portal.sheets.layout import Layout
from portal.sheets.refusals import unreadable_text

SEPARATORS = ";,\t"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
LONGEST_CELL = 1_000_000
HEADINGS_LOOKED_AT = 20_000
EXCEL_HINT = "sep="

Line = tuple[int, list[str]]


def lines(content: bytes, layout: Layout) -> Iterator[Line]:
    """Yield each row's number and its cells."""
    text = _decoded(content)
    hint, _break, rest = text.partition("\n")
    first = 1
    separator = _separator(text, layout)
    if hint.lower().startswith(EXCEL_HINT):
        text, first, separator = rest, 2, hint[len(EXCEL_HINT) :][:1] or separator
    csv.field_size_limit(LONGEST_CELL)
    try:
        for number, cells in enumerate(_reader(text, separator), start=first):
            yield number, [clean(without_guard(cell)) for cell in cells]
    except csv.Error as error:
        raise unreadable_text() from error


def _decoded(content: bytes) -> str:
    if content.startswith(UTF_16):
        encodings = ["utf-16"]
    elif b"\0" in content:
        encodings = []
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise unreadable_text()


def _separator(text: str, layout: Layout) -> str:
    """Return the separator under which most headings make sense."""
    start = text[:HEADINGS_LOOKED_AT]
    return max(SEPARATORS, key=lambda separator: _known_headings(start, separator, layout))


def _known_headings(text: str, separator: str, layout: Layout) -> int:
    try:
        return max(
            (
                sum(layout.recognised(cell) is not None for cell in row)
                for row in _reader(text, separator)
            ),
            default=0,
        )
    except csv.Error:
        return 0


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)

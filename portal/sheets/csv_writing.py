"""A CSV file for the Excel of this country, or for everyone else's programs."""

import csv
import io
from collections.abc import Iterable
from datetime import date

from portal.sheets.cells import Written, guarded
from portal.ui.formats import date_words

BOM = "\ufeff"


def italian(headings: list[str], rows: Iterable[list[Written]]) -> bytes:
    """Return semicolons, a byte order mark, decimal commas and dates as they are written here."""
    return (
        BOM + _written(headings, ([_italian(cell) for cell in row] for row in rows), ";")
    ).encode()


def international(headings: list[str], rows: Iterable[list[Written]]) -> bytes:
    """Return commas, decimal points and dates as ISO 8601 writes them."""
    return _written(
        headings, ([_international(cell) for cell in row] for row in rows), ","
    ).encode()


def _written(headings: list[str], rows: Iterable[list[str]], separator: str) -> str:
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=separator)
    writer.writerow(headings)
    writer.writerows(rows)
    return target.getvalue()


def _italian(cell: Written) -> str:
    if isinstance(cell, date):
        return date_words(cell)
    return guarded(cell) if isinstance(cell, str) else str(cell).replace(".", ",")


def _international(cell: Written) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    return guarded(cell) if isinstance(cell, str) else str(cell)

"""The workbooks that go out: their looks, and rows of cells that never become formulas."""

import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from portal.sheets.cells import Written

LONGEST_CELL = 32_000
DATES_BEGIN = date(1900, 3, 1)  # before it workbooks count days wrongly, or not at all
NARROW, WIDE = 16, 40
SAFE_STRINGS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


class Looks:
    """The few formats of a workbook."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 -- xlsxwriter has no types
        self.heading = book.add_format(
            {"bold": True, "bg_color": "#e1f2ec", "font_color": "#004a32", "text_wrap": True}
        )
        self.text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self.day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        self.number = book.add_format({"num_format": "0.##", "valign": "top"})


def table(title: str, headings: list[str], rows: Iterable[list[Written]]) -> bytes:
    """Return a workbook with one sheet that holds a table."""
    from xlsxwriter import Workbook  # noqa: PLC0415 -- heavy, and needed here only

    target = io.BytesIO()
    with Workbook(target, SAFE_STRINGS) as book:
        looks = Looks(book)
        fill(headed_sheet(book, looks, title, headings), looks, rows)
    return target.getvalue()


def headed_sheet(book: Any, looks: Looks, title: str, headings: list[str]) -> Any:  # noqa: ANN401 -- xlsxwriter has no types
    """Return a new sheet with its headings, which stay in sight."""
    sheet = book.add_worksheet(title)
    sheet.freeze_panes(1, 1)
    for place, heading in enumerate(headings):
        sheet.set_column(place, place, NARROW, looks.text)
        sheet.write_string(0, place, heading, looks.heading)
    return sheet


def fill(sheet: Any, looks: Looks, rows: Iterable[list[Written]]) -> None:  # noqa: ANN401 -- xlsxwriter has no types
    """Write rows under the headings."""
    for number, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            _write(sheet, looks, (number, place), cell)


def _write(sheet: Any, looks: Looks, place: tuple[int, int], cell: Written) -> None:  # noqa: ANN401 -- xlsxwriter has no types
    if isinstance(cell, date) and cell < DATES_BEGIN:
        cell = cell.isoformat()
    if isinstance(cell, str):
        if cell:
            sheet.write_string(*place, cell[:LONGEST_CELL], looks.text)
    elif isinstance(cell, date):
        sheet.write_datetime(*place, cell, looks.day)
    else:
        sheet.write_number(*place, cell, looks.number)

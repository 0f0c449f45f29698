"""The workbook to fill in: a row a woman, the words to choose from, and how to write the rest."""

import io
from collections.abc import Iterable
from typing import Any

from portal.participants.importing.columns import columns
from portal.sheets.cells import Written
from portal.sheets.shapes import Choice
from portal.sheets.xlsx_writing import SAFE_STRINGS, WIDE, Looks, fill, headed_sheet
from portal.ui.language import current_language
from portal.ui.language import gettext as _

ROWS_CHECKED = 2000
ONLY_WARNS = {"ignore_blank": True, "error_type": "warning"}


class _Words:
    """The language in which the words to choose from are written."""

    def __init__(self) -> None:
        self.language = current_language()


def workbook(headings: list[str], rows: Iterable[list[Written]]) -> bytes:
    """Return an XLSX file with the rows, and how to fill it in."""
    from xlsxwriter import Workbook  # noqa: PLC0415 -- heavy, and needed here only

    target = io.BytesIO()
    with Workbook(target, SAFE_STRINGS) as book:
        looks = Looks(book)
        sheet = headed_sheet(book, looks, _("Persone"), headings)
        _offer_words(sheet)
        fill(sheet, looks, rows)
        _instructions(book, looks)
    return target.getvalue()


def _offer_words(sheet: Any) -> None:  # noqa: ANN401 -- xlsxwriter has no types
    words = _Words()
    for place, column in enumerate(columns().values()):
        if isinstance(column.shape, Choice):
            allowed = {"validate": "list", "source": column.shape.shown(words)}
            sheet.data_validation(1, place, ROWS_CHECKED, place, {**allowed, **ONLY_WARNS})


def _instructions(book: Any, looks: Looks) -> None:  # noqa: ANN401 -- xlsxwriter has no types
    sheet = book.add_worksheet(_("Istruzioni"))
    sheet.set_column(0, 0, WIDE, looks.text)
    sheet.set_column(1, 1, 2 * WIDE, looks.text)
    for number, advice in enumerate(_advice()):
        sheet.write_string(number, 0, advice)
    start = len(_advice()) + 1
    for place, heading in enumerate((_("Colonna"), _("Che cosa scrivere"))):
        sheet.write_string(start, place, heading, looks.heading)
    for number, column in enumerate(columns().values(), start=start + 1):
        sheet.write_string(number, 0, str(column.heading), looks.text)
        sheet.write_string(number, 1, str(column.hint), looks.text)


def _advice() -> list[str]:
    return [
        _("Una riga per ogni donna, nel primo foglio. Solo il nome è obbligatorio."),
        _("I figli stanno nella riga della madre: Leo 2019; Sara 2021."),
        _("Le formule non vengono lette. Prima controlliamo tutto, poi decidi tu."),
    ]

"""The workbook that goes out: services, instructions, and the codes that cells may hold."""

import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from portal.catalogue.importing.columns import NAME, columns
from portal.catalogue.importing.shapes import Choice, Written
from portal.catalogue.importing.vocabulary import Vocabulary
from portal.catalogue.taxonomy.models import Scheme
from portal.ui.language import gettext as _

LONGEST_CELL = 32_000
DATES_BEGIN = date(1900, 3, 1)  # before it workbooks count days wrongly, or not at all
NARROW, WIDE = 16, 40
TEXT_COLUMNS = frozenset({"summary", "description", "eligibility", "fees", "schedule_note"})
ROWS_CHECKED = 2000
ONLY_WARNS = {"ignore_blank": True, "error_type": "warning"}
SAFE_STRINGS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def workbook(headings: list[str], rows: Iterable[list[Written]], words: Vocabulary) -> bytes:
    """Return an XLSX file with the rows, how to fill it in, and the codes."""
    from xlsxwriter import Workbook  # noqa: PLC0415 -- heavy, and needed here only

    target = io.BytesIO()
    with Workbook(target, SAFE_STRINGS) as book:
        looks = _Looks(book)
        sheet = _services(book, looks, headings, words)
        _fill(sheet, looks, rows)
        _instructions(book, looks)
        _codes(book, looks, words)
    return target.getvalue()


class _Looks:
    """The few formats of the workbook."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 -- xlsxwriter has no types
        self.heading = book.add_format(
            {"bold": True, "bg_color": "#e1f2ec", "font_color": "#004a32", "text_wrap": True}
        )
        self.text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self.day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        self.number = book.add_format({"num_format": "0.##", "valign": "top"})


def _services(book: Any, looks: _Looks, headings: list[str], words: Vocabulary) -> Any:  # noqa: ANN401 -- xlsxwriter has no types
    sheet = book.add_worksheet(_("Servizi"))
    sheet.freeze_panes(1, 1)
    for place, heading in enumerate(headings):
        sheet.set_column(place, place, NARROW, looks.text)
        sheet.write_string(0, place, heading, looks.heading)
    for place, column in enumerate(columns().values()):
        if column.key == NAME or column.key.rpartition("_")[0] in TEXT_COLUMNS:
            sheet.set_column(place, place, WIDE, looks.text)
        if isinstance(column.shape, Choice):
            allowed = {"validate": "list", "source": column.shape.shown(words)}
            sheet.data_validation(1, place, ROWS_CHECKED, place, {**allowed, **ONLY_WARNS})
    return sheet


def _fill(sheet: Any, looks: _Looks, rows: Iterable[list[Written]]) -> None:  # noqa: ANN401 -- xlsxwriter has no types
    for number, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            _write(sheet, looks, (number, place), cell)


def _write(sheet: Any, looks: _Looks, place: tuple[int, int], cell: Written) -> None:  # noqa: ANN401 -- xlsxwriter has no types
    if isinstance(cell, date) and cell < DATES_BEGIN:
        cell = cell.isoformat()
    if isinstance(cell, str):
        if cell:
            sheet.write_string(*place, cell[:LONGEST_CELL], looks.text)
    elif isinstance(cell, date):
        sheet.write_datetime(*place, cell, looks.day)
    else:
        sheet.write_number(*place, cell, looks.number)


def _instructions(book: Any, looks: _Looks) -> None:  # noqa: ANN401 -- xlsxwriter has no types
    sheet = book.add_worksheet(_("Istruzioni"))
    sheet.set_column(0, 0, WIDE, looks.text)
    sheet.set_column(1, 1, 2 * WIDE, looks.text)
    for number, line in enumerate(_advice()):
        sheet.write_string(number, 0, line)
    start = len(_advice()) + 1
    for place, heading in enumerate((_("Colonna"), _("Che cosa scrivere"))):
        sheet.write_string(start, place, heading, looks.heading)
    for number, column in enumerate(columns().values(), start=start + 1):
        sheet.write_string(number, 0, column.heading, looks.text)
        sheet.write_string(number, 1, column.hint, looks.text)


def _advice() -> list[str]:
    return [
        _("Scrivi nel primo foglio una riga per ogni servizio. Solo il nome è obbligatorio."),
        _("Le colonne che non ti servono si possono togliere o lasciare vuote."),
        _("Una riga con il nome di una scheda che hai già la aggiorna."),
        _("Una cella vuota lascia la scheda com'è; un trattino (-) cancella quello che diceva."),
        _("Di sedi, tariffe, passi e contatti qui sta il primo: gli altri restano come sono."),
        _("Le formule non vengono lette. Tutto diventa bozza: niente si pubblica da solo."),
    ]


def _codes(book: Any, looks: _Looks, words: Vocabulary) -> None:  # noqa: ANN401 -- xlsxwriter has no types
    sheet = book.add_worksheet(_("Codici"))
    sheet.set_column(0, 0, NARROW, looks.text)
    sheet.set_column(1, 1, 2 * WIDE, looks.text)
    top = 0
    for heading, pairs in _lists(words):
        sheet.write_string(top, 0, heading, looks.heading)
        sheet.write_string(top, 1, "", looks.heading)
        for line, (code, name) in enumerate(pairs, start=top + 1):
            sheet.write_string(line, 0, code, looks.text)
            sheet.write_string(line, 1, name, looks.text)
        top += len(pairs) + 2


def _lists(words: Vocabulary) -> list[tuple[str, list[tuple[str, str]]]]:
    columns_of = {
        Scheme.KIND: "kinds",
        Scheme.TARGET: "targets",
        Scheme.ACCESSIBILITY: "accessibility",
        Scheme.ACCESS: "access",
    }
    terms = [
        (
            columns()[key].heading,
            [(term.code, term.name) for term in words.terms(scheme) if not term.is_group],
        )
        for scheme, key in columns_of.items()
    ]
    return [*terms, (_("Zone"), words.zones())]

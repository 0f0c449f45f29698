"""The workbook that goes out: services, instructions, and the codes that cells may hold."""

import io
from collections.abc import Iterable
from typing import Any

from portal.catalogue.importing.columns import NAME, columns
from portal.catalogue.importing.vocabulary import Vocabulary
from portal.catalogue.taxonomy.models import Scheme
from portal.sheets.cells import Written
from portal.sheets.shapes import Choice
from portal.sheets.xlsx_writing import NARROW, SAFE_STRINGS, WIDE, Looks, fill, headed_sheet
from portal.ui.language import gettext as _

TEXT_COLUMNS = frozenset({"summary", "description", "eligibility", "fees", "schedule_note"})
ROWS_CHECKED = 2000
ONLY_WARNS = {"ignore_blank": True, "error_type": "warning"}


def workbook(headings: list[str], rows: Iterable[list[Written]], words: Vocabulary) -> bytes:
    """Return an XLSX file with the rows, how to fill it in, and the codes."""
    from xlsxwriter import Workbook  # noqa: PLC0415 -- heavy, and needed here only

    target = io.BytesIO()
    with Workbook(target, SAFE_STRINGS) as book:
        looks = Looks(book)
        sheet = _services(book, looks, headings, words)
        fill(sheet, looks, rows)
        _instructions(book, looks)
        _codes(book, looks, words)
    return target.getvalue()


def _services(book: Any, looks: Looks, headings: list[str], words: Vocabulary) -> Any:  # noqa: ANN401 -- xlsxwriter has no types
    sheet = headed_sheet(book, looks, _("Servizi"), headings)
    for place, column in enumerate(columns().values()):
        if column.key == NAME or column.key.rpartition("_")[0] in TEXT_COLUMNS:
            sheet.set_column(place, place, WIDE, looks.text)
        if isinstance(column.shape, Choice):
            allowed = {"validate": "list", "source": column.shape.shown(words)}
            sheet.data_validation(1, place, ROWS_CHECKED, place, {**allowed, **ONLY_WARNS})
    return sheet


def _instructions(book: Any, looks: Looks) -> None:  # noqa: ANN401 -- xlsxwriter has no types
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


def _codes(book: Any, looks: Looks, words: Vocabulary) -> None:  # noqa: ANN401 -- xlsxwriter has no types
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

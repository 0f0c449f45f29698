"""Files that go out: the template, and the rows to put right."""

from collections.abc import Iterable

from flask import Response

from portal.participants.importing import lines, queries, template
from portal.participants.importing.checking import named_cells
from portal.participants.importing.columns import columns, headings
from portal.participants.importing.models import CaseImport
from portal.sheets import csv_writing
from portal.sheets.cells import Written
from portal.sheets.files import CSV, XLSX, download
from portal.sheets.states import Verdict
from portal.ui.language import gettext as _


def template_xlsx() -> Response:
    """Return an empty workbook with instructions."""
    return download(template.workbook(headings(), []), XLSX, _("modello-persone") + ".xlsx")


def template_csv() -> Response:
    return download(csv_writing.italian(headings(), []), CSV, _("modello-persone") + ".csv")


def rows_to_correct(run: CaseImport) -> Response:
    """Return the rows with something to say about them, each with what to write.

    A row that was brought in is a case by now: its words are read there.
    """
    rows = template.workbook([*headings(), _("Che cosa correggere")], _with_answers(run))
    return download(rows, XLSX, _("da-correggere") + ".xlsx")


def _with_answers(run: CaseImport) -> Iterable[list[Written]]:
    for row in queries.every_row(run):
        if row.verdict is Verdict.OK or row.participant_id is not None:
            continue
        line = lines.line(row)
        cells = named_cells(run.keys, row.cells)
        written: list[Written] = [cells.get(key, "") for key in columns()]
        yield [*written, "\n".join(map(str, line.answers))]

"""Files that go out: the template, the organisation's services, the rows to put right."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from flask import Response

from portal.catalogue.importing import answers, queries, tables, xlsx_writing
from portal.catalogue.importing.checking import named_cells
from portal.catalogue.importing.columns import columns
from portal.catalogue.importing.holdings import Holdings
from portal.catalogue.importing.models import ImportRow, ImportRun
from portal.catalogue.importing.tables import OwnService
from portal.catalogue.importing.vocabulary import Vocabulary
from portal.sheets import csv_writing
from portal.sheets.cells import Written
from portal.sheets.files import CSV, XLSX, download
from portal.sheets.states import Verdict
from portal.ui.language import gettext as _
from tenants.clock import today


def template_xlsx() -> Response:
    """Return an empty workbook with instructions and codes."""
    return download(xlsx_writing.workbook(tables.headings(), [], Vocabulary()), XLSX, _name("xlsx"))


def template_csv() -> Response:
    return download(csv_writing.italian(tables.headings(), []), CSV, _name("csv"))


def services_xlsx(organisation_id: UUID) -> Response:
    """Return the organisation's services, drafts included, as a workbook."""
    words = Vocabulary()
    content = xlsx_writing.workbook(tables.headings(), _rows(organisation_id, words), words)
    return download(content, XLSX, _name("xlsx"))


def services_csv(organisation_id: UUID, *, international: bool) -> Response:
    """Return the same as text: for the Excel of this country, or for other programs."""
    write = csv_writing.international if international else csv_writing.italian
    content = write(tables.headings(), _rows(organisation_id, Vocabulary()))
    return download(content, CSV, _name("csv"))


def rows_to_correct(run: ImportRun) -> Response:
    """Return the rows with something to say about them, each with what to write."""
    rows = [row for row in queries.every_row(run) if row.verdict is not Verdict.OK]
    headings = [*tables.headings(), _("Che cosa correggere")]
    content = xlsx_writing.workbook(headings, _with_answers(run, rows), Vocabulary())
    return download(content, XLSX, _("da-correggere") + ".xlsx")


def _rows(organisation_id: UUID, words: Vocabulary) -> Iterable[list[Written]]:
    held = Holdings(organisation_id).all
    return tables.rows([OwnService(each.service.id, each.doc) for each in held], words)


def _with_answers(run: ImportRun, rows: Sequence[ImportRow]) -> Iterable[list[Written]]:
    for row in rows:
        cells = named_cells(run.keys, row.cells)
        written: list[Written] = [cells.get(key, "") for key in columns()]
        yield [*written, "\n".join(map(str, answers.answers(row.problems)))]


def _name(ending: str) -> str:
    return _("servizi") + f"-{today().isoformat()}.{ending}"

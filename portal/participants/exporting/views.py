"""The page on which a list is chosen, and the file that leaves."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue

from portal.participants.cases import panels
from portal.participants.cases import queries as case_queries
from portal.participants.cases.listing.queries import asked_cases
from portal.participants.cases.permissions import Cases
from portal.participants.exporting import actions
from portal.participants.exporting.facts import CasesExported
from portal.participants.exporting.kinds import ExportFormat, ExportList, Naming
from portal.participants.exporting.tables import TABLES, Table
from portal.sheets import csv_writing, xlsx_writing
from portal.sheets.cells import Written
from portal.sheets.files import CSV, XLSX, download
from portal.ui.addresses import one_of
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from portal.ui.proof import ask_for_proof
from portal.ui.render import render
from tenants.clock import today
from tenants.permissions import requires

pages = Blueprint("case_export", __name__)
panels.name_pages({actions.PAGE: _l("Elenco esportato con i nomi")})

NAMINGS: Mapping[Naming, Any] = {
    Naming.CODES: _l("Solo il codice, senza nomi e contatti"),
    Naming.NAMES: _l("Anche nomi e contatti"),
}
FORMATS: Mapping[ExportFormat, Any] = {
    ExportFormat.XLSX: _l("Foglio Excel (XLSX)"),
    ExportFormat.CSV: _l("Testo per Excel italiano (CSV)"),
}


@pages.get("/participants/export")
@requires(Cases.EXPORT)
def choose() -> ResponseReturnValue:
    asked = asked_cases(request.args)
    return render(
        "participants/export.html",
        kept=asked.address,
        back=url_for("cases.participants", **asked.address),
        lists={code.value: str(table.title) for code, table in TABLES.items()},
        namings={code.value: str(words) for code, words in NAMINGS.items()},
        formats={code.value: str(words) for code, words in FORMATS.items()},
    )


@pages.get("/participants/export/file")
@requires(Cases.EXPORT)
def file() -> ResponseReturnValue:
    what = one_of(ExportList, "list") or ExportList.CASES
    with_names = one_of(Naming, "naming") is Naming.NAMES
    if with_names:
        ask_for_proof()
    asked, table = asked_cases(request.args), TABLES[what]
    rows = table.rows(asked.conditions)
    fact = CasesExported(what.value, len(rows), asked.address, with_names)
    actions.note_export(fact, [her for her, _other in rows])
    staff = case_queries.names(table.staff_of(rows))
    cells = table.written(rows, staff, with_names=with_names)
    return _file(table, table.headings(with_names=with_names), cells)


def _file(table: Table, headings: list[str], cells: list[list[Written]]) -> Response:
    word = _("elenco")
    name = f"{word}-{today().isoformat()}"
    if one_of(ExportFormat, "format") is ExportFormat.CSV:
        return download(csv_writing.italian(headings, cells), CSV, f"{name}.csv")
    return download(xlsx_writing.table(str(table.title), headings, cells), XLSX, f"{name}.xlsx")

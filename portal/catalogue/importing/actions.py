"""Bringing services in from a file: check, correct, confirm; the worker imports; undo."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import update

from portal.catalogue.importing import queries, working
from portal.catalogue.importing.checking import Check, named_cells
from portal.catalogue.importing.columns import LAYOUT, NAME, SERVICE, columns, recognised
from portal.catalogue.importing.holdings import Holdings
from portal.catalogue.importing.models import ImportRow, ImportRun, Intent, Outcome
from portal.catalogue.importing.vocabulary import Vocabulary
from portal.sheets.cells import FORMULA, clean
from portal.sheets.states import RunState
from portal.sheets.upload import read_sheet
from portal.ui.errors import ConflictError
from portal.ui.language import gettext as _
from tenants import scope
from tenants.clock import now
from tenants.database import db, new_id

LONGEST_FILE_NAME = 120

carry_on = working.carry_on


class ImportingError(Exception):
    """The import cannot go on like this; `field` is where it shows."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


def check_file(content: bytes, file_name: str) -> ImportRun:
    """Read a file and say what each row would do; nothing is written to services."""
    sheet = read_sheet(content, LAYOUT)
    current = scope.current()
    run = ImportRun(
        organisation_id=current.organisation_id,
        id=new_id(),
        user_id=current.user_id,
        file_name=clean(file_name)[:LONGEST_FILE_NAME],
        file_format=sheet.file_format,
        state=RunState.CHECKED,
        headings=sheet.headings,
        keys=_keys(sheet.headings),
    )
    rows = [
        ImportRow(id=new_id(), run_id=run.id, number=number, cells=cells)
        for number, cells in sheet.rows
    ]
    _check(run, rows)
    db.session.add(run)
    db.session.flush()
    db.session.add_all(rows)
    db.session.flush()
    return run


def choose_columns(run: ImportRun, keys: Sequence[str | None]) -> None:
    """Say what each column of the file holds, and check the rows again."""
    _is_still_checked(run)
    keys = [*keys, *[None] * len(run.headings)][: len(run.headings)]
    chosen = [key for key in keys if key]
    if len(set(chosen)) < len(chosen):
        raise ImportingError(_("Hai scelto due volte la stessa voce: ogni colonna ne ha una sola."))
    if not {NAME, SERVICE} & set(chosen):
        raise ImportingError(_("Scegli quale colonna contiene il nome del servizio."))
    run.keys = keys
    _check(run, queries.every_row(run))
    db.session.flush()


def cells_to_correct(run: ImportRun, row: ImportRow) -> dict[str, str]:
    """Return the cells that a person can put right: the name, and what is said to be wrong."""
    cells = named_cells(run.keys, row.cells)
    wrong = [problem["column"] for problem in row.problems if problem["code"] != "updates"]
    several = any(problem["code"] == "several_services" for problem in row.problems)
    keys = dict.fromkeys([NAME, *wrong, *([SERVICE] if several else [])])
    return {key: "" if cells.get(key) == FORMULA else cells.get(key, "") for key in keys}


def correct_row(run: ImportRun, row: ImportRow, texts: Mapping[str, str]) -> None:
    """Write other cells into a row of the checked file, and check it again."""
    _is_still_checked(run)
    _add_columns(run, texts)
    cells = [*row.cells, *[""] * (len(run.keys) - len(row.cells))]
    for key, text in texts.items():
        cells[run.keys.index(key)] = clean(text)
    row.cells = cells
    _check(run, queries.every_row(run))
    db.session.flush()


def confirm(run: ImportRun) -> None:
    """Hand the checked rows to the worker; those with errors stay out."""
    if queries.counts(run).importable == 0:
        raise ImportingError(_("Nessuna riga si può importare: correggi prima gli errori."))
    _move(run, RunState.CHECKED, RunState.WAITING)
    run.confirmed_at = now()
    db.session.flush()


def discard(run: ImportRun) -> None:
    """Throw away a file that was only checked."""
    _is_still_checked(run)
    db.session.delete(run)
    db.session.flush()


def undo(run: ImportRun) -> None:
    """Have the worker take everything back, also what had to stay at the last try."""
    _move(run, run.state, RunState.UNDOING)
    kept = (ImportRow.run_id == run.id, ImportRow.outcome == Outcome.KEPT)
    for intent, outcome in ((Intent.CREATE, Outcome.CREATED), (Intent.UPDATE, Outcome.UPDATED)):
        db.session.execute(
            update(ImportRow)
            .where(ImportRow.organisation_id == run.organisation_id, *kept)
            .where(ImportRow.intent == intent)
            .values(outcome=outcome, reason="")
        )


def _add_columns(run: ImportRun, keys: Iterable[str]) -> None:
    """Give the file the columns that a correction needs and that it did not have."""
    new = [key for key in keys if key not in run.keys]
    run.keys = [*run.keys, *new]
    run.headings = [*run.headings, *(columns()[key].heading for key in new)]


def _keys(headings: Sequence[str]) -> list[str | None]:
    """Return what each heading means; the first of two that mean the same counts."""
    keys: list[str | None] = []
    for heading in headings:
        key = recognised(heading)
        keys.append(None if key in keys else key)
    return keys


def _check(run: ImportRun, rows: Sequence[ImportRow]) -> None:
    Check(Holdings(run.organisation_id), Vocabulary(), run.keys).over(rows)


def _is_still_checked(run: ImportRun) -> None:
    if run.state is not RunState.CHECKED:
        raise ConflictError


def _move(run: ImportRun, before: RunState, after: RunState) -> None:
    """Change the state once, whoever else tries in the same moment."""
    moved = db.session.scalars(
        update(ImportRun)
        .where(ImportRun.organisation_id == run.organisation_id, ImportRun.id == run.id)
        .where(ImportRun.state == before, ImportRun.state.in_(STEPS[after]))
        .values(state=after)
        .returning(ImportRun.id)
    ).all()
    if not moved:
        raise ConflictError


STEPS = {
    RunState.WAITING: {RunState.CHECKED},
    RunState.UNDOING: {RunState.DONE, RunState.UNDONE},
}

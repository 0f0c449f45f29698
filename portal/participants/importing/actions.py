"""Bringing people in from a file: check, confirm; the worker imports; undo."""

from collections.abc import Sequence

from sqlalchemy import update

from portal.participants.importing import queries, working
from portal.participants.importing.checking import Check
from portal.participants.importing.columns import LAYOUT, NAME, recognised
from portal.participants.importing.models import CaseImport, CaseImportRow, Outcome
from portal.participants.importing.twins import KnownWomen
from portal.participants.importing.vocabulary import Vocabulary
from portal.sheets.cells import clean
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


def check_file(content: bytes, file_name: str) -> CaseImport:
    """Read a file and say what each row would do; nobody is enrolled by it."""
    sheet = read_sheet(content, LAYOUT)
    current = scope.current()
    run = CaseImport(
        organisation_id=current.organisation_id,
        id=new_id(),
        user_id=current.user_id,
        file_format=sheet.file_format,
        state=RunState.CHECKED,
        headings=sheet.headings,
        keys=_keys(sheet.headings),
    )
    run.file_name = clean(file_name)[:LONGEST_FILE_NAME]
    rows = [_row(run, number, cells) for number, cells in sheet.rows]
    _check(run, rows)
    db.session.add(run)
    db.session.flush()
    db.session.add_all(rows)
    db.session.flush()
    return run


def choose_columns(run: CaseImport, keys: Sequence[str | None]) -> None:
    """Say what each column of the file holds, and check the rows again."""
    _is_still_checked(run)
    keys = [*keys, *[None] * len(run.headings)][: len(run.headings)]
    chosen = [key for key in keys if key]
    if len(set(chosen)) < len(chosen):
        raise ImportingError(_("Hai scelto due volte la stessa voce: ogni colonna ne ha una sola."))
    if NAME not in chosen:
        raise ImportingError(_("Scegli quale colonna contiene il nome."))
    run.keys = keys
    _check(run, queries.every_row(run))
    db.session.flush()


def confirm(run: CaseImport, *, with_known: bool) -> None:
    """Hand the checked rows to the worker; those with errors stay out, the known if so wished."""
    run.with_known = with_known
    if queries.to_do(run) == 0:
        raise ImportingError(_("Nessuna riga si può importare: correggi prima gli errori."))
    _move(run, RunState.CHECKED, RunState.WAITING)
    run.confirmed_at = now()
    db.session.flush()


def discard(run: CaseImport) -> None:
    """Throw away a file that was only checked."""
    _is_still_checked(run)
    db.session.delete(run)
    db.session.flush()


def undo(run: CaseImport) -> None:
    """Have the worker take everything back, also what had to stay at the last try."""
    _move(run, run.state, RunState.UNDOING)
    rows = CaseImportRow
    db.session.execute(
        update(rows)
        .where(
            rows.organisation_id == run.organisation_id,
            rows.run_id == run.id,
            rows.outcome == Outcome.KEPT,
        )
        .values(outcome=Outcome.CREATED, reason="")
    )


def _row(run: CaseImport, number: int, cells: list[str]) -> CaseImportRow:
    row = CaseImportRow(
        organisation_id=run.organisation_id, id=new_id(), run_id=run.id, number=number
    )
    row.content = {"cells": cells}
    return row


def _keys(headings: Sequence[str]) -> list[str | None]:
    """Return what each heading means; the first of two that mean the same counts."""
    keys: list[str | None] = []
    for heading in headings:
        key = recognised(heading)
        keys.append(None if key in keys else key)
    return keys


def _check(run: CaseImport, rows: Sequence[CaseImportRow]) -> None:
    Check(KnownWomen(), Vocabulary(), run.keys).over(rows)


def _is_still_checked(run: CaseImport) -> None:
    if run.state is not RunState.CHECKED:
        raise ConflictError


def _move(run: CaseImport, before: RunState, after: RunState) -> None:
    """Change the state once, whoever else tries in the same moment."""
    moved = db.session.scalars(
        update(CaseImport)
        .where(CaseImport.organisation_id == run.organisation_id, CaseImport.id == run.id)
        .where(CaseImport.state == before, CaseImport.state.in_(STEPS[after]))
        .values(state=after)
        .returning(CaseImport.id)
    ).all()
    if not moved:
        raise ConflictError


STEPS = {
    RunState.WAITING: {RunState.CHECKED},
    RunState.UNDOING: {RunState.DONE, RunState.UNDONE},
}

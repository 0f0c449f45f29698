"""The worker's part: the rows of a confirmed import become cases, or are taken back, by batches.

A batch and its marks are one transaction. The worker reads cases only for who confirmed the file,
as long as she follows people.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from portal.participants.cases import queries as cases
from portal.participants.importing import queries, writing
from portal.participants.importing.facts import CaseImportUndone, CasesImported
from portal.participants.importing.models import CaseImport, CaseImportRow, Outcome
from portal.participants.importing.writing import RowRefusedError
from portal.sheets import passes
from portal.sheets.leases import Lease, Queue
from portal.sheets.states import RunState
from tenants import ledger
from tenants.clock import now
from tenants.database import db
from tenants.scope import acting_for

log = logging.getLogger("portal.importing")

BATCH = 20
KEPT = timedelta(days=30)  # then the rows, which hold what the file said, are deleted

Treat = Callable[[CaseImportRow], Outcome]


def carry_on(at: datetime) -> int:
    """Work on what waits; return how many batches were done."""
    return passes.carry_on(Queue(CaseImport, kept=KEPT), _batch, at)


def _batch(lease: Lease) -> bool:
    """Do the next rows in their organisation; tell whether there may be more."""
    with acting_for(
        lease.organisation_id, lease.user_id, purpose="job:case-import", case_access=True
    ):
        try:
            run = db.session.get_one(CaseImport, (lease.organisation_id, lease.run_id))
            allowed = run.user_id in cases.managers()
            do = _undo_rows if run.state == RunState.UNDOING else _write_rows
            more = do(run, allowed=allowed)
            db.session.commit()
        finally:
            db.session.remove()
    return more


def _write_rows(run: CaseImport, *, allowed: bool) -> bool:
    run.state = RunState.RUNNING
    rows = queries.unfinished(run, BATCH)
    _treat(rows, writing.writer(run) if allowed else _refuse)
    if not rows:
        run.state, run.finished_at = RunState.DONE, now()
        done = queries.counts(run).outcomes
        fact = CasesImported(run.id, done[Outcome.CREATED], done[Outcome.FAILED])
        ledger.record(fact, about=run.id)
    return bool(rows)


def _undo_rows(run: CaseImport, *, allowed: bool) -> bool:
    rows = queries.undoable(run, BATCH)
    _treat(rows, writing.take_back if allowed else _refuse_undo)
    if not rows:
        run.state, run.undone_at = RunState.UNDONE, now()
        done = queries.counts(run).outcomes
        fact = CaseImportUndone(run.id, done[Outcome.UNDONE], done[Outcome.KEPT])
        ledger.record(fact, about=run.id)
    return bool(rows)


def _refuse(_row: CaseImportRow) -> Outcome:
    raise RowRefusedError("not_allowed")


def _refuse_undo(_row: CaseImportRow) -> Outcome:
    raise RowRefusedError("not_allowed", Outcome.KEPT)


def _treat(rows: Sequence[CaseImportRow], treat: Treat) -> None:
    """Do each row in a savepoint of its own: one that fails does not take the others with it."""
    for row in rows:
        try:
            with db.session.begin_nested():
                row.outcome, row.reason = treat(row), ""
        except RowRefusedError as refusal:
            row.outcome, row.reason = refusal.outcome, refusal.reason
        except Exception:  # the import must go on past one broken row
            log.exception("row cannot be treated", extra={"row": row.id})
            undoing = row.participant_id is not None
            row.outcome, row.reason = Outcome.KEPT if undoing else Outcome.FAILED, "broken"
        row.done_at = now()
    db.session.flush()

"""The worker's part: the rows of a confirmed import become drafts, or are taken back, by batches.

A batch and its marks are one transaction.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime

from portal.catalogue.importing import queries, undoing, writing
from portal.catalogue.importing.facts import ImportUndone, ServicesImported
from portal.catalogue.importing.models import ImportRow, ImportRun, Outcome
from portal.catalogue.importing.writing import RowRefusedError
from portal.sheets import passes
from portal.sheets.leases import Lease, Queue
from portal.sheets.states import RunState
from tenants import ledger
from tenants.clock import now
from tenants.database import db
from tenants.scope import acting_for

log = logging.getLogger("portal.importing")

BATCH = 20

Treat = Callable[[ImportRow], Outcome]


def carry_on(at: datetime) -> int:
    """Work on what waits; return how many batches were done."""
    return passes.carry_on(Queue(ImportRun), _batch, at)


def _batch(lease: Lease) -> bool:
    """Do the next rows in their organisation; tell whether there may be more."""
    with acting_for(lease.organisation_id, lease.user_id, purpose="job:import"):
        try:
            run = db.session.get_one(ImportRun, (lease.organisation_id, lease.run_id))
            more = _undo_rows(run) if run.state == RunState.UNDOING else _write_rows(run)
            db.session.commit()
        finally:
            db.session.remove()
    return more


def _write_rows(run: ImportRun) -> bool:
    run.state = RunState.RUNNING
    rows = queries.unfinished(run, BATCH)
    _treat(rows, writing.writer(run))
    if not rows:
        done = queries.counts(run).outcomes
        _end(run, RunState.DONE)
        created, updated = done[Outcome.CREATED], done[Outcome.UPDATED]
        fact = ServicesImported(run.id, created, updated, done[Outcome.FAILED])
        ledger.record(fact, about=run.id)
    return bool(rows)


def _undo_rows(run: ImportRun) -> bool:
    rows = queries.undoable(run, BATCH)
    _treat(rows, undoing.take_back)
    if not rows:
        done = queries.counts(run).outcomes
        _end(run, RunState.UNDONE)
        fact = ImportUndone(run.id, done[Outcome.UNDONE], done[Outcome.KEPT])
        ledger.record(fact, about=run.id)
    return bool(rows)


def _end(run: ImportRun, state: RunState) -> None:
    run.state = state
    if state is RunState.DONE:
        run.finished_at = now()
    else:
        run.undone_at = now()


def _treat(rows: Sequence[ImportRow], treat: Treat) -> None:
    """Do each row in a savepoint of its own: one that fails does not take the others with it."""
    for row in rows:
        try:
            with db.session.begin_nested():
                row.outcome = treat(row)
                row.reason = ""
        except RowRefusedError as refusal:
            row.outcome, row.reason = refusal.outcome, refusal.reason
        except Exception:  # the import must go on past one broken row
            log.exception("row cannot be treated", extra={"row": row.id})
            row.outcome, row.reason = Outcome.FAILED, "broken"
        row.done_at = now()
    db.session.flush()

"""Which import a worker works on: found and leased in the worker's own role."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from flask import current_app
from sqlalchemy import ColumnElement, Table, and_, create_engine, delete, or_, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.pool import NullPool

from portal.catalogue.importing.models import ImportRun, RunState
from tenants.database import random_id

LEASE = timedelta(minutes=2)
FORGOTTEN_AFTER = timedelta(days=7)
OPEN = (RunState.WAITING, RunState.RUNNING, RunState.UNDOING)


@dataclass(frozen=True, slots=True)
class Lease:
    """One import, held by one pass for a while."""

    organisation_id: UUID
    run_id: UUID
    user_id: UUID
    holder: str


class LostLeaseError(Exception):
    """Another worker holds the import by now: leave it alone."""


def engine() -> Engine:
    """Return the connections of the worker's role, opened only while one is needed."""
    url = current_app.config["PORTAL"].worker_url
    return create_engine(url, poolclass=NullPool, hide_parameters=True)


def take(worker: Engine, at: datetime) -> Lease | None:
    """Lease the next import that waits, or whose worker was lost."""
    holder = random_id().hex
    free = or_(ImportRun.leased_until.is_(None), ImportRun.leased_until < at)
    waiting = (
        select(ImportRun.organisation_id, ImportRun.id, ImportRun.user_id)
        .where(ImportRun.state.in_(OPEN), free)
        .order_by(ImportRun.created_at, ImportRun.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    with worker.begin() as connection:
        found = connection.execute(waiting).one_or_none()
        if found is None:
            return None
        lease = Lease(found.organisation_id, found.id, found.user_id, holder)
        values = {"leased_until": at + LEASE, "leased_by": holder}
        connection.execute(update(_table()).where(_is(lease)).values(**values))
    return lease


def renew(worker: Engine, lease: Lease, at: datetime) -> None:
    """Hold the import longer; raise where it was lost."""
    held = and_(_is(lease), _table().c.leased_by == lease.holder)
    with worker.begin() as connection:
        renewed = connection.execute(update(_table()).where(held).values(leased_until=at + LEASE))
    if renewed.rowcount == 0:
        raise LostLeaseError


def give_back(worker: Engine, lease: Lease) -> None:
    """Let the import go, done or not: the next pass goes on with it."""
    held = and_(_is(lease), _table().c.leased_by == lease.holder)
    with worker.begin() as connection:
        connection.execute(update(_table()).where(held).values(leased_until=None, leased_by=None))


def forget_old_checks(worker: Engine, at: datetime) -> int:
    """Delete the files that were checked and never imported."""
    runs = _table().c
    old = and_(runs.state == RunState.CHECKED, runs.created_at < at - FORGOTTEN_AFTER)
    with worker.begin() as connection:
        return connection.execute(delete(_table()).where(old)).rowcount


def _table() -> Table:
    table = ImportRun.__table__
    assert isinstance(table, Table)  # noqa: S101 -- for the type checker
    return table


def _is(lease: Lease) -> ColumnElement[bool]:
    runs = _table().c
    return and_(runs.organisation_id == lease.organisation_id, runs.id == lease.run_id)

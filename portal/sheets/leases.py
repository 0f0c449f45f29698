"""Which import a worker works on: found and leased in the worker's own role.

A table of imports has the columns `state`, `created_at`, `user_id`, `leased_until` and `leased_by`;
the worker's role reads these and no other.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from flask import current_app
from sqlalchemy import ColumnElement, Table, and_, create_engine, delete, or_, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.pool import NullPool

from portal.sheets.states import UNDER_WAY, RunState
from tenants.database import random_id

LEASE = timedelta(minutes=2)
FORGOTTEN_AFTER = timedelta(days=7)


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


class Queue:
    """The imports of one kind that wait for a worker; `kept` is how long one is kept at all."""

    def __init__(self, runs: type[Any], *, kept: timedelta | None = None) -> None:
        self._table: Table = runs.__table__
        self._kept = kept

    def take(self, worker: Engine, at: datetime) -> Lease | None:
        """Lease the next import that waits, or whose worker was lost."""
        holder, runs = random_id().hex, self._table.c
        free = or_(runs.leased_until.is_(None), runs.leased_until < at)
        waiting = (
            select(runs.organisation_id, runs.id, runs.user_id)
            .where(runs.state.in_(sorted(UNDER_WAY)), free)
            .order_by(runs.created_at, runs.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        with worker.begin() as connection:
            found = connection.execute(waiting).one_or_none()
            if found is None:
                return None
            lease = Lease(found.organisation_id, found.id, found.user_id, holder)
            values = {"leased_until": at + LEASE, "leased_by": holder}
            connection.execute(update(self._table).where(self._is(lease)).values(**values))
        return lease

    def renew(self, worker: Engine, lease: Lease, at: datetime) -> None:
        """Hold the import longer; raise where it was lost."""
        held = update(self._table).where(self._holds(lease))
        with worker.begin() as connection:
            renewed = connection.execute(held.values(leased_until=at + LEASE))
        if renewed.rowcount == 0:
            raise LostLeaseError

    def give_back(self, worker: Engine, lease: Lease) -> None:
        """Let the import go, done or not: the next pass goes on with it."""
        held = update(self._table).where(self._holds(lease))
        with worker.begin() as connection:
            connection.execute(held.values(leased_until=None, leased_by=None))

    def forget_old(self, worker: Engine, at: datetime) -> int:
        """Delete the files that were checked and never imported, and all that are kept too long."""
        runs = self._table.c
        old = and_(runs.state == RunState.CHECKED, runs.created_at < at - FORGOTTEN_AFTER)
        if self._kept is not None:
            resting = runs.state.not_in(sorted(UNDER_WAY))
            old = or_(old, and_(resting, runs.created_at < at - self._kept))
        with worker.begin() as connection:
            return connection.execute(delete(self._table).where(old)).rowcount

    def _is(self, lease: Lease) -> ColumnElement[bool]:
        runs = self._table.c
        return and_(runs.organisation_id == lease.organisation_id, runs.id == lease.run_id)

    def _holds(self, lease: Lease) -> ColumnElement[bool]:
        return and_(self._is(lease), self._table.c.leased_by == lease.holder)

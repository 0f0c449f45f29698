"""Reads of what was published: cells only, one table of one period at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from portal.oversight.counting.attack import Place
from portal.oversight.counting.kinds import ALL, Cube, Step
from portal.oversight.counting.models import (
    OversightCell,
    OversightDuration,
    OversightTable,
    OwnTiming,
)
from tenants import scope
from tenants.database import db
from tenants.models import Organisation


@dataclass(frozen=True, slots=True)
class Published:
    """A table as it stands for good; a count of None is not shown."""

    cube: Cube
    period: str
    cut_on: date
    published_at: datetime
    withheld: bool
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: Mapping[Place, int | None]
    days: Mapping[tuple[str, Step], Decimal] = field(default_factory=dict)

    def count(self, row: str, column: str = ALL) -> int | None:
        return self.counts.get((row, column))

    @property
    def total(self) -> int:
        return self.counts.get((ALL, ALL)) or 0


def periods(cube: Cube) -> list[str]:
    """Return the periods of a table, the newest first."""
    query = (
        select(OversightTable.period)
        .where(OversightTable.cube == cube)
        .order_by(OversightTable.period.desc())
    )
    return list(db.session.scalars(query))


def published(cube: Cube, period: str) -> Published | None:
    """Return one table of one period; none while it is not counted yet."""
    query = select(OversightTable).where(
        OversightTable.cube == cube, OversightTable.period == period
    )
    table = db.session.scalar(query)
    if table is None:
        return None
    cells = _cells(table.id)
    return Published(
        cube=table.cube,
        period=table.period,
        cut_on=table.cut_on,
        published_at=table.published_at,
        withheld=table.withheld,
        rows=tuple(dict.fromkeys(cell.row for cell in cells if cell.row != ALL)),
        columns=tuple(table.columns),
        counts={(cell.row, cell.column): cell.count for cell in cells},
        days=_days(table.id),
    )


def latest(cube: Cube) -> Published | None:
    """Return the newest table of a kind."""
    found = periods(cube)
    return published(cube, found[0]) if found else None


def organisation_names(ids: Sequence[str]) -> dict[str, str]:
    """Return the names of organisations, which the whole network knows."""
    wanted = {UUID(each) for each in ids if _is_id(each)}
    query = select(Organisation.id, Organisation.name).where(Organisation.id.in_(wanted))
    return {str(number): name for number, name in db.session.execute(query)}


def own_pace() -> Sequence[OwnTiming]:
    """Return the pace of the organisation acted for: its own rows alone."""
    query = (
        select(OwnTiming)
        .where(OwnTiming.organisation_id == scope.current().organisation_id)
        .order_by(OwnTiming.step)
    )
    return db.session.scalars(query).all()


def _cells(table_id: UUID) -> Sequence[OversightCell]:
    query = (
        select(OversightCell)
        .where(OversightCell.table_id == table_id)
        .order_by(OversightCell.place, OversightCell.row, OversightCell.column)
    )
    return db.session.scalars(query).all()


def _days(table_id: UUID) -> dict[tuple[str, Step], Decimal]:
    query = select(OversightDuration.row, OversightDuration.step, OversightDuration.days).where(
        OversightDuration.table_id == table_id
    )
    return {(row, step): days for row, step, days in db.session.execute(query)}


def _is_id(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True

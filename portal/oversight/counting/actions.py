"""The nightly count: what is closed and not yet published is counted once, and never again.

Twice changes nothing. Since a referral is in one period alone, and no table of a period is made
anew, yesterday's figures and today's cannot be subtracted to find one woman.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from statistics import median
from typing import Any, Final
from uuid import UUID

from sqlalchemy import delete, insert, select, text
from sqlalchemy.engine import Connection, Engine

from portal.oversight.counting import reading, tables
from portal.oversight.counting.disclosure import NOTHING, THRESHOLD, Count, Raw
from portal.oversight.counting.facts import CountsPublished
from portal.oversight.counting.kinds import Cube, Step
from portal.oversight.counting.models import (
    OversightCell,
    OversightDuration,
    OversightTable,
    OwnTiming,
)
from portal.oversight.counting.periods import Quarter, Span, closed_quarters, this_month
from portal.oversight.counting.tables import Table
from portal.referrals.closing.demand import note_demand
from tenants.database import new_id

Counted = Callable[[Connection, Span], Mapping[Cube, Raw]]

ENOUGH: Final = 60  # referrals: with fewer a quarter waits for the next, up to a year
ALONE: Final = text("SELECT pg_advisory_xact_lock(31)")  # one count at a time


def refresh(engine: Engine, at: datetime) -> CountsPublished:
    """Count what has closed by a moment; `engine` is the worker's own, which alone may."""
    noted = note_demand(engine, at)
    with engine.begin() as connection:
        connection.execute(ALONE)
        known = _known(connection)
        made = [
            (period, cut, table)
            for period, cut, table in _due(connection, known, at)
            if (period, table.cube) not in known
        ]
        for period, cut, table in made:
            _publish(connection, table, period=period, cut=cut, at=at)
        timed = _time(connection, at)
    return CountsPublished(
        published=tuple(f"{period} {table.cube}" for period, _cut, table in made if table.shown),
        withheld=tuple(f"{period} {table.cube}" for period, _cut, table in made if not table.shown),
        noted=noted,
        timings=timed,
    )


def _due(
    connection: Connection, known: set[tuple[str, Cube]], at: datetime
) -> Iterator[tuple[str, date, Table]]:
    """Yield the tables of the closed periods that are not published: period, last day, table."""
    for cube, counted in ((Cube.NETWORK, reading.cohort), (Cube.DEMAND_AREA, reading.demand)):
        after = max((period for period, each in known if each is cube), default="")
        for span, raw in _spans(connection, counted, closed_quarters(at, after)):
            last = span.cut - timedelta(days=1)
            yield from ((span.code, last, each) for each in _tables(connection, cube, span, raw))
    month = this_month(at)
    last = month - timedelta(days=1)
    if (f"{last:%Y-%m}", Cube.STANDING) not in known:
        cells = reading.standing(connection, month)
        yield f"{last:%Y-%m}", last, tables.of_standing(cells)


def _spans(
    connection: Connection, counted: Counted, quarters: list[Quarter]
) -> Iterator[tuple[Span, Mapping[Cube, Raw]]]:
    """Yield the periods that hold enough, or a year; the quarters left over wait for the next.

    Even that a year holds fewer than five is told to nobody: it waits on.

    Before the first referral there is nothing to wait for: what was sent then may come yet.
    """
    first: Quarter | None = None
    for quarter in quarters:
        span = Span(first or quarter, quarter)
        raw = counted(connection, span)
        total = max((table.total for table in raw.values()), key=_size, default=NOTHING)
        if total.is_safe and (total.referrals >= ENOUGH or span.is_long):
            yield span, raw
            first = None
        elif total != NOTHING:
            first = span.first


def _size(count: Count) -> int:
    return count.referrals


def _tables(
    connection: Connection, cube: Cube, span: Span, raw: Mapping[Cube, Raw]
) -> Iterator[Table]:
    if cube is Cube.DEMAND_AREA:
        return tables.of_demand(raw)
    return tables.of_cohort(raw, reading.durations(connection, span))


def _known(connection: Connection) -> set[tuple[str, Cube]]:
    rows = connection.execute(select(OversightTable.period, OversightTable.cube))
    return {(period, cube) for period, cube in rows}


def _publish(connection: Connection, table: Table, *, period: str, cut: date, at: datetime) -> None:
    shown, number = table.shown, new_id()
    connection.execute(
        insert(OversightTable).values(
            id=number,
            period=period,
            cube=table.cube,
            cut_on=cut,
            published_at=at,
            withheld=shown is None,
            columns=list(shown.columns) if shown else [],
        )
    )
    cells = _cells(table, number)
    if cells:
        connection.execute(insert(OversightCell), cells)
    lasting = _durations(table, number)
    if lasting:
        connection.execute(insert(OversightDuration), lasting)


def _cells(table: Table, number: UUID) -> list[dict[str, Any]]:
    if table.shown is None:
        return []
    place = {row: at for at, row in enumerate(table.shown.rows)}
    return [
        {
            "id": new_id(),
            "table_id": number,
            "row": row,
            "column": column,
            "place": place.get(row, len(place)),
            "count": count,
        }
        for (row, column), count in table.shown.counts.items()
    ]


def _durations(table: Table, number: UUID) -> list[dict[str, Any]]:
    return [
        {"id": new_id(), "table_id": number, "row": row, "step": each.step, "days": each.days}
        for row, found in table.durations.items()
        for each in found
    ]


def _time(connection: Connection, at: datetime) -> int:
    """Write each organisation its own pace, once a month; the network's where five have one."""
    month = this_month(at)
    until = month - timedelta(days=1)
    if connection.execute(select(OwnTiming.id).where(OwnTiming.until == until).limit(1)).first():
        return 0
    measured = [row for row in reading.timings(connection, month) if row.measured >= THRESHOLD]
    connection.execute(delete(OwnTiming))
    network = _medians(measured)
    rows = [
        {
            "organisation_id": row.organisation_id,
            "id": new_id(),
            "step": Step(row.step),
            "until": until,
            "measured": row.measured,
            "days": row.days,
            "network_days": network.get(row.step),
        }
        for row in measured
    ]
    if rows:
        connection.execute(insert(OwnTiming), rows)
    return len(rows)


def _medians(measured: list[Any]) -> dict[str, Decimal]:
    """Return the median of the organisations' medians, where there are five of them at least."""
    by_step: dict[str, list[Decimal]] = defaultdict(list)
    for row in measured:
        by_step[row.step].append(row.days)
    return {step: median(days) for step, days in by_step.items() if len(days) >= THRESHOLD}

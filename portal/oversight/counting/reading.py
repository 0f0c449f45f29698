"""The raw counts, read by the worker alone from the functions of schema `oversight`."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlalchemy.engine import Connection

from portal.oversight.counting.disclosure import NOTHING, Count, Raw
from portal.oversight.counting.kinds import Cube, Step
from portal.oversight.counting.periods import Span, midnight, months_later, workdays
from portal.referrals.closing.demand import zone_of_places

_COHORT = text(
    "SELECT cube, value, part, referrals, women FROM oversight.cohort(CAST(:zones AS jsonb),"
    " :since, :until, :cut)"
)
_DURATIONS = text(
    "SELECT cube, value, step, days, measured FROM oversight.durations(:workdays, :origin,"
    " :since, :until, :cut)"
)
_DEMAND = text("SELECT cube, value, part, referrals, women FROM oversight.demand(:since, :until)")
_STANDING = text(
    "SELECT step, age, referrals, women FROM oversight.standing(CAST(:zones AS jsonb), :at)"
)
_TIMINGS = text(
    "SELECT organisation_id, step, days, measured FROM oversight.timings(:workdays, :origin,"
    " :since, :until)"
)


class Duration(NamedTuple):
    """The median working days of a step, and how many it was measured on."""

    step: Step
    days: Decimal
    measured: int


def cohort(connection: Connection, span: Span) -> dict[Cube, Raw]:
    """Count what was sent in a period, by everything that it is counted by, in one pass."""
    rows = connection.execute(_COHORT, _span(span) | {"zones": _zones()})
    return _tables(rows)


def durations(connection: Connection, span: Span) -> dict[tuple[Cube, str], list[Duration]]:
    """Measure the steps of what was sent in a span."""
    values = _span(span) | _calendar(span.first_day, span.cut)
    found: dict[tuple[Cube, str], list[Duration]] = defaultdict(list)
    for cube, value, step, days, measured in connection.execute(_DURATIONS, values):
        found[Cube(cube), value].append(Duration(Step(step), days, measured))
    return found


def demand(connection: Connection, span: Span) -> dict[Cube, Raw]:
    """Count the unmet needs of a span."""
    values = {"since": span.first_day, "until": span.day_after}
    return _tables(connection.execute(_DEMAND, values))


def standing(connection: Connection, month: date) -> dict[tuple[str, str], Count]:
    """Count what was open when a month began, by step and age."""
    values = {"zones": _zones(), "at": midnight(month)}
    rows = connection.execute(_STANDING, values)
    return {(step, age): Count(referrals, women) for step, age, referrals, women in rows}


def timings(connection: Connection, month: date) -> list[Any]:
    """Measure each organisation over the year before a month: id, step, days, measured."""
    since = months_later(month, -12)
    values = {
        "since": midnight(since),
        "until": midnight(month),
        **_calendar(months_later(since, -24), month),
    }
    return list(connection.execute(_TIMINGS, values))


def _tables(rows: Iterable[Any]) -> dict[Cube, Raw]:
    """Sort the rows of grouping sets into tables: where a name lacks it is a margin."""
    cells: dict[str, dict[tuple[str, str], Count]] = defaultdict(dict)
    by_row: dict[str, dict[str, Count]] = defaultdict(dict)
    by_column: dict[str, dict[str, Count]] = defaultdict(dict)
    totals: dict[str, Count] = {}
    for cube, value, part, referrals, women in rows:
        count = Count(referrals, women)
        match value, part:
            case None, None:
                totals[cube] = count
            case _, None:
                by_row[cube][value] = count
            case None, _:
                by_column[cube][part] = count
            case _:
                cells[cube][value, part] = count
    return {
        Cube(cube): Raw(cells[cube], by_row[cube], by_column[cube], totals.get(cube, NOTHING))
        for cube in totals
    }


def _span(span: Span) -> dict[str, datetime]:
    return {
        "since": midnight(span.first_day),
        "until": midnight(span.day_after),
        "cut": midnight(span.cut),
    }


def _calendar(first: date, last: date) -> dict[str, Any]:
    return {"workdays": workdays(first, last + timedelta(days=1)), "origin": first}


def _zones() -> str:
    return json.dumps(dict(zone_of_places()))

"""Statistical disclosure control of a table of counts: what of it may be shown, and what not.

The rule is the threshold rule with secondary suppression (Hundepool, Domingo-Ferrer, Franconi,
Giessing, Schulte Nordholt, Spicer and de Wolf, "Statistical Disclosure Control", Wiley 2012,
chapter 4; Willenborg and de Waal, "Elements of Statistical Disclosure Control", 2001). A number
stands for at least five referrals of at least five women. Small columns are merged along a fixed
ladder, small rows are put together, small cells inside are hidden, and then more of them, until
nobody who knows every margin can tell of a hidden cell that it is small, nor guess it within five.

A zero is shown where the whole column is empty, which tells of no woman more than of another;
inside a row that holds women it would tell of each of them, and is hidden like a one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Final

from portal.oversight.counting.attack import Place, is_protected, stands_the_attack
from portal.oversight.counting.kinds import ALL, OTHERS

THRESHOLD: Final = 5


@dataclass(frozen=True, slots=True)
class Count:
    """Referrals, and the least number of women whom they are about."""

    referrals: int = 0
    women: int = 0

    @property
    def is_safe(self) -> bool:
        return min(self.referrals, self.women) >= THRESHOLD

    def __add__(self, other: "Count") -> "Count":
        """Put two counts together; that the women differ is not known, so it is not assumed."""
        return Count(self.referrals + other.referrals, max(self.women, other.women))


NOTHING: Final = Count()


@dataclass(frozen=True, slots=True)
class Raw:
    """A table as it was counted: never stored, never shown."""

    cells: Mapping[Place, Count]
    rows: Mapping[str, Count]  # the margins, counted by themselves
    columns: Mapping[str, Count]
    total: Count

    def cell(self, row: str, column: str) -> Count:
        return self.cells.get((row, column), NOTHING)


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown of a table; None is a cell that is not. Margins stand under `ALL`."""

    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    counts: Mapping[Place, int | None] = field(default_factory=dict)


Ladder = Sequence[Sequence[Sequence[str]]]  # coarser and coarser ways to put columns together


def shown(raw: Raw, ladder: Ladder = ()) -> Shown | None:
    """Return what may be shown of a table; nothing at all when it does not stand the attack."""
    climbed = _climbed(raw, ladder) if ladder else folded_columns(raw)
    if climbed is None or not climbed.total.is_safe:
        return None
    table = folded_rows(climbed)
    hidden = _hidden(table)
    if hidden is None:
        return None
    found = _without(table, hidden)
    return found if stands_the_attack(found.rows, found.columns, found.counts) else None


def folded_rows(raw: Raw) -> Raw:
    """Put the rows that are too small to stand alone together, with the next when need be."""
    order = sorted(raw.rows, key=lambda row: (raw.rows[row].referrals, row))
    small = [row for row in order if not raw.rows[row].is_safe or row == OTHERS]
    rest = [row for row in order if row not in small]
    while small and rest and not _together(raw.rows[row] for row in small).is_safe:
        small.append(rest.pop(0))
    return merged_rows(raw, dict.fromkeys(small, OTHERS)) if small else raw


def folded_columns(raw: Raw) -> Raw:
    """Do the same with columns."""
    return _turned(folded_rows(_turned(raw)))


def merged_rows(raw: Raw, into: Mapping[str, str]) -> Raw:
    """Put rows together under other names."""
    rows: dict[str, Count] = {}
    for row, count in raw.rows.items():
        name = into.get(row, row)
        rows[name] = rows.get(name, NOTHING) + count
    cells: dict[Place, Count] = {}
    for (row, column), count in raw.cells.items():
        place = into.get(row, row), column
        cells[place] = cells.get(place, NOTHING) + count
    return replace(raw, rows=rows, cells=cells)


def merged_columns(raw: Raw, into: Mapping[str, str]) -> Raw:
    """Put columns together under other names."""
    return _turned(merged_rows(_turned(raw), into))


def name_of(group: Sequence[str]) -> str:
    """Return how columns that were put together are called."""
    return "+".join(group)


def _climbed(raw: Raw, ladder: Ladder) -> Raw | None:
    """Return the table with the finest columns none of which is small."""
    for step in ladder:
        into = {column: name_of(group) for group in step for column in group}
        merged = merged_columns(raw, into)
        empty = {name_of(group): NOTHING for group in step}
        merged = replace(merged, columns=empty | dict(merged.columns))
        if all(count.is_safe or count == NOTHING for count in merged.columns.values()):
            return merged
    return None


def _hidden(table: Raw) -> set[Place] | None:
    """Return the cells to hide, None when even hiding all of them is not enough."""
    if min(len(table.rows), len(table.columns)) < 2:  # noqa: PLR2004 -- its margins say it all
        return set()
    cells = _whole(table)
    hidden = {place for place, count in cells.items() if not count.is_safe}
    values = {place: count.referrals for place, count in cells.items()}
    queue = sorted(hidden)
    while queue:
        place = queue.pop()
        while not is_protected(place, values, hidden):
            more = _next_to_hide(place, values, hidden)
            if more is None:
                return None
            hidden.add(more)
            queue.append(more)
    return hidden


def _whole(table: Raw) -> dict[Place, Count]:
    """Return every cell of the columns that hold anything."""
    columns = [column for column, count in table.columns.items() if count != NOTHING]
    return {(row, column): table.cell(row, column) for row in table.rows for column in columns}


def _next_to_hide(place: Place, values: Mapping[Place, int], hidden: set[Place]) -> Place | None:
    """Choose the smallest cell of the same row or column, else the smallest of all."""
    left = [other for other in values if other not in hidden]
    return min(
        left,
        key=lambda at: (at[0] != place[0] and at[1] != place[1], values[at], at),
        default=None,
    )


def _without(table: Raw, hidden: set[Place]) -> Shown:
    counts: dict[Place, int | None] = {
        (row, column): None if (row, column) in hidden else _value(table, row, column)
        for row in table.rows
        for column in table.columns
    }
    counts |= {(row, ALL): count.referrals for row, count in table.rows.items()}
    counts |= {(ALL, column): count.referrals for column, count in table.columns.items()}
    counts[ALL, ALL] = table.total.referrals
    rows = sorted(table.rows, key=lambda row: (row == OTHERS, -table.rows[row].referrals, row))
    return Shown(tuple(rows), tuple(table.columns), counts)


def _value(table: Raw, row: str, column: str) -> int:
    """Return a cell; in a table of one row, or one column, it is the margin beside it."""
    if len(table.rows) == 1:
        return table.columns[column].referrals
    if len(table.columns) == 1:
        return table.rows[row].referrals
    return table.cell(row, column).referrals


def _turned(raw: Raw) -> Raw:
    cells = {(column, row): count for (row, column), count in raw.cells.items()}
    return Raw(cells, raw.columns, raw.rows, raw.total)


def _together(counts: Iterable[Count]) -> Count:
    return reduce(Count.__add__, counts, NOTHING)

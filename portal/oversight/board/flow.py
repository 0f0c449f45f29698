"""The flow of a quarter: how many were sent, accepted, started and completed; and to whom."""

from collections.abc import Iterator
from typing import NamedTuple

from portal.oversight.board.sheets import organisation_words
from portal.oversight.counting.kinds import ALL, OTHERS, Stage
from portal.oversight.counting.queries import Published
from portal.ui.flow_chart import Flow
from portal.ui.language import gettext as _

ACCEPTED = frozenset({Stage.ACCEPTED, Stage.STARTED, Stage.INTERRUPTED, Stage.COMPLETED})
STARTED = ACCEPTED - {Stage.ACCEPTED}


class Reached(NamedTuple):
    """How many came so far, and which part of what was sent."""

    label: str
    number: int | None
    part: int | None  # per cent


def reached(table: Published) -> list[Reached]:
    """Return the steps of the flow; one that the columns do not tell apart is not shown."""
    sent = table.total
    steps = (
        (_("Inviati"), sent),
        (_("Accettati"), _sum(table, ACCEPTED)),
        (_("Avviati"), _sum(table, STARTED)),
        (_("Conclusi"), _sum(table, frozenset({Stage.COMPLETED}))),
    )
    return [
        Reached(label, count, None if count is None else round(100 * count / (sent or 1)))
        for label, count in steps
    ]


def flows(table: Published) -> list[Flow]:
    """Return what went from whom to whom; what is not shown goes to the others of each sender."""
    starts, ends = organisation_words(table.rows), organisation_words(table.columns)
    found = [
        Flow(starts(row), ends(column), count)
        for row in table.rows
        for column in _by_size(table)
        if column != OTHERS and (count := table.count(row, column))
    ]
    return [*found, *_rest(table, found)]


def _rest(table: Published, found: list[Flow]) -> Iterator[Flow]:
    starts = organisation_words(table.rows)
    for row in table.rows:
        drawn = sum(flow.number for flow in found if flow.start == starts(row))
        left = (table.count(row) or 0) - drawn
        if left:
            yield Flow(starts(row), _("Altri, o non mostrati"), left)


def _by_size(table: Published) -> list[str]:
    return sorted(table.columns, key=lambda column: -(table.count(ALL, column) or 0))


def _sum(table: Published, stages: frozenset[Stage]) -> int | None:
    """Return the sum of the columns that make up some stages; none when they do not."""
    columns = [column for column in table.columns if set(column.split("+")) <= stages]
    if {code for column in columns for code in column.split("+")} != set(stages):
        return None
    return sum(table.count(ALL, column) or 0 for column in columns)

"""Which tables a period has, and what of each may be shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from portal.oversight.counting.disclosure import (
    NOTHING,
    THRESHOLD,
    Count,
    Ladder,
    Raw,
    Shown,
    merged_columns,
    shown,
)
from portal.oversight.counting.kinds import (
    AGES,
    ALL,
    BREAKDOWNS,
    DEMANDS,
    OTHERS,
    Cube,
    Stage,
    Step,
)
from portal.oversight.counting.reading import Duration

BAND = 5  # what stands open is told in steps of five: it overlaps from month to month
OPEN = (Stage.WAITING, Stage.ACCEPTED, Stage.STARTED)
_MOST = (Stage.STARTED, Stage.INTERRUPTED)
STAGES: Ladder = (
    [[stage] for stage in Stage],
    [[Stage.WAITING], [Stage.NOT_STARTED], [Stage.ACCEPTED], _MOST, [Stage.COMPLETED]],
    [[Stage.WAITING, Stage.ACCEPTED], [Stage.NOT_STARTED], _MOST, [Stage.COMPLETED]],
    [
        [Stage.WAITING, Stage.NOT_STARTED, Stage.ACCEPTED],
        [*_MOST, Stage.COMPLETED],
    ],
    [list(Stage)],
)
REACHED: Mapping[Step, frozenset[str]] = {
    Step.ANSWER: frozenset({Stage.ACCEPTED, *_MOST, Stage.COMPLETED}),
    Step.START: frozenset({*_MOST}),
    Step.FINISH: frozenset({Stage.COMPLETED}),
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is published; nothing shown: it is withheld."""

    cube: Cube
    shown: Shown | None
    durations: Mapping[str, list[Duration]] = field(default_factory=dict)


def of_cohort(
    raw: Mapping[Cube, Raw], durations: Mapping[tuple[Cube, str], list[Duration]]
) -> Iterator[Table]:
    """Yield the tables of what was sent in a quarter; all share the margins of the first.

    Each is safe for whoever knows those margins, so that together they tell no more than apart.
    """
    for cube in (Cube.NETWORK, *BREAKDOWNS):
        found = shown(raw[cube], STAGES)
        yield Table(cube, found, _proven(found, cube, durations) if found else {})
    partners = shown(raw[Cube.PARTNER], STAGES)
    yield Table(Cube.EXCHANGE, _exchange(raw[Cube.EXCHANGE], partners) if partners else None)
    network = shown(raw[Cube.NETWORK], STAGES)
    if Cube.REASON in raw:
        yield Table(Cube.REASON, _reasons(raw[Cube.REASON], network) if network else None)


def of_demand(raw: Mapping[Cube, Raw]) -> Iterator[Table]:
    """Yield the tables of unmet need: each by need and one thing more, the needs being shared."""
    for cube in DEMANDS:
        if cube in raw:
            yield Table(cube, shown(raw[cube]))


def of_standing(cells: Mapping[tuple[str, str], Count]) -> Table:
    """Return what stood open: no margins, and whole fives, so that no two months subtract.

    Every cell is there, whether anything stood in it or not: one that is not shown may be empty.
    """
    counts: dict[tuple[str, str], int | None] = {
        (step, age): _in_fives(cells.get((step, age), NOTHING)) for step in OPEN for age in AGES
    }
    return Table(Cube.STANDING, Shown(OPEN, AGES, counts))


def _in_fives(count: Count) -> int | None:
    return count.referrals // BAND * BAND if count.is_safe else None


def _proven(
    found: Shown, cube: Cube, durations: Mapping[tuple[Cube, str], list[Duration]]
) -> dict[str, list[Duration]]:
    """Return the medians behind which a published count stands: they tell of no hidden cell."""
    rows = found.rows if cube is not Cube.NETWORK else ("",)
    return {
        row: [
            duration
            for duration in durations.get((cube, row), [])
            if duration.measured >= THRESHOLD and _is_proven(found, row or ALL, duration.step)
        ]
        for row in rows
    }


def _is_proven(found: Shown, row: str, step: Step) -> bool:
    return any(
        (found.counts[row, column] or 0) >= THRESHOLD
        for column in found.columns
        if set(column.split("+")) <= REACHED[step]
    )


def _exchange(raw: Raw, partners: Shown) -> Shown | None:
    """Return the flows between organisations; small partners are together as in their own table."""
    into = {partner: OTHERS for partner in raw.columns if partner not in partners.rows}
    return shown(merged_columns(raw, into))


def _reasons(raw: Raw, network: Shown) -> Shown | None:
    """Return why referrals ended, for the ends that the table of the network tells apart."""
    ends = [stage for stage in (Stage.NOT_STARTED, Stage.INTERRUPTED) if stage in network.columns]
    if not ends:
        return None
    kept = {place: count for place, count in raw.cells.items() if place[1] in ends}
    if len(ends) == 1:
        rows = {row: count for (row, _end), count in kept.items()}
        total = raw.columns.get(ends[0], NOTHING)
        return shown(Raw(kept, rows, {ends[0]: total}, total), [[[ends[0]]]])
    both = replace(raw, columns={end: raw.columns.get(end, NOTHING) for end in ends})
    return shown(both, [[[end] for end in ends]])

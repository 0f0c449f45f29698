"""The attack on a published table: what somebody who knows its margins can tell of what is hidden.

In a table of two dimensions with known margins the least and the greatest value that a hidden cell
can have are found exactly, as flows in a network of its rows and columns (Gusfield, "A graph
theoretic approach to statistical data security", SIAM J. Comput. 17, 1988; Cox, "Network models
for complementary cell suppression", JASA 90, 1995). A hidden cell stands when it may hold five or
more, and when its values reach over five at least. Then no union of hidden cells can be told to
hold one to four either: it may hold as many as the largest of its cells may.
"""

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from typing import Final

from portal.oversight.counting.kinds import ALL

Place = tuple[str, str]  # row, column
Node = tuple[str, str]
Arcs = dict[Node, dict[Node, int]]

ENOUGH: Final = 5
NO_LIMIT: Final = 1 << 40
SOURCE: Final[Node] = ("", "source")
SINK: Final[Node] = ("", "sink")


def is_protected(place: Place, values: Mapping[Place, int], hidden: set[Place]) -> bool:
    """Tell whether a hidden cell stands, given any values that agree with the margins."""
    up = _leeway(place, values, hidden, upwards=True)
    if values[place] + up < ENOUGH:
        return False
    return up >= ENOUGH or up + _leeway(place, values, hidden, upwards=False) >= ENOUGH


def stands_the_attack(
    rows: Sequence[str], columns: Sequence[str], counts: Mapping[Place, int | None]
) -> bool:
    """Attack a table as it would be published, from what is shown of it alone."""
    if any(count is not None and 0 < count < ENOUGH for count in counts.values()):
        return False
    hidden = {place for place, count in counts.items() if count is None}
    if any(_is_zero_within(row, column, counts) for row in rows for column in columns):
        return False
    guess = _any_solution(rows, columns, counts)
    return guess is not None and all(is_protected(place, guess, hidden) for place in hidden)


def _is_zero_within(row: str, column: str, counts: Mapping[Place, int | None]) -> bool:
    return counts[row, column] == 0 and counts[ALL, column] != 0 and counts[row, ALL] != 0


def _any_solution(
    rows: Sequence[str], columns: Sequence[str], counts: Mapping[Place, int | None]
) -> dict[Place, int] | None:
    """Fill the hidden cells in some way that agrees with the margins."""
    arcs: Arcs = defaultdict(dict)
    wanted = 0
    for row in rows:
        left = (counts[row, ALL] or 0) - sum(counts[row, column] or 0 for column in columns)
        arcs[SOURCE]["row", row] = left
        wanted += left
    for column in columns:
        left = (counts[ALL, column] or 0) - sum(counts[row, column] or 0 for row in rows)
        arcs["column", column][SINK] = left
    hidden = [(row, column) for row in rows for column in columns if counts[row, column] is None]
    for row, column in hidden:
        arcs["row", row]["column", column] = NO_LIMIT
    if _flow(arcs, SOURCE, SINK, wanted) < wanted:
        return None
    return {(row, column): arcs["column", column].get(("row", row), 0) for row, column in hidden}


def _leeway(place: Place, values: Mapping[Place, int], hidden: set[Place], *, upwards: bool) -> int:
    """Return by how much a cell can grow or shrink while every margin stays, five at most.

    What a cell gains its row loses elsewhere, that column gains elsewhere, and so on around.
    """
    arcs: Arcs = defaultdict(dict)
    for row, column in hidden - {place}:
        giving, taking = values[row, column], NO_LIMIT
        arcs["row", row]["column", column] = giving if upwards else taking
        arcs["column", column]["row", row] = taking if upwards else giving
    most = ENOUGH if upwards else min(ENOUGH, values[place])
    return _flow(arcs, ("row", place[0]), ("column", place[1]), most)


def _flow(arcs: Arcs, source: Node, sink: Node, most: int) -> int:
    """Send as much as the arcs carry, shortest ways first (Edmonds and Karp, 1972)."""
    sent = 0
    while sent < most:
        way = _way(arcs, source, sink)
        if way is None:
            break
        amount = min(most - sent, *(arcs[start][end] for start, end in way))
        for start, end in way:
            arcs[start][end] -= amount
            arcs[end][start] = arcs[end].get(start, 0) + amount
        sent += amount
    return sent


def _way(arcs: Arcs, source: Node, sink: Node) -> list[tuple[Node, Node]] | None:
    came_from: dict[Node, Node] = {source: source}
    queue = deque([source])
    while queue and sink not in came_from:
        here = queue.popleft()
        for there, left in arcs[here].items():
            if left and there not in came_from:
                came_from[there] = here
                queue.append(there)
    if sink not in came_from:
        return None
    way, node = [], sink
    while node != source:
        way.append((came_from[node], node))
        node = came_from[node]
    return way

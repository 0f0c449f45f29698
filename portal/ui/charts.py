"""Charts drawn on the server: shapes with classes, words for screen readers, a table beside."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, cos, floor, log10, pi, sin
from typing import Final, TypeAlias

from markupsafe import Markup

from portal.ui.chart_frame import (
    Drawing,
    Series,
    Table,
    Value,
    colour,
    figure,
    legend,
    line_legend,
    written,
)
from portal.ui.language import gettext as _

Points: TypeAlias = Sequence[tuple[str, Value]]
Spot: TypeAlias = tuple[float, float]

WIDTH: Final = 360
ROW: Final = 42
HEIGHT: Final = 220
LEFT, RIGHT, TOP, BOTTOM = 44, 12, 12, 28
MOST_LABELS: Final = 5
STEPS: Final = (1, 2, 5, 10)
RADIUS, HOLE = 90, 58
HALF_TURN: Final = 0.5
BAR = Markup('<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="14" rx="3"/>')
TEXT = Markup('<text class="{}" x="{:.1f}" y="{:.1f}">{}</text>')
LINE = Markup('<polyline class="stroke {}" points="{}"/>')
GRID = Markup('<line class="grid" x1="{}" x2="{}" y1="{y:.1f}" y2="{y:.1f}"/>')
DOT = Markup('<circle class="mark {}" cx="{:.1f}" cy="{:.1f}" r="3.5"/>')
SLICE = Markup(
    '<path class="slice {}" d="M{:.2f} {:.2f}A{r} {r} 0 {wide} 1 {:.2f} {:.2f}'
    'L{:.2f} {:.2f}A{h} {h} 0 {wide} 0 {:.2f} {:.2f}Z"/>'
)
SPARK = Markup(
    '<svg class="sparkline" viewBox="0 0 100 24" role="img" aria-label="{}">'
    '<polyline class="stroke series-1" points="{}"/></svg>'
)


def bar(name: str, title: str, points: Points) -> Markup:
    """Return horizontal bars, each under its label; a value of None is hidden, not zero."""
    labels, values = [label for label, _value in points], [value for _label, value in points]
    drawing = Drawing("bars", WIDTH, ROW * len(points), _bars(points))
    return figure(
        name, title, drawing, Table(labels, [Series(_("Valore"), values)]), legend=Markup()
    )


def stacked_bar(name: str, title: str, labels: Sequence[str], series: Sequence[Series]) -> Markup:
    """Return bars made of parts, one colour a series."""
    drawing = Drawing("bars", WIDTH, ROW * len(labels), _stacks(labels, series))
    names = legend(each.name for each in series)
    return figure(name, title, drawing, Table(labels, series), legend=names)


def line(name: str, title: str, labels: Sequence[str], series: Sequence[Series]) -> Markup:
    """Return one line a series over the same labels; a hidden value leaves a gap."""
    drawing = Drawing("lines", WIDTH, HEIGHT, _lines(labels, series))
    names = line_legend(each.name for each in series) if len(series) > 1 else Markup()
    return figure(name, title, drawing, Table(labels, series), legend=names)


def donut(name: str, title: str, points: Points) -> Markup:
    """Return the parts of a whole, with the whole in the middle."""
    labels, values = [label for label, _value in points], [value for _label, value in points]
    drawing = Drawing("donut", 200, 200, _slices(values))
    names = legend(f"{label}: {written(value)}" for label, value in points)
    return figure(name, title, drawing, Table(labels, [Series(_("Valore"), values)]), legend=names)


def sparkline(
    title: str, values: Sequence[int | float], *, scale: tuple[float, float] | None = None
) -> Markup:
    """Return a small line that goes inside a sentence or a cell; without a scale, of its own."""
    low, high = scale or (min(values, default=0), max(values, default=0))
    reach = (high - low) or 1
    step = 96 / max(len(values) - 1, 1)
    spots = [(2 + at * step, 21 - 18 * (value - low) / reach) for at, value in enumerate(values)]
    return SPARK.format(title, _path(spots))


def _bars(points: Points) -> Iterator[Markup]:
    longest = max((value or 0 for _label, value in points), default=0) or 1
    for at, (label, value) in enumerate(points):
        top = ROW * at
        yield TEXT.format("bar-label", 0, top + 15, label)
        yield TEXT.format("bar-value end", WIDTH, top + 15, written(value))
        yield BAR.format("track", 0, top + 21, WIDTH)
        if value:
            yield BAR.format("mark series-1", 0, top + 21, WIDTH * value / longest)


def _stacks(labels: Sequence[str], series: Sequence[Series]) -> Iterator[Markup]:
    rows = [[each.values[at] for each in series] for at in range(len(labels))]
    longest = max((sum(value or 0 for value in row) for row in rows), default=0) or 1
    for at, (label, row) in enumerate(zip(labels, rows, strict=True)):
        top = ROW * at
        yield TEXT.format("bar-label", 0, top + 15, label)
        yield TEXT.format("bar-value end", WIDTH, top + 15, written(_whole(row)))
        yield BAR.format("track", 0, top + 21, WIDTH)
        yield from _parts(row, top + 21, WIDTH / longest)


def _parts(row: Sequence[Value], top: float, scale: float) -> Iterator[Markup]:
    start = 0.0
    for at, value in enumerate(row):
        if value:
            yield BAR.format(f"mark part {colour(at)}", start, top, value * scale)
            start += value * scale


def _lines(labels: Sequence[str], series: Sequence[Series]) -> Iterator[Markup]:
    known = [value for each in series for value in each.values if value is not None]
    step = _step(max(known, default=0))
    ceiling = step * ceil(max(known, default=0) / step) or step
    yield from _grid(step, ceiling)
    yield from _dates(labels)
    for at, each in enumerate(series):
        spots = [
            None if value is None else (_across(index, len(labels)), _up(value / ceiling))
            for index, value in enumerate(each.values)
        ]
        yield from _strokes(spots, colour(at))


def _grid(step: float, ceiling: float) -> Iterator[Markup]:
    for at in range(round(ceiling / step) + 1):
        value = at * step
        y = _up(value / ceiling)
        yield GRID.format(LEFT, WIDTH - RIGHT, y=y)
        number = int(value) if value == int(value) else value
        yield TEXT.format("axis-text end", LEFT - 8, y + 4, written(number))


def _dates(labels: Sequence[str]) -> Iterator[Markup]:
    """Write a few of the labels, the last one always."""
    last = len(labels) - 1
    for at in range(last, -1, -max(ceil(len(labels) / MOST_LABELS), 1)):
        place = "end" if at == last else ("middle" if at else "start")
        yield TEXT.format(f"axis-text {place}", _across(at, len(labels)), HEIGHT - 8, labels[at])


def _strokes(spots: Sequence[Spot | None], kind: str) -> Iterator[Markup]:
    run: list[Spot] = []
    for spot in [*spots, None]:
        if spot is not None:
            run.append(spot)
        elif run:
            yield LINE.format(kind, _path(run))
            yield from (DOT.format(kind, x, y) for x, y in run)
            run = []


def _slices(values: Sequence[Value]) -> Iterator[Markup]:
    shown = [value or 0 for value in values]
    whole = sum(shown)
    yield TEXT.format("donut-total middle", 100, 110, written(_whole(values)))
    edges = [0.0]
    for value in shown:
        edges.append(edges[-1] + value / (whole or 1))
    for at, (start, end) in enumerate(pairwise(edges)):
        if end > start:
            yield _slice(start, min(end, start + 0.9999), colour(at))


def _slice(start: float, end: float, kind: str) -> Markup:
    corners = (*_round(start, RADIUS), *_round(end, RADIUS), *_round(end, HOLE))
    wide = int(end - start > HALF_TURN)
    return SLICE.format(kind, *corners, *_round(start, HOLE), r=RADIUS, h=HOLE, wide=wide)


def _whole(values: Sequence[Value]) -> Value:
    """Return the sum, which is hidden when a part is: else a subtraction would show the part."""
    return None if None in values else sum(value or 0 for value in values)


def _round(part: float, radius: int) -> Spot:
    angle = 2 * pi * part - pi / 2
    return 100 + radius * cos(angle), 100 + radius * sin(angle)


def _across(at: int, count: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * at / max(count - 1, 1)


def _up(part: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * part


def _path(spots: Sequence[Spot]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)


def _step(highest: float) -> float:
    """Return a round distance between grid lines, about four of them."""
    if highest <= 0:
        return 1
    raw = highest / 4
    power: float = 10.0 ** floor(log10(raw))
    return max(next(step * power for step in STEPS if step * power >= raw), 1)

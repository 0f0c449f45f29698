"""A week drawn on the server: days across, hours down, blocks told apart by stripes and words.

Colours come from the stylesheet; the attributes below are what a printed sheet without it shows.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from math import ceil
from typing import Final, NamedTuple

from markupsafe import Markup

from portal.ui.chart_frame import FIGURE, TABLE
from portal.ui.formats import WEEKDAYS, minute_of_day_words
from portal.ui.language import current_language
from portal.ui.language import gettext as _

HOUR: Final = 60
DAY_ENDS: Final = 24 * HOUR
USUAL_DAY: Final = (6 * HOUR, 20 * HOUR)
SHORT_DAY: Final = 3
WIDTH, LEFT, TOP, ROW, STRIPE = 360, 31, 24, 20, 7
COLUMN: Final = (WIDTH - LEFT) / 7
ONE_LINE, TWO_LINES = 13, 27

PATTERNS = Markup(
    '<defs><pattern id="{name}-open" width="5" height="5" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)">'
    '<rect class="week-ground week-open" width="5" height="5" fill="white"/>'
    '<rect class="week-ink week-open" width="3" height="5" fill="black"/></pattern>'
    '<pattern id="{name}-gained" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect class="week-ground week-gained" width="5" height="5" fill="white"/>'
    '<circle class="week-ink week-gained" cx="2.5" cy="2.5" r="1.6" fill="black"/></pattern>'
    '<pattern id="{name}-covered" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect class="week-ground week-covered" width="5" height="5" fill="white"/>'
    '<rect class="week-ink week-covered" width="5" height="1.5" fill="gray"/></pattern></defs>'
)
BLOCK = Markup(
    '<rect class="week-block week-{kind}" x="{x:.1f}" y="{y:.1f}"'
    ' width="{width:.1f}" height="{height:.1f}" fill="white" stroke="black" stroke-width="0.8"/>'
    '<rect x="{x:.1f}" y="{y:.1f}" width="{stripe}" height="{height:.1f}"'
    ' fill="url(#{name}-{kind})"/>'
)
TEXT = Markup('<text class="{}" x="{:.1f}" y="{:.1f}" font-size="11" text-anchor="{}">{}</text>')
LINE = Markup(
    '<line class="grid" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" stroke="silver"/>'
)
KEY = Markup(
    '<li><svg class="week-key" viewBox="0 0 16 16" aria-hidden="true" focusable="false">'
    '<rect class="week-block week-{kind}" width="16" height="16" fill="white" stroke="black"/>'
    '<rect width="8" height="16" fill="url(#{name}-{kind})"/></svg>{words}</li>'
)

Stretch = tuple[int, int]


class BandKind(StrEnum):
    """What a block means, from the loudest to the quietest."""

    OPEN = "open"
    GAINED = "gained"
    COVERED = "covered"


class Band(NamedTuple):
    """One kind of block: what it is called, and for each day its stretches in minutes."""

    kind: BandKind
    name: str
    days: Sequence[Sequence[Stretch]]


def week_grid(name: str, title: str, bands: Sequence[Band]) -> Markup:
    """Return the drawing with its legend and its table; `name` starts the ids of this figure."""
    first, last = _reach(bands)
    return FIGURE.format(
        name=name,
        title=title,
        kind="week",
        width=WIDTH,
        height=TOP + ROW * (last - first) // HOUR + 6,
        words=_in_words(bands),
        drawing=PATTERNS.format(name=name) + Markup().join(_drawing(name, bands, first, last)),
        legend=_legend(name, bands),
        open_table=_("Leggi gli orari"),
        table=_table(bands),
    )


def _reach(bands: Sequence[Band]) -> tuple[int, int]:
    """Return the whole hours to draw: those of a usual day, and more when something is there."""
    stretches = [each for band in bands for day in band.days for each in day]
    first = min((start for start, _end in stretches), default=DAY_ENDS)
    last = max((end for _start, end in stretches), default=0)
    return min(first // HOUR * HOUR, USUAL_DAY[0]), max(ceil(last / HOUR) * HOUR, USUAL_DAY[1])


def _drawing(name: str, bands: Sequence[Band], first: int, last: int) -> Iterator[Markup]:
    yield from _hours(first, last)
    yield from _days(TOP + ROW * (last - first) / HOUR)
    for band in bands:
        for day, stretches in enumerate(band.days):
            for start, end in stretches:
                yield from _block(name, band.kind, day, (start, end), first)


def _hours(first: int, last: int) -> Iterator[Markup]:
    for at, hour in enumerate(range(first, last + 1, HOUR)):
        y = TOP + ROW * at
        yield LINE.format(LEFT, y, WIDTH, y)
        if at % 2 == 0:
            yield TEXT.format("axis-text", LEFT - 5, y + 4, "end", hour // HOUR)


def _days(bottom: float) -> Iterator[Markup]:
    for day, words in enumerate(WEEKDAYS[current_language()]):
        x = LEFT + COLUMN * day
        yield LINE.format(x, TOP, x, bottom)
        yield TEXT.format("day-name", x + COLUMN / 2, TOP - 8, "middle", words[:SHORT_DAY])


def _block(name: str, kind: BandKind, day: int, hours: Stretch, first: int) -> Iterator[Markup]:
    start, end = hours
    x, y = LEFT + COLUMN * day + 1, TOP + ROW * (start - first) / HOUR
    height = ROW * (end - start) / HOUR
    yield BLOCK.format(
        name=name, kind=kind, x=x, y=y, width=COLUMN - 2, height=height, stripe=STRIPE
    )
    if height >= ONE_LINE:
        yield TEXT.format("hour", x + STRIPE + 2, y + 11, "start", minute_of_day_words(start))
    if height >= TWO_LINES:
        yield TEXT.format("hour", x + STRIPE + 2, y + height - 3, "start", minute_of_day_words(end))


def _legend(name: str, bands: Sequence[Band]) -> Markup:
    keys = Markup().join(KEY.format(name=name, kind=each.kind, words=each.name) for each in bands)
    return Markup('<ul class="legend">{}</ul>').format(keys)


def _in_words(bands: Sequence[Band]) -> str:
    days = WEEKDAYS[current_language()]
    return ". ".join(
        f"{band.name}: "
        + (
            "; ".join(f"{days[at]} {_stretches(day)}" for at, day in enumerate(band.days) if day)
            or "–"
        )
        for band in bands
    )


def _table(bands: Sequence[Band]) -> Markup:
    head = Markup('<th scope="col">{}</th>').format(_("Giorno")) + Markup().join(
        Markup('<th scope="col">{}</th>').format(band.name) for band in bands
    )
    rows = (
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            name,
            Markup().join(
                Markup("<td>{}</td>").format(_stretches(band.days[day]) or "–") for band in bands
            ),
        )
        for day, name in enumerate(WEEKDAYS[current_language()])
    )
    return TABLE.format(head, Markup().join(rows))


def _stretches(stretches: Sequence[Stretch]) -> str:
    return ", ".join(
        f"{minute_of_day_words(start)}–{minute_of_day_words(end)}" for start, end in stretches
    )

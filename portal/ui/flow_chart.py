"""Flows between two sides, drawn on the server: ribbons as thick as what goes, a table beneath."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from markupsafe import Markup

from portal.ui.chart_frame import Drawing, Series, Table, colour, figure
from portal.ui.language import gettext as _

WIDTH: Final = 720
TALLEST: Final = 380.0  # of all ribbons together
GAP: Final = 26
BAR: Final = 12
LABEL_ABOVE: Final = 6
SHORTEST: Final = 3.0
RIBBON = Markup(
    '<path class="ribbon {}" d="M{x1} {a:.1f}C{m} {a:.1f} {m} {c:.1f} {x2} {c:.1f}'
    'L{x2} {d:.1f}C{m} {d:.1f} {m} {b:.1f} {x1} {b:.1f}Z"><title>{words}</title></path>'
)
NODE = Markup('<rect class="mark {}" x="{}" y="{:.1f}" width="{}" height="{:.1f}" rx="2"/>')
NAME = Markup('<text class="bar-label{}" x="{}" y="{:.1f}">{}</text>')
LONGEST_NAME: Final = 38


class Flow(NamedTuple):
    """So much goes from one to another; both are written as people read them."""

    start: str
    end: str
    number: int


class Side(NamedTuple):
    """Where the nodes of one side stand: name → top and height."""

    tops: Mapping[str, float]
    heights: Mapping[str, float]

    @property
    def bottom(self) -> float:
        return max((self.tops[name] + self.heights[name] for name in self.tops), default=0)


def flow_chart(name: str, title: str, flows: Sequence[Flow]) -> Markup:
    """Return a Sankey diagram (Kennedy and Sankey, 1898) with the same numbers as a table."""
    scale = TALLEST / (sum(flow.number for flow in flows) or 1)
    numbers = [flow.number for flow in flows]
    left = _side([flow.start for flow in flows], numbers, scale=scale, top=GAP)
    # A line lower: on a phone the first names of the two sides would run into each other.
    right = _side([flow.end for flow in flows], numbers, scale=scale, top=2 * GAP)
    shapes = [*_ribbons(flows, left, right, scale), *_nodes(left, right)]
    height = round(max(left.bottom, right.bottom) + 6)
    labels = [_("%(start)s → %(end)s", start=flow.start, end=flow.end) for flow in flows]
    table = Table(labels, [Series(_("Invii"), numbers)])
    return figure(name, title, Drawing("flow", WIDTH, height, shapes), table, legend=Markup())


def _side(names: Sequence[str], numbers: Sequence[int], *, scale: float, top: float) -> Side:
    heights: dict[str, float] = {}
    for name, number in zip(names, numbers, strict=True):
        heights[name] = heights.get(name, 0) + number * scale
    steps = [GAP + max(height, SHORTEST) for height in heights.values()]
    tops = [top, *(top + step for step in accumulate(steps))]
    return Side(dict(zip(heights, tops, strict=False)), heights)


def _ribbons(flows: Sequence[Flow], left: Side, right: Side, scale: float) -> list[Markup]:
    order = list(left.tops)
    used: dict[tuple[str, str], float] = {}
    drawn = []
    for flow in flows:
        thick = flow.number * scale
        start = left.tops[flow.start] + used.get(("left", flow.start), 0)
        end = right.tops[flow.end] + used.get(("right", flow.end), 0)
        used["left", flow.start] = used.get(("left", flow.start), 0) + thick
        used["right", flow.end] = used.get(("right", flow.end), 0) + thick
        drawn.append(
            RIBBON.format(
                colour(order.index(flow.start)),
                x1=BAR,
                x2=WIDTH - BAR,
                m=WIDTH // 2,
                a=start,
                b=start + thick,
                c=end,
                d=end + thick,
                words=f"{flow.start} → {flow.end}: {flow.number}",
            )
        )
    return drawn


def _nodes(left: Side, right: Side) -> list[Markup]:
    drawn = []
    for at, (name, top) in enumerate(left.tops.items()):
        drawn.append(NODE.format(colour(at), 0, top, BAR, max(left.heights[name], SHORTEST)))
        drawn.append(NAME.format("", 0, top - LABEL_ABOVE, _short(name)))
    for name, top in right.tops.items():
        drawn.append(NODE.format("ending", WIDTH - BAR, top, BAR, max(right.heights[name], 3)))
        drawn.append(NAME.format(" end", WIDTH, top - LABEL_ABOVE, _short(name)))
    return drawn


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"

"""How many shades a map of numbers needs, and which numbers each of them stands for."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

SHADES = 4


@dataclass(frozen=True, slots=True)
class Shade:
    """A step of the legend: `number` 1 is the lightest, SHADES the darkest."""

    number: int
    lowest: int
    highest: int


def shades(values: Iterable[int]) -> tuple[Shade, ...]:
    """Part the different numbers above zero into groups of like size, the lowest first.

    Groups of ranks and not of widths: one large town would else leave all others pale.
    """
    ranked = sorted({value for value in values if value > 0})
    groups = min(SHADES, len(ranked))
    cuts = [round(len(ranked) * cut / groups) for cut in range(groups + 1)] if groups else []
    return tuple(
        Shade(_number(place, groups), ranked[first], ranked[after - 1])
        for place, (first, after) in enumerate(pairwise(cuts), start=1)
    )


def shade_of(value: int, among: tuple[Shade, ...]) -> int:
    """Give the number of a value's shade, 0 for nothing."""
    return next((shade.number for shade in among if shade.lowest <= value <= shade.highest), 0)


def _number(place: int, groups: int) -> int:
    """Spread few groups over the scale, so that the highest is always the darkest."""
    return -(-place * SHADES // groups)

"""How far the municipalities lie from each other, as the crow flies, in kilometres.

Every function asks for codes that exist and raises KeyError for others.
"""

import math
from collections.abc import Mapping
from functools import lru_cache

from portal.geography.municipalities import Municipality, municipalities

EARTH_RADIUS = 6371.0088


def kilometres(a: str, b: str) -> float:
    """Give the distance between two municipalities."""
    return _distances()[a][b]


def nearest(code: str, limit: int) -> list[str]:
    """Give the codes of the closest other municipalities, nearest first."""
    return [other for other in _by_distance(code) if other != code][:limit]


def within(code: str, km: float) -> list[str]:
    """Give the codes of the municipalities in reach, itself first, then nearest first."""
    distances = _distances()[code]
    return [other for other in _by_distance(code) if distances[other] <= km]


@lru_cache(maxsize=128)
def _by_distance(code: str) -> tuple[str, ...]:
    distances = _distances()[code]
    return tuple(sorted(distances, key=lambda other: distances[other]))


@lru_cache(maxsize=1)
def _distances() -> Mapping[str, Mapping[str, float]]:
    """Measure each pair once, so that there and back are the same number.

    The rows keep the order of the names, which settles ties.
    """
    pairs = {
        frozenset((a.code, b.code)): _great_circle(a, b)
        for a in municipalities()
        for b in municipalities()
        if a.code <= b.code
    }
    codes = [each.code for each in municipalities()]
    return {a: {b: pairs[frozenset((a, b))] for b in codes} for a in codes}


def _great_circle(a: Municipality, b: Municipality) -> float:
    """Measure by the haversine formula, which is exact enough for neighbours."""
    south, north = math.radians(a.latitude), math.radians(b.latitude)
    climb = math.sin((north - south) / 2) ** 2
    turn = math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * EARTH_RADIUS * math.asin(math.sqrt(climb + math.cos(south) * math.cos(north) * turn))

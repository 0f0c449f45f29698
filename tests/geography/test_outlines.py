"""The outlines: one a municipality, small, with borders that neighbours share."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from portal.geography.municipalities import municipalities, named
from portal.geography.outlines import SOURCE, outlines


def test_every_municipality_has_one_outline():
    assert set(outlines().paths) == {each.code for each in municipalities()}


def test_the_outlines_are_small():
    assert SOURCE.stat().st_size < 15_000


@pytest.mark.parametrize("each", municipalities(), ids=lambda each: each.name)
def test_the_point_of_a_municipality_lies_inside_its_outline_only(each):
    point = outlines().projection.to_grid(each.longitude, each.latitude)

    around = [code for code, path in outlines().paths.items() if surrounds(path, point)]

    assert around == [each.code]


def test_all_outlines_lie_inside_the_view_box():
    left, top, width, height = map(int, outlines().view_box.split())

    for path in outlines().paths.values():
        for x, y in (corner for ring in rings(path) for corner in ring):
            assert left <= x <= left + width
            assert top <= y <= top + height


def test_no_border_is_drawn_more_than_twice_and_most_are_shared():
    borders = Counter(
        frozenset(border)
        for path in outlines().paths.values()
        for ring in rings(path)
        for border in pairwise([*ring, ring[0]])
    )

    assert max(borders.values()) == 2
    assert sum(times == 2 for times in borders.values()) > 0.75 * len(borders)


def test_west_and_north_are_left_and_up():
    donato, gifflenga = named("Donato"), named("Gifflenga")

    assert grid(donato)[0] < grid(gifflenga)[0]
    assert grid(named("Piedicavallo"))[1] < grid(named("Viverone"))[1]


def test_the_grid_leads_back_to_the_same_degrees():
    projection = outlines().projection

    assert projection.to_degrees(*projection.to_grid(8.05, 45.57)) == pytest.approx((8.05, 45.57))


def grid(municipality):
    return outlines().projection.to_grid(municipality.longitude, municipality.latitude)


def rings(path):
    for ring in re.findall(r"M([^z]*)z", path):
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        corners = [(numbers[0], numbers[1])]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            corners.append((corners[-1][0] + dx, corners[-1][1] + dy))
        yield corners


def surrounds(path, point):
    """Count the borders that a line from the point to the right crosses."""
    x, y = point
    crossed = 0
    for ring in rings(path):
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
            crossed += (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
    return crossed % 2 == 1

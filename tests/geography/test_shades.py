"""The shades of a map: few, in order, and every number in exactly one."""

from hypothesis import given
from hypothesis import strategies as st

from portal.geography.shades import SHADES, Shade, shade_of, shades

numbers = st.lists(st.integers(min_value=0, max_value=200), max_size=74)


def test_nothing_counted_needs_no_shade():
    assert shades([0, 0]) == ()
    assert shade_of(0, shades([0, 0])) == 0


def test_one_number_takes_the_darkest():
    assert shades([0, 7, 7]) == (Shade(number=4, lowest=7, highest=7),)


def test_one_large_town_leaves_the_others_their_shades():
    legend = shades([3, 4, 5, 6, 7, 8, 9, 80])

    assert [(shade.lowest, shade.highest) for shade in legend] == [(3, 4), (5, 6), (7, 8), (9, 80)]


@given(numbers)
def test_every_number_above_zero_has_a_shade_and_larger_is_never_lighter(values):
    legend = shades(values)

    given_shades = [shade_of(value, legend) for value in sorted(values)]

    assert given_shades == sorted(given_shades)
    assert all((value > 0) == (shade_of(value, legend) > 0) for value in values)


@given(numbers)
def test_the_legend_is_short_and_in_order(values):
    legend = shades(values)

    assert len(legend) <= SHADES
    assert all(shade.lowest <= shade.highest for shade in legend)
    assert [shade.number for shade in legend] == sorted({shade.number for shade in legend})
    assert not legend or legend[-1].number == SHADES

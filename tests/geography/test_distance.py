"""Distances keep the laws of distances, and agree with what people know."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.geography.distance import kilometres, nearest, within
from portal.geography.municipalities import municipalities, named

codes = st.sampled_from([each.code for each in municipalities()])
reaches = st.floats(min_value=0, max_value=60)


def test_biella_and_cossato_are_ten_kilometres_apart():
    assert kilometres(code("Biella"), code("Cossato")) == pytest.approx(10.5, abs=1)


def test_cavaglia_is_far_from_piedicavallo():
    assert kilometres(code("Cavaglià"), code("Piedicavallo")) == pytest.approx(35, abs=2)


def test_the_belt_of_biella_is_near_biella():
    belt = {code(name) for name in ("Gaglianico", "Ponderano", "Occhieppo Inferiore")}

    assert belt < set(within(code("Biella"), 5))


@given(codes, codes)
def test_there_and_back_are_equally_far(a, b):
    assert kilometres(a, b) == kilometres(b, a)


@given(codes, codes)
def test_only_the_same_place_is_at_no_distance(a, b):
    assert (kilometres(a, b) == 0) == (a == b)


@given(codes, codes, codes)
def test_a_detour_is_never_shorter(a, b, c):
    assert kilometres(a, c) <= kilometres(a, b) + kilometres(b, c) + 1e-9


@given(codes, st.integers(min_value=0, max_value=80))
def test_the_nearest_come_in_order_and_without_itself(start, limit):
    found = nearest(start, limit)

    assert len(found) == min(limit, 73)
    assert start not in found
    assert found == sorted(found, key=lambda other: kilometres(start, other))


@given(codes, reaches)
def test_within_reach_lies_itself_first_and_nothing_beyond(start, km):
    found = within(start, km)

    assert found[0] == start
    assert all(kilometres(start, other) <= km for other in found)
    assert len(found) == sum(kilometres(start, each.code) <= km for each in municipalities())


@given(codes, reaches, reaches)
def test_a_longer_reach_only_adds_at_the_end(start, one, other):
    shorter, longer = within(start, min(one, other)), within(start, max(one, other))

    assert longer[: len(shorter)] == shorter


def test_an_unknown_code_is_refused():
    with pytest.raises(KeyError):
        within("001272", 5)


def code(name):
    return named(name).code

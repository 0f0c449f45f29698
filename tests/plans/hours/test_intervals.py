"""The arithmetic of intervals keeps the laws of sets."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from portal.plans.hours.intervals import TimeSet

LINE = 200

pairs = st.lists(st.tuples(st.integers(0, LINE), st.integers(0, LINE)), max_size=10)
time_sets = pairs.map(TimeSet.of)


def moments(times):
    return {moment for start, end in times for moment in range(start, end)}


@given(pairs)
def test_what_is_made_of_intervals_holds_exactly_their_moments(given_pairs):
    assert moments(TimeSet.of(given_pairs)) == moments(given_pairs)


@given(pairs)
def test_intervals_stand_in_order_and_neither_overlap_nor_touch(given_pairs):
    intervals = TimeSet.of(given_pairs).intervals

    assert all(start < end for start, end in intervals)
    assert all(one.end < next_.start for one, next_ in pairwise(intervals))


@given(time_sets)
def test_the_same_moments_are_the_same_value(times):
    assert TimeSet.of((moment, moment + 1) for moment in moments(times)) == times


@given(time_sets, time_sets)
def test_union_intersection_and_difference_are_those_of_sets(some, others):
    assert moments(some | others) == moments(some) | moments(others)
    assert moments(some & others) == moments(some) & moments(others)
    assert moments(some - others) == moments(some) - moments(others)


@given(time_sets, time_sets)
def test_every_answer_is_in_normal_form(some, others):
    for answer in (some | others, some & others, some - others):
        assert TimeSet.of(answer.intervals) == answer


@given(time_sets, time_sets)
def test_union_and_intersection_do_not_mind_the_order(some, others):
    assert some | others == others | some
    assert some & others == others & some


@given(time_sets)
def test_a_set_with_itself_is_itself_and_without_itself_is_nothing(times):
    assert times | times == times
    assert times & times == times
    assert times - times == TimeSet()


@given(time_sets, time_sets)
def test_a_union_is_no_longer_than_the_sum_of_its_parts(some, others):
    assert (some | others).minutes <= some.minutes + others.minutes
    assert (some | others).minutes == some.minutes + others.minutes - (some & others).minutes


@given(time_sets, time_sets)
def test_a_difference_shares_nothing_with_what_was_taken_away(some, others):
    assert not (some - others) & others
    assert (some - others) | (some & others) == some


@given(time_sets, time_sets, time_sets)
def test_taking_away_more_never_leaves_more(times, taken, more):
    assert times - (taken | more) <= times - taken


@given(time_sets, time_sets)
def test_a_part_is_smaller_than_the_whole(some, others):
    assert some & others <= some <= some | others
    assert (some <= others) == (moments(some) <= moments(others))


@given(time_sets, st.integers(0, LINE), st.integers(0, LINE))
def test_what_lies_between_two_moments_is_the_intersection_with_them(times, start, end):
    assert times.between(start, end) == times & TimeSet.of([(start, end)])


@given(time_sets, st.integers(0, LINE))
def test_a_moment_is_in_a_set_or_not(times, moment):
    assert (moment in times) == (moment in moments(times))


def test_intervals_that_touch_become_one():
    assert TimeSet.of([(0, 10), (10, 20)]) == TimeSet.of([(0, 20)])


def test_an_empty_interval_is_nothing():
    assert not TimeSet.of([(5, 5), (9, 3)])

"""The laws of the rule: what can only help, what can only hurt, and the rule said the slow way."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from portal.plans.hours.coverage import Calendar, Dependant, Household, Timetable
from portal.plans.hours.moments import whole_days
from portal.plans.hours.occurrences import occurrences
from portal.plans.hours.slots import BUSY, COVER
from tests.plans.hours.weeks import (
    ANNA,
    FATHER,
    LUCA,
    MONDAY,
    MOTHER,
    NO_CLOSURES,
    busy_slots,
    cover_slots,
    household,
    many_slots,
)

WEEK = Calendar(MONDAY, 7, NO_CLOSURES)
HALF_HOUR = 30

families = many_slots.map(
    lambda slots: household(*slots, adults=(MOTHER, FATHER), children=(ANNA, LUCA))
)


def gaps(family, activities=()):
    return Timetable(family, WEEK).gaps(activities)


def with_slots(family, *slots):
    return replace(family, slots=(*family.slots, *slots))


@given(families, cover_slots)
def test_more_cover_never_leaves_more_uncovered(family, cover):
    assert gaps(with_slots(family, cover)).whole <= gaps(family).whole


@given(families, busy_slots)
def test_more_work_never_leaves_less_uncovered(family, shift):
    assert gaps(family).whole <= gaps(with_slots(family, shift)).whole


@given(families, st.data())
def test_cover_that_falls_away_never_lowers_the_figure(family, data):
    cover = [each for each in family.slots if each.kind in COVER]
    gone = data.draw(st.sampled_from(cover)) if cover else None
    less = replace(family, slots=tuple(each for each in family.slots if each is not gone))

    assert gaps(family).whole.minutes <= gaps(less).whole.minutes


@given(families)
def test_a_further_adult_never_makes_it_worse(family):
    alone = Household(family.adults[:1], family.dependants, family.slots)

    assert gaps(family).whole <= gaps(alone).whole


@given(families)
def test_a_further_child_never_makes_it_better(family):
    one = Household(family.adults, (Dependant(ANNA),), family.slots)

    assert gaps(one).whole <= gaps(family).whole


@given(families)
def test_the_household_is_uncovered_when_one_of_them_is(family):
    found = gaps(family)
    each = [times.minutes for times in found.by_dependant.values()]

    assert max(each) <= found.whole.minutes <= sum(each)
    assert found.whole <= found.adults_away


@given(families, st.permutations(range(12)))
def test_the_order_and_the_repetition_of_slots_do_not_matter(family, order):
    shuffled = [family.slots[at] for at in order if at < len(family.slots)]

    assert gaps(replace(family, slots=(*shuffled, *shuffled))) == gaps(family)


@given(families, st.sets(st.integers(0, 11)), st.sets(st.integers(0, 11)))
def test_more_actions_that_bring_cover_never_leave_more_uncovered(family, few, more):
    slots = tuple(
        replace(slot, activity=slot.key) if slot.kind in COVER else slot for slot in family.slots
    )
    planned = replace(family, slots=slots)
    keys = [slot.key for slot in slots]

    def after(numbers):
        return gaps(planned, [keys[at] for at in numbers if at < len(keys)]).whole

    assert after(few | more) <= after(few)


@given(families)
def test_the_rule_said_minute_by_minute_gives_the_same(family):
    times = {
        slot.key: occurrences(slot, WEEK.first, WEEK.count, NO_CLOSURES) for slot in family.slots
    }

    def is_in(kinds, whose, moment):
        own = (slot for slot in family.slots if slot.whose == whose and slot.kind in kinds)
        return any(moment in times[slot.key] for slot in own)

    ((start, end),) = whole_days(WEEK.first, WEEK.count)
    slowly = [
        moment
        for moment in range(start, end, HALF_HOUR)
        if all(is_in(BUSY, adult.key, moment) for adult in family.adults)
        and any(not is_in(COVER, child.key, moment) for child in family.dependants)
    ]

    assert len(slowly) * HALF_HOUR == gaps(family).whole.minutes

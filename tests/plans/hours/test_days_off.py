"""Days off: public holidays, the usual closures, and those that the network wrote down."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.plans.hours.days_off import (
    SCHOOLS,
    Closure,
    DaysOff,
    Rest,
    school_year,
    usual_closures,
)
from tenants.working_day import public_holidays

USUAL = DaysOff()


@pytest.mark.parametrize(
    "day",
    [date(2026, 12, 25), date(2027, 1, 6), date(2027, 3, 29), date(2027, 10, 4)],
    ids=["Christmas", "Epiphany", "Easter Monday", "Saint Francis"],
)
def test_on_public_holidays_everything_that_rests_is_off(day):
    assert all(USUAL.is_off(rest, day) for rest in Rest if rest is not Rest.NEVER)
    assert not USUAL.is_off(Rest.NEVER, day)


@pytest.mark.parametrize(
    ("day", "closed"),
    [
        (date(2026, 12, 29), {Rest.SCHOOL, Rest.PRESCHOOL, Rest.NURSERY}),
        (date(2027, 2, 8), {Rest.SCHOOL, Rest.PRESCHOOL}),
        (date(2027, 3, 26), {Rest.SCHOOL, Rest.PRESCHOOL, Rest.NURSERY}),
        (date(2027, 6, 21), {Rest.SCHOOL}),
        (date(2027, 7, 19), {Rest.SCHOOL, Rest.PRESCHOOL}),
        (date(2027, 8, 16), {Rest.SCHOOL, Rest.PRESCHOOL, Rest.NURSERY}),
        (date(2026, 11, 24), set()),
    ],
)
def test_without_a_calendar_the_usual_closures_hold(day, closed):
    assert {level for level in SCHOOLS if USUAL.is_off(level, day)} == closed


def test_closures_that_are_written_down_take_the_place_of_the_usual_ones_of_that_year():
    written = DaysOff([Closure(Rest.SCHOOL, date(2026, 12, 21), date(2027, 1, 5))])

    assert written.is_off(Rest.SCHOOL, date(2026, 12, 21))
    assert not written.is_off(Rest.SCHOOL, date(2027, 2, 8))
    assert written.is_off(Rest.SCHOOL, date(2028, 2, 28))
    assert written.is_off(Rest.NURSERY, date(2026, 12, 29))


@given(st.sampled_from(sorted(SCHOOLS)), st.integers(2020, 2060))
def test_usual_closures_stand_in_order_inside_their_school_year(level, year):
    closures = usual_closures(level, year)

    assert all(each.first_day <= each.last_day for each in closures)
    assert all(one.last_day < two.first_day for one, two in pairwise(closures))
    assert {school_year(each.first_day) for each in closures} == {year}


@given(st.integers(2020, 2060))
def test_a_year_has_the_public_holidays_of_the_law(year):
    assert {date(year, 1, 1), date(year, 4, 25), date(year, 12, 26)} <= public_holidays(year)

"""Slots on real days: nights, weeks that alternate, dates, closures, daylight saving."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.plans.hours.days_off import Rest
from portal.plans.hours.moments import moment, whole_days
from portal.plans.hours.occurrences import occurrences
from portal.plans.hours.slots import EVERY_DAY
from tests.plans.hours.weeks import ANNA, MONDAY, MOTHER, NO_CLOSURES, busy_slots, school, work

NIGHT = work(MOTHER, "22–6", days=EVERY_DAY)


def hours(slot, first, count=7):
    return occurrences(slot, first, count, NO_CLOSURES).minutes / 60


@pytest.mark.parametrize(
    ("saturday", "lasts"),
    [(date(2027, 3, 27), 7), (date(2026, 10, 24), 9), (date(2026, 11, 21), 8)],
)
def test_a_night_shift_lasts_what_the_clock_makes_of_it(saturday, lasts):
    night = work(MOTHER, "22–6", days=[5])

    assert hours(night, saturday, 2) == lasts


def test_the_tail_of_the_night_before_belongs_to_the_first_day():
    assert hours(NIGHT, MONDAY, 1) == 8
    assert occurrences(NIGHT, MONDAY, 1, NO_CLOSURES).intervals[0] == (
        moment(MONDAY, time()),
        moment(MONDAY, time(6)),
    )


def test_a_slot_from_an_hour_to_the_same_hour_is_a_whole_day():
    assert hours(work(MOTHER, "0–0", days=[2]), MONDAY) == 24


def test_weeks_that_alternate_count_from_their_first_week():
    shift = work(MOTHER, "6–14", every=2, first_week=MONDAY + timedelta(days=3))

    weeks = [hours(shift, MONDAY + timedelta(weeks=week)) for week in range(4)]

    assert weeks == [40, 0, 40, 0]


def test_three_shifts_in_turn_fill_every_week_once():
    turns = [
        work(MOTHER, each, every=3, first_week=MONDAY + timedelta(weeks=week))
        for week, each in enumerate(["6–14", "14–22", "22–6"])
    ]

    weeks = [
        [hours(each, MONDAY + timedelta(weeks=week), 5) > 0 for each in turns] for week in range(3)
    ]

    assert weeks == [[True, False, False], [False, True, False], [False, False, True]]


def test_a_slot_is_there_from_its_first_to_its_last_day():
    course = work(
        MOTHER, "9–12", first_day=MONDAY + timedelta(days=1), last_day=MONDAY + timedelta(3)
    )

    assert hours(course, MONDAY) == 9


def test_school_rests_on_public_holidays_and_work_when_it_is_said():
    of_the_immaculate = date(2026, 12, 7)

    assert hours(school(ANNA, "8–16", rests=Rest.SCHOOL), of_the_immaculate) == 32
    assert hours(work(MOTHER, "8–16", rests=Rest.PUBLIC_HOLIDAYS), of_the_immaculate) == 32
    assert hours(work(MOTHER, "8–16"), of_the_immaculate) == 40


@given(busy_slots, st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.integers(1, 30))
def test_days_in_a_row_are_what_each_day_gives(slot, first, count):
    together = occurrences(slot, first, count, NO_CLOSURES)
    apart = [occurrences(slot, first + timedelta(n), 1, NO_CLOSURES) for n in range(count)]

    assert together.minutes == sum(each.minutes for each in apart)
    assert together <= whole_days(first, count)

"""Wall clock and time line: the nights on which the clock changes, and the days of a grid."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.plans.hours.intervals import TimeSet
from portal.plans.hours.moments import by_day, midnight, moment, monday_of, wall_clock, whole_days

SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)
ROME = ZoneInfo("Europe/Rome")

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
wall = st.times().map(lambda each: each.replace(second=0, microsecond=0))


@given(days, wall, days, wall)
def test_what_is_later_on_the_wall_is_never_earlier_on_the_line(day, at, other_day, other):
    earlier, later = sorted([(day, at), (other_day, other)])

    assert moment(*earlier) <= moment(*later)


@given(days, wall)
def test_a_moment_is_shown_again_as_it_was_said(day, at):
    shown = wall_clock(moment(day, at))

    skipped = day.month == 3 and shown.time() == time(3) and at.hour == 2
    assert skipped or shown.replace(tzinfo=None) == datetime.combine(day, at)


@pytest.mark.parametrize("at", ["02:00", "02:30", "02:59", "03:00"])
def test_the_hour_that_is_skipped_is_one_single_moment(at):
    assert moment(SPRING, time.fromisoformat(at)) == moment(SPRING, time(3))


def test_of_the_hour_that_comes_twice_the_first_counts():
    assert moment(AUTUMN, time(2, 30)) == midnight(AUTUMN) + 150
    assert moment(AUTUMN, time(3)) == midnight(AUTUMN) + 240


@pytest.mark.parametrize(("day", "hours"), [(SPRING, 23), (AUTUMN, 25), (date(2027, 6, 1), 24)])
def test_a_day_lasts_what_the_clock_makes_of_it(day, hours):
    assert whole_days(day, 1).minutes == hours * 60


@given(days)
def test_a_week_begins_on_its_monday(day):
    monday = monday_of(day)

    assert monday.weekday() == 0
    assert timedelta() <= day - monday < timedelta(days=7)


@given(days)
def test_a_whole_week_fills_the_grid(day):
    monday = monday_of(day)

    assert by_day(whole_days(monday, 7), monday) == (((0, 1440),),) * 7


def test_a_night_is_cut_at_midnight():
    monday = date(2026, 11, 23)
    night = TimeSet.of([(moment(monday, time(22)), moment(date(2026, 11, 24), time(6)))])

    assert by_day(night, monday)[:3] == (((1320, 1440),), ((0, 360),), ())


def test_what_ends_in_the_second_of_two_equal_hours_is_still_drawn():
    start = moment(AUTUMN, time(2, 30))

    assert by_day(TimeSet.of([(start, start + 45)]), monday_of(AUTUMN))[6] == ((150, 151),)

"""Working days of a partner: laws that hold whatever the day and whenever it is closed."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from portal.referrals.clocks.working_days import Calendar, Shut
from tenants.working_day import is_working_day
from tests.referrals.clocks.calendars import calendars, closures, counts, days

ALWAYS = Calendar()


@pytest.mark.parametrize(
    ("since", "count", "reached"),
    [
        (date(2026, 11, 16), 2, date(2026, 11, 18)),  # from Monday to Wednesday
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # over a weekend
        (date(2026, 11, 21), 1, date(2026, 11, 23)),  # sent on a Saturday: Monday is the first
        (date(2026, 12, 23), 2, date(2026, 12, 28)),  # Christmas and the patron saint
        (date(2027, 3, 26), 1, date(2027, 3, 30)),  # over Easter Monday
        (date(2026, 11, 22), 0, date(2026, 11, 23)),
    ],
)
def test_so_many_working_days_after_a_day(since, count, reached):
    assert ALWAYS.working_day_after(since, count) == reached


def test_while_a_partner_is_closed_no_day_counts():
    august = Calendar([Shut(date(2026, 8, 10), date(2026, 8, 21))])

    assert august.working_day_after(date(2026, 8, 6), 2) == date(2026, 8, 24)
    assert august.working_days_between(date(2026, 8, 6), date(2026, 8, 24)) == 2
    assert august.calendar_day_after(date(2026, 8, 6), 10) == date(2026, 8, 28)


@given(days, counts, calendars)
def test_nothing_is_ever_due_on_a_closed_day(day, count, calendar):
    for reached in (
        calendar.working_day_after(day, count),
        calendar.calendar_day_after(day, count),
    ):
        assert calendar.is_open(reached)
        assert is_working_day(reached)
        assert reached >= day


@given(days, counts, calendars)
def test_counting_forwards_and_between_agree(day, count, calendar):
    reached = calendar.working_day_after(day, count)

    assert calendar.working_days_between(day, reached) == max(count, not calendar.is_open(day))


@given(days, days, counts, counts, calendars)
def test_later_starts_and_longer_waits_never_end_sooner(one, other, short, long, calendar):
    (early, late), (few, many) = sorted((one, other)), sorted((short, long))

    assert calendar.working_day_after(early, few) <= calendar.working_day_after(late, many)
    assert calendar.calendar_day_after(early, few) <= calendar.calendar_day_after(late, many)


@given(days, counts, closures, closures)
def test_one_more_closure_never_makes_anything_due_sooner(day, count, some, more):
    before, after = Calendar(some), Calendar([*some, *more])

    assert before.working_day_after(day, count) <= after.working_day_after(day, count)
    assert before.calendar_day_after(day, count) <= after.calendar_day_after(day, count)


@given(days, counts, calendars)
def test_a_closure_that_begins_when_all_is_over_changes_nothing(day, count, calendar):
    reached = calendar.working_day_after(day, count)
    later = Shut(reached + timedelta(days=1), reached + timedelta(days=20))

    assert Calendar([*calendar.closures, later]).working_day_after(day, count) == reached


@given(days, days, days, calendars)
def test_the_days_between_add_up(one, two, three, calendar):
    first, middle, last = sorted((one, two, three))
    between = calendar.working_days_between

    assert between(first, last) == between(first, middle) + between(middle, last)

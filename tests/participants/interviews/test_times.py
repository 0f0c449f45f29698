"""Hours are those of the clock on the wall here, whatever the clocks do in spring and autumn."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.participants.interviews.agenda.spans import View, day_named, midnight, span_of
from portal.participants.interviews.booking.times import moment_of
from portal.participants.interviews.errors import InterviewError
from tenants.clock import HOME, today

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
WAKING = st.times(time(5), time(23, 59)).map(lambda at: at.replace(second=0, microsecond=0))
SPRING_FORWARD = date(2026, 3, 29)
FALL_BACK = date(2026, 10, 25)


@given(day=DAYS, at=WAKING)
def test_an_hour_of_the_day_comes_back_as_it_was_written(day, at):
    here = moment_of(day, at).astimezone(HOME)

    assert (here.date(), here.time()) == (day, at)


@given(day=DAYS, at=WAKING, view=st.sampled_from(View))
def test_a_moment_lies_in_the_days_that_show_it_and_in_no_other(day, at, view):
    span, moment = span_of(view, day), moment_of(day, at)

    holding = [
        each for each in span.days if midnight(each) <= moment < midnight(each + timedelta(days=1))
    ]

    assert holding == [day]
    assert span.starts_at <= moment < span.ends_at


@given(day=DAYS, view=st.sampled_from(View))
def test_one_stretch_of_days_ends_where_the_next_begins(day, view):
    span = span_of(view, day)

    assert span_of(view, span.after).first == span.after
    assert span_of(view, span.before).after == span.first


def test_an_hour_that_the_clocks_jump_over_is_refused():
    with pytest.raises(InterviewError) as refused:
        moment_of(SPRING_FORWARD, time(2, 30))

    assert refused.value.field == "at"


def test_days_are_shorter_and_longer_when_the_clocks_change():
    hours = {
        day: (midnight(day + timedelta(days=1)) - midnight(day)) / timedelta(hours=1)
        for day in (SPRING_FORWARD, FALL_BACK, today())
    }

    assert hours[SPRING_FORWARD] == 23
    assert hours[FALL_BACK] == 25


@pytest.mark.parametrize("words", ["", "domani", "2026-13-40", "0001-01-01", "9999-12-31", "%00"])
def test_a_day_that_an_address_does_not_name_is_today(words):
    assert day_named(words) == today()

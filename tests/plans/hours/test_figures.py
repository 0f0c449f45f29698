"""The figures of a plan: weeks of school, weeks of holidays, a year, action after action."""

from datetime import date
from uuid import UUID

from hypothesis import given, settings

from portal.plans.hours.days_off import Closure, DaysOff, Rest
from portal.plans.hours.figures import Figures, Year
from portal.plans.hours.slots import SlotKind
from tests.plans.hours.weeks import (
    ANNA,
    FATHER,
    LUCA,
    MONDAY,
    MOTHER,
    NO_CLOSURES,
    household,
    many_slots,
    school,
    slot,
    work,
)

PLAYROOM, SHIFT = UUID(int=20), UUID(int=21)
WORK = work(MOTHER, "9–18", rests=Rest.PUBLIC_HOLIDAYS)
FAMILY = household(
    WORK,
    school(ANNA, "8:30–16:30", rests=Rest.SCHOOL),
    slot(ANNA, SlotKind.SERVICE, "16:30–18", days=[0, 2], rests=Rest.SCHOOL, activity=PLAYROOM),
    work(MOTHER, "8:30–16:30", activity=SHIFT, replaces=frozenset({WORK.key})),
)


def year(family, day=MONDAY, days_off=NO_CLOSURES):
    return Year(family, day, days_off)


def test_a_week_of_school_and_a_week_of_holidays_are_told_apart():
    before = year(FAMILY).course([]).before

    assert before.ordinary == 450
    assert 40 * 60 < before.holiday <= 45 * 60


def test_each_action_is_measured_after_those_before_it_and_by_itself():
    course = year(FAMILY).course([PLAYROOM, SHIFT])

    assert [course.after(count).ordinary for count in range(3)] == [450, 270, 0]
    assert [step.spared_alone.ordinary for step in course.steps] == [180, 450]
    assert course.with_the_plan == course.steps[1].after


def test_a_plan_without_actions_changes_nothing():
    course = year(FAMILY).course([])

    assert course.with_the_plan == course.before


def test_shifts_that_alternate_are_averaged():
    turns = household(work(MOTHER, "14–22", every=2, first_week=MONDAY))

    assert abs(year(turns).course([]).before.ordinary - 20 * 60) < 60


def test_the_year_is_the_sum_of_all_its_weeks():
    full = household(work(MOTHER, "0–0", days=range(7)))

    assert year(full).course([]).before.year == 52 * 7 * 24 * 60


def test_the_grid_opens_with_a_whole_week_of_school():
    assert year(FAMILY).ordinary_week == MONDAY
    assert year(FAMILY, date(2026, 12, 24)).ordinary_week == date(2027, 1, 11)


def test_with_schools_closed_all_year_there_is_no_ordinary_week():
    closed = DaysOff([Closure(Rest.SCHOOL, date(2026, 9, 1), date(2028, 8, 31))])

    assert year(FAMILY, days_off=closed).ordinary_week == MONDAY
    assert year(FAMILY, days_off=closed).course([]).before.ordinary == 0


@settings(max_examples=20, deadline=None)
@given(many_slots)
def test_the_same_household_always_gives_the_same_figures(slots):
    family = household(*slots, adults=(MOTHER, FATHER), children=(ANNA, LUCA))
    first, again = year(family).course([]), year(family).course([])

    assert first == again
    assert all(0 <= minutes <= 7 * 24 * 60 for minutes in first.before[:2])
    assert isinstance(first.before, Figures)

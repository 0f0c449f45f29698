"""The rule on examples that a welfare manager would recognise."""

from datetime import date, timedelta

from portal.plans.hours.coverage import Adult, Calendar, Dependant, Household, Timetable
from portal.plans.hours.slots import EVERY_DAY, SlotKind
from tests.plans.hours.weeks import (
    ANNA,
    FATHER,
    LUCA,
    MONDAY,
    MOTHER,
    NO_CLOSURES,
    household,
    school,
    slot,
    work,
)

WEEK = Calendar(MONDAY, 7, NO_CLOSURES)


def uncovered(of, activities=(), calendar=WEEK):
    return Timetable(of, calendar).gaps(activities).whole.minutes / 60


def test_a_mother_alone_who_works_longer_than_school_leaves_hours_uncovered():
    assert uncovered(household(work(MOTHER, "9–18"), school(ANNA, "8:30–16:30"))) == 7.5


def test_while_one_adult_is_at_home_nobody_is_uncovered():
    two = household(work(MOTHER, "9–18"), work(FATHER, "18–22"), adults=(MOTHER, FATHER))

    assert uncovered(two) == 0


def test_with_two_adults_only_the_hours_in_which_both_are_away_count():
    two = household(work(MOTHER, "9–14"), work(FATHER, "13–18"), adults=(MOTHER, FATHER))

    assert uncovered(two) == 5


def test_the_way_to_work_and_other_commitments_keep_an_adult_away_too():
    away = household(
        work(MOTHER, "9–13"),
        slot(MOTHER, SlotKind.COMMUTING, "8:30–9"),
        slot(MOTHER, SlotKind.COMMITMENT, "12–14", days=[0]),
    )

    assert uncovered(away) == 5 * 4.5 + 1


def test_two_children_alone_at_once_are_one_uncovered_hour_and_each_has_her_own():
    both = household(
        work(MOTHER, "8–18"), school(ANNA, "8–16"), school(LUCA, "8–13"), children=(ANNA, LUCA)
    )

    gaps = Timetable(both, WEEK).gaps()

    assert gaps.whole.minutes == 25 * 60
    assert {who: times.minutes / 60 for who, times in gaps.by_dependant.items()} == {
        ANNA: 10,
        LUCA: 25,
    }


def test_the_school_of_one_child_covers_nobody_else():
    both = household(work(MOTHER, "8–16"), school(ANNA, "8–16"), children=(ANNA, LUCA))

    assert uncovered(both) == 40


def test_from_the_birthday_on_a_child_counts_no_more():
    turns_fourteen = Household(
        (Adult(MOTHER),),
        (Dependant(ANNA, until=MONDAY + timedelta(days=2)),),
        (work(MOTHER, "8–16"),),
    )

    assert uncovered(turns_fourteen) == 16


def test_who_is_old_enough_already_is_never_uncovered():
    grown = Household((Adult(MOTHER),), (Dependant(ANNA, until=date(2020, 1, 1)),), ())

    assert uncovered(grown) == 0


def test_a_separated_parent_is_there_on_the_days_that_are_said_and_not_while_working():
    apart = Household(
        (Adult(MOTHER), Adult(FATHER, lives_with_them=False)),
        (Dependant(ANNA),),
        (
            work(MOTHER, "14–22", days=EVERY_DAY),
            slot(FATHER, SlotKind.OTHER_PARENT, "0–0", days=[5, 6]),
            work(FATHER, "14–16", days=[5]),
        ),
    )

    assert uncovered(apart) == 5 * 8 + 2


def test_with_nobody_in_charge_every_hour_is_uncovered():
    assert uncovered(household(adults=())) == 7 * 24


def test_an_action_of_the_plan_counts_once_it_is_asked_for():
    playroom = slot(ANNA, SlotKind.SERVICE, "16:30–18", activity=LUCA)
    family = household(work(MOTHER, "9–18"), school(ANNA, "8:30–16:30"), playroom)

    assert uncovered(family) == 7.5
    assert uncovered(family, [LUCA]) == 0


def test_an_action_that_changes_a_shift_takes_the_place_of_the_old_one():
    old = work(MOTHER, "9–18")
    new = work(MOTHER, "8–16", activity=LUCA, replaces=frozenset({old.key}))
    family = household(old, new, school(ANNA, "8–16:30"))

    assert uncovered(family) == 7.5
    assert uncovered(family, [LUCA]) == 0


def test_a_night_shift_leaves_the_night_uncovered_and_wraps_round_the_week():
    nights = household(work(MOTHER, "22–6", days=[6]))

    assert uncovered(nights) == 8
    assert uncovered(nights, calendar=Calendar(MONDAY, 1, NO_CLOSURES)) == 6


def test_on_the_night_on_which_the_clock_changes_the_real_hours_count():
    nights = household(work(MOTHER, "22–6", days=EVERY_DAY))

    assert uncovered(nights, calendar=Calendar(date(2027, 3, 22), 7, NO_CLOSURES)) == 55
    assert uncovered(nights, calendar=Calendar(date(2026, 10, 19), 7, NO_CLOSURES)) == 57

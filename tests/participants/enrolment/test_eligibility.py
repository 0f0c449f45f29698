"""Whom the hub follows: laws that hold whatever the rules and whoever asks."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from portal.participants.cases.kinds import IseeBand
from portal.participants.enrolment.deadlines import working_days_after
from portal.participants.enrolment.eligibility import Rules, Situation, eligibility
from portal.participants.enrolment.kinds import OUTSIDE, Rule
from tenants.working_day import is_working_day

YEAR = 2026
TOWNS = ["096004", "096020", "096063"]

rules = st.builds(
    Rules,
    municipalities=st.frozensets(st.sampled_from(TOWNS)),
    isee_up_to=st.none() | st.integers(1, 60_000),
    child_under=st.none() | st.integers(1, 18),
)
situations = st.builds(
    Situation,
    municipality=st.sampled_from(["", OUTSIDE, *TOWNS]),
    children_born_in=st.none() | st.lists(st.integers(1990, YEAR), max_size=4),
    isee_band=st.sampled_from(IseeBand),
)


@given(rules)
def test_of_whom_nothing_is_known_nothing_fails(some):
    assert eligibility(some, Situation(), year=YEAR) == ()


@given(rules, situations)
def test_another_small_child_never_shuts_a_door(some, woman):
    more = replace(woman, children_born_in=[*(woman.children_born_in or []), YEAR])

    assert set(eligibility(some, more, year=YEAR)) <= set(eligibility(some, woman, year=YEAR))


@given(rules, situations)
def test_a_rule_less_never_shuts_a_door(some, woman):
    fewer = replace(some, isee_up_to=None, child_under=None)

    assert set(eligibility(fewer, woman, year=YEAR)) <= set(eligibility(some, woman, year=YEAR))


@given(rules, situations)
def test_a_lower_isee_never_shuts_a_door(some, woman):
    poorer = replace(woman, isee_band=IseeBand.UP_TO_9)

    assert set(eligibility(some, poorer, year=YEAR)) <= set(eligibility(some, woman, year=YEAR))


def test_without_a_list_the_whole_province_is_followed():
    assert eligibility(Rules(), Situation(municipality="096004"), year=YEAR) == ()
    assert eligibility(Rules(), Situation(municipality=OUTSIDE), year=YEAR) == (Rule.MUNICIPALITY,)


def test_each_rule_that_fails_is_named():
    strict = Rules(municipalities=frozenset({"096004"}), isee_up_to=30_000, child_under=18)
    woman = Situation(municipality="096020", children_born_in=[2000], isee_band=IseeBand.OVER_40)

    assert eligibility(strict, woman, year=YEAR) == (Rule.MUNICIPALITY, Rule.CHILD, Rule.ISEE)


def test_a_band_that_the_limit_cuts_is_let_through():
    limit = Rules(isee_up_to=30_000)

    assert eligibility(limit, Situation(isee_band=IseeBand.UP_TO_40), year=YEAR) == ()


@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)), st.integers(1, 30))
def test_a_deadline_is_a_working_day_with_so_many_before_it(day, count):
    due = working_days_after(day, count)

    between = [day + timedelta(days=step) for step in range(1, (due - day).days + 1)]
    assert is_working_day(due)
    assert sum(is_working_day(each) for each in between) == count


def test_the_twenty_fifth_of_april_and_easter_monday_are_no_working_days():
    assert not is_working_day(date(2025, 4, 25))
    assert not is_working_day(date(2026, 4, 6))

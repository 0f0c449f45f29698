"""Who belongs to a household, from when, and what cannot be."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.participants.household import actions, queries
from portal.participants.household.counting.actions import recount_children
from portal.participants.household.kinds import Relation
from portal.participants.household.membership import (
    HouseholdError,
    MemberDetails,
    is_child_on,
    overlap,
)
from portal.ui.errors import ConflictError
from tenants import clock
from tests.given import services
from tests.given.cases import a_case, case, following
from tests.given.households import a_member
from tests.given.tenants import an_organisation

NOW = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("Europe/Rome"))
DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@pytest.fixture(autouse=True)
def _today():
    with clock.fixed(NOW):
        yield


@pytest.fixture
def ours(app):
    return an_organisation()


@pytest.fixture
def anna(ours):
    return a_case(ours, born_in=1988, enrolled_on=date(2023, 3, 1))


def refused(ours, anna, relation=Relation.CHILD, **details):
    """Return the field that an impossible member is refused for."""
    with pytest.raises(HouseholdError) as error:
        a_member(ours, anna, relation, **details)
    return error.value.field


def test_children_are_counted_as_of_a_day(ours, anna):
    a_member(ours, anna, given_name="Leo", born_in=2020)
    a_member(ours, anna, given_name="Mia", born_in=2006)
    a_member(ours, anna, given_name="Ada", born_in=2024)
    a_member(ours, anna, Relation.OTHER, born_in=2015)

    with following(ours):
        counted = {
            day.year: [each.given_name for each in queries.children_of(anna, day)]
            for day in (date(2022, 1, 1), date(2023, 12, 31), date(2026, 6, 30))
        }

    assert counted == {2022: [], 2023: ["Mia", "Leo"], 2026: ["Leo", "Ada"]}


def test_the_list_of_cases_knows_the_children_of_today(ours, anna):
    leo = a_member(ours, anna, born_in=2020)
    a_member(ours, anna, given_name="Ada", born_in=2024)

    with following(ours):
        assert (case(ours, anna).children, case(ours, anna).youngest_born_in) == (2, 2024)
        actions.end_membership(queries.member(anna, leo), date(2026, 1, 1))
        assert case(ours, anna).children == 1


def test_a_household_is_opened_once(ours, anna):
    with following(ours):
        first = actions.open_household(case(ours, anna)).id
    with following(ours):
        assert actions.open_household(case(ours, anna)).id == first


@pytest.mark.parametrize(
    ("details", "field"),
    [
        ({"born_in": 2027}, "born_in"),
        ({"born_in": -5}, "born_in"),
        ({"born_in": 99999}, "born_in"),
        ({"born_in": None}, "born_in"),
        ({"born_in": 1980}, "born_in"),
        ({"born_in": 1997}, "born_in"),
        ({"joined_on": date(2027, 1, 1)}, "joined_on"),
        ({"joined_on": date(2019, 1, 1)}, "joined_on"),
        ({"joined_on": date(2024, 5, 1), "left_on": date(2024, 4, 1)}, "left_on"),
    ],
)
def test_a_child_that_cannot_be_is_refused_at_its_field(ours, anna, details, field):
    assert refused(ours, anna, **details) == field


def test_who_is_not_a_child_may_be_older_than_she_is(ours, anna):
    assert a_member(ours, anna, Relation.PARENT, given_name="Rosa", born_in=1955)


def test_nobody_belongs_twice_on_one_day(ours, anna):
    a_member(ours, anna, given_name="Léo", born_in=2020, left_on=date(2024, 1, 1))

    assert refused(ours, anna, given_name="leo", born_in=2020) == "joined_on"
    assert a_member(ours, anna, given_name="leo", born_in=2020, joined_on=date(2024, 1, 1))


def test_another_woman_belongs_once_by_whoever_she_is(ours, anna):
    bea = a_case(ours, name="Bea")
    a_member(ours, anna, Relation.SIBLING, person_id=bea)

    assert refused(ours, anna, Relation.OTHER, person_id=bea) == "joined_on"
    assert refused(ours, anna, Relation.OTHER, person_id=anna) == "person_code"


def test_a_membership_cannot_end_before_it_starts(ours, anna):
    leo = a_member(ours, anna)

    for day in (date(2023, 2, 28), date(2026, 11, 23)):
        with following(ours), pytest.raises(HouseholdError) as error:
            actions.end_membership(queries.member(anna, leo), day)
        assert error.value.field == "left_on"


def test_two_people_who_change_one_member_do_not_overwrite_each_other(ours, anna):
    leo = a_member(ours, anna)

    with following(ours):
        changed = MemberDetails(relation=Relation.CHILD, given_name="Leone", born_in=2020)
        actions.change_member(queries.member(anna, leo), changed, version=1)
    with following(ours), pytest.raises(ConflictError):
        actions.change_member(queries.member(anna, leo), changed, version=1)


def test_a_row_written_by_mistake_is_gone(ours, anna):
    leo = a_member(ours, anna)

    with following(ours):
        actions.remove_member(queries.member(anna, leo))
    with following(ours):
        assert queries.memberships(anna) == []
        assert case(ours, anna).children == 0


@given(DAYS, st.none() | DAYS, DAYS, st.none() | DAYS)
def test_memberships_overlap_both_ways_or_neither(begin, end, start, stop):
    one = MemberDetails(relation=Relation.OTHER, joined_on=begin, left_on=end)
    other = MemberDetails(relation=Relation.OTHER, joined_on=start, left_on=stop)

    assert overlap(one, other) == overlap(other, one)
    if end == start:
        assert not overlap(one, other)


@given(st.integers(1950, 2050), DAYS)
def test_a_child_is_one_for_eighteen_calendar_years(born_in, day):
    years = [year for year in range(1950, 2100) if is_child_on(born_in, day.replace(year, day=1))]

    assert years == list(range(born_in, born_in + 18))


def test_who_turns_18_leaves_the_count_with_the_new_year(ours, anna):
    a_member(ours, anna, given_name="Mia", born_in=2009)
    a_member(ours, anna, given_name="Ada", born_in=2024)
    bea = a_case(ours, name="Bea")
    a_member(ours, bea, born_in=2009)
    new_year = datetime(2027, 1, 1, 6, tzinfo=ZoneInfo("Europe/Rome"))

    with services.in_use().app_context():
        assert recount_children(new_year) == 2
        assert recount_children(new_year) == 0

    with following(ours):
        assert (case(ours, anna).children, case(ours, anna).youngest_born_in) == (1, 2024)
        assert (case(ours, bea).children, case(ours, bea).youngest_born_in) == (0, None)

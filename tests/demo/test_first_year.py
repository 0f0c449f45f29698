"""The invented first year adds up to what the hub published."""

from collections import Counter
from datetime import date

from portal.demo.families import families
from portal.geography.municipalities import named
from portal.participants.cases.kinds import Living

HALF, WHOLE = date(2023, 6, 30), date(2023, 12, 31)


def children_on(day):
    enrolled = [family for family in families() if family.enrolled_on <= day]
    return sum(
        0 <= day.year - born_in <= 17 for family in enrolled for _name, born_in in family.children
    )


def test_the_women_are_as_many_as_was_published():
    enrolled = [family.enrolled_on for family in families()]

    assert len(enrolled) == 126
    assert sum(day <= HALF for day in enrolled) == 86
    assert max(enrolled) <= WHOLE


def test_the_children_are_as_many_as_was_published():
    sizes = Counter(min(len(family.children), 3) for family in families())

    assert children_on(HALF) == 148
    assert children_on(WHOLE) == 221
    assert sizes == {1: 49, 2: 62, 3: 15}


def test_three_in_ten_live_alone():
    living = Counter(family.living for family in families())

    assert living == {Living.ALONE: 38, Living.WITH_PARTNER: 88}


def test_plans_and_interviews_are_as_many_as_was_published():
    plans = [family.plan_on for family in families() if family.plan_on]
    interviews = [day for family in families() for day in family.interviews]

    assert len(plans) == 71
    assert len(interviews) == 285
    assert max(plans + interviews) <= WHOLE


def test_the_year_is_always_the_same_and_plausible():
    again = families.__wrapped__()

    assert again == families()
    for family in families():
        assert named(family.municipality), family.municipality
        assert all(day >= family.enrolled_on and day.weekday() < 5 for day in family.interviews)
        assert all(born_in - family.born_in >= 17 for _name, born_in in family.children)

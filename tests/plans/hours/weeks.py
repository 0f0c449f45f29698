"""A household on paper for the tests of the rule: short words for slots, people and days."""

from datetime import date, time
from uuid import UUID, uuid4

from hypothesis import strategies as st

from portal.plans.hours.coverage import Adult, Dependant, Household
from portal.plans.hours.days_off import DaysOff
from portal.plans.hours.slots import BUSY, COVER, EVERY_DAY, Slot, SlotKind

MOTHER, FATHER, ANNA, LUCA = (UUID(int=number) for number in range(1, 5))
MONDAY = date(2026, 11, 23)
WORKING_DAYS = frozenset(range(5))
NO_CLOSURES = DaysOff()


def at(words):
    hour, _, minute = words.partition(":")
    return time(int(hour), int(minute or 0))


def slot(whose, kind, hours, days=WORKING_DAYS, **rest):
    start, _, end = hours.partition("–")
    return Slot(
        key=uuid4(),
        whose=whose,
        kind=kind,
        weekdays=frozenset(days),
        start=at(start),
        end=at(end),
        **rest,
    )


def work(whose, hours, **rest):
    return slot(whose, SlotKind.WORK, hours, **rest)


def school(whose, hours, **rest):
    return slot(whose, SlotKind.SCHOOL, hours, **rest)


def household(*slots, adults=(MOTHER,), children=(ANNA,)):
    return Household(
        tuple(Adult(each) for each in adults),
        tuple(Dependant(each) for each in children),
        slots,
    )


wall_times = st.integers(0, 47).map(lambda half: time(half // 2, 30 * (half % 2)))


def slots_of(people, kinds):
    return st.builds(
        Slot,
        key=st.uuids(),
        whose=st.sampled_from(people),
        kind=st.sampled_from(sorted(kinds)),
        weekdays=st.frozensets(st.sampled_from(sorted(EVERY_DAY))),
        start=wall_times,
        end=wall_times,
        every=st.integers(1, 3),
    )


busy_slots = slots_of([MOTHER, FATHER], BUSY)
cover_slots = slots_of([ANNA, LUCA], COVER)
many_slots = st.lists(
    st.one_of(busy_slots, cover_slots), max_size=12, unique_by=lambda one: one.key
)

"""From the rows of the tables to the slots of the rule."""

from collections.abc import Iterable
from datetime import date

from portal.plans.hours.coverage import Household
from portal.plans.hours.models import CareSlot
from portal.plans.hours.people import People
from portal.plans.hours.slots import FIRST_WEEK, Slot


def as_household(people: People, rows: Iterable[CareSlot]) -> Household:
    """Return the rule's household; slots of people who are no longer in it count no more."""
    slots = (_as_slot(row) for row in rows)
    return Household(
        people.adults,
        people.dependants,
        tuple(each for each in slots if each.whose in people.names),
    )


def _as_slot(row: CareSlot) -> Slot:
    return Slot(
        key=row.id,
        whose=row.whose,
        kind=row.kind,
        weekdays=row.days,
        start=row.starts,
        end=row.ends,
        first_day=row.first_day or date.min,
        last_day=row.last_day or date.max,
        every=row.every,
        first_week=row.first_week or FIRST_WEEK,
        rests=row.rests,
        activity=row.activity_id,
        replaces=frozenset({row.replaces_id} if row.replaces_id else ()),
    )

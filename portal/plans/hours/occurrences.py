"""From the slots of a week to real days: weeks that alternate, closures, daylight saving."""

from collections.abc import Iterator
from datetime import date

from portal.plans.hours.days_off import DaysOff
from portal.plans.hours.intervals import Interval, TimeSet
from portal.plans.hours.moments import DAY, DAYS_A_WEEK, midnight, moment
from portal.plans.hours.slots import Slot


def occurrences(slot: Slot, first: date, count: int, days_off: DaysOff) -> TimeSet:
    """Return when a slot takes place in so many days; the tail of the night before is in it."""
    times = TimeSet.of(_intervals(slot, first, count, days_off))
    return times.between(midnight(first), midnight(first + count * DAY))


def _intervals(slot: Slot, first: date, count: int, days_off: DaysOff) -> Iterator[Interval]:
    for offset in range(-1, count):
        day = first + offset * DAY
        if takes_place(slot, day) and not days_off.is_off(slot.rests, day):
            last = day + DAY if slot.is_over_midnight else day
            yield Interval(moment(day, slot.start), moment(last, slot.end))


def takes_place(slot: Slot, day: date) -> bool:
    """Say whether a slot starts on a day, were that day no day off."""
    return (
        day.weekday() in slot.weekdays
        and slot.first_day <= day <= slot.last_day
        and (_week(day) - _week(slot.first_week)) % slot.every == 0
    )


def _week(day: date) -> int:
    return (day.toordinal() - 1) // DAYS_A_WEEK

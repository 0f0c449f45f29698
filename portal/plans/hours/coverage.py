"""The rule: somebody who needs care is uncovered while all who look after them are busy.

Leaving alone a person under fourteen is an offence (article 591 of the Italian criminal code), so a
child counts up to that birthday; older ones and adults count only when they are said to need it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from portal.plans.hours.days_off import DaysOff
from portal.plans.hours.intervals import TimeSet
from portal.plans.hours.moments import DAY, midnight, whole_days
from portal.plans.hours.occurrences import occurrences
from portal.plans.hours.slots import BUSY, COVER, Slot, SlotKind

ALONE_FROM_AGE: Final = 14


@dataclass(frozen=True, slots=True)
class Adult:
    """Who looks after the others: always when living with them, else on the days of that parent."""

    key: UUID
    lives_with_them: bool = True


@dataclass(frozen=True, slots=True)
class Dependant:
    """Who must not be left alone, up to the day before `until` when there is one."""

    key: UUID
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Household:
    """The people of the rule, and all the slots: those of today and those that a plan would add."""

    adults: tuple[Adult, ...]
    dependants: tuple[Dependant, ...]
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days in a row, and which of them are off."""

    first: date
    count: int
    days_off: DaysOff

    @property
    def end(self) -> date:
        return self.first + self.count * DAY

    @property
    def all_of_it(self) -> TimeSet:
        return whole_days(self.first, self.count)


@dataclass(frozen=True, slots=True)
class Gaps:
    """When nobody is there: for each dependant, and when at least one of them is alone."""

    by_dependant: Mapping[UUID, TimeSet]
    adults_away: TimeSet

    @property
    def whole(self) -> TimeSet:
        return TimeSet.union(self.by_dependant.values())


class Timetable:
    """A household on a calendar: each slot is laid out once, then asked about many times."""

    def __init__(self, household: Household, calendar: Calendar) -> None:
        self.household = household
        self.calendar = calendar
        self._times = {
            slot.key: occurrences(slot, calendar.first, calendar.count, calendar.days_off)
            for slot in household.slots
        }
        self._away: dict[frozenset[UUID], TimeSet] = {}

    def gaps(self, activities: Iterable[UUID] = ()) -> Gaps:
        """Return the uncovered time once these actions of the plan are done."""
        slots = _in_force(self.household.slots, frozenset(activities))
        away = self._adults_away(slots)
        return Gaps(
            {each.key: self._uncovered(each, away, slots) for each in self.household.dependants},
            away,
        )

    def times_of(self, slots: Iterable[Slot]) -> TimeSet:
        return TimeSet.union(self._times[slot.key] for slot in slots)

    def _adults_away(self, slots: tuple[Slot, ...]) -> TimeSet:
        """Return when no adult is free: with nobody in charge, always.

        Few actions change what adults do, so the answer is kept for the next question.
        """
        theirs = frozenset(slot.key for slot in slots if slot.kind not in COVER)
        if theirs not in self._away:
            free = TimeSet.union(self._free(adult, slots) for adult in self.household.adults)
            self._away[theirs] = self.calendar.all_of_it - free
        return self._away[theirs]

    def _free(self, adult: Adult, slots: tuple[Slot, ...]) -> TimeSet:
        own = [slot for slot in slots if slot.whose == adult.key]
        busy = self.times_of(slot for slot in own if slot.kind in BUSY)
        if adult.lives_with_them:
            return self.calendar.all_of_it - busy
        return self.times_of(slot for slot in own if slot.kind is SlotKind.OTHER_PARENT) - busy

    def _uncovered(self, who: Dependant, away: TimeSet, slots: tuple[Slot, ...]) -> TimeSet:
        cover = self.times_of(
            slot for slot in slots if slot.whose == who.key and slot.kind in COVER
        )
        return self._while_in_need(who, away) - cover

    def _while_in_need(self, who: Dependant, times: TimeSet) -> TimeSet:
        if who.until is None or who.until >= self.calendar.end:
            return times
        return times.between(midnight(self.calendar.first), midnight(who.until))


def _in_force(slots: tuple[Slot, ...], activities: frozenset[UUID]) -> tuple[Slot, ...]:
    present = [slot for slot in slots if slot.activity is None or slot.activity in activities]
    replaced = {key for slot in present for key in slot.replaces}
    return tuple(slot for slot in present if slot.key not in replaced)

"""A slot of the week: whose, of which kind, on which days, from when to when, and when it rests."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Final
from uuid import UUID

from portal.plans.hours.days_off import Rest
from portal.plans.hours.moments import DAYS_A_WEEK

EVERY_DAY: Final = frozenset(range(DAYS_A_WEEK))
# Any Monday would do: slots that alternate without a first week are counted from it.
FIRST_WEEK: Final = date(2024, 1, 1)


class SlotKind(StrEnum):
    """What a slot is: time in which an adult is away, or in which somebody looks after a child."""

    WORK = "work"
    COMMUTING = "commuting"
    COMMITMENT = "commitment"
    SCHOOL = "school"
    NURSERY = "nursery"
    SERVICE = "service"
    CARER = "carer"
    OTHER_PARENT = "other_parent"


BUSY: Final = frozenset({SlotKind.WORK, SlotKind.COMMUTING, SlotKind.COMMITMENT})
COVER: Final = frozenset({SlotKind.SCHOOL, SlotKind.NURSERY, SlotKind.SERVICE, SlotKind.CARER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A stretch of the day that comes back; one that ends before it starts goes past midnight.

    `every` 2 means alternate weeks, 3 one week in three: the weeks are counted from `first_week`.
    A slot with an `activity` exists only once that action of the plan is done, and may take the
    place of others (`replaces`): a shift that changes.
    """

    key: UUID
    whose: UUID
    kind: SlotKind
    weekdays: frozenset[int]
    start: time
    end: time
    first_day: date = date.min
    last_day: date = date.max
    every: int = 1
    first_week: date = FIRST_WEEK
    rests: Rest = Rest.NEVER
    activity: UUID | None = None
    replaces: frozenset[UUID] = frozenset()

    @property
    def is_over_midnight(self) -> bool:
        return self.end <= self.start

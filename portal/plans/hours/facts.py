"""What happens to the hours of a household: ids and numbers only."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class HoursMeasured:
    """The uncovered minutes of an ordinary week: without the plan, and with what is done."""

    participant_id: UUID
    before: int
    now: int


@dataclass(frozen=True, slots=True)
class SchoolCalendarChanged:
    school_year: int

"""The periods that are counted: closed quarters of a project year, a month after their end."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from tenants.clock import HOME, local_day
from tenants.working_day import is_working_day

QUARTERS_BACK: Final = 12
TO: Final = ":"  # between the quarters of a period: 2025-Q4:2026-Q3
MONTHS: Final = 3  # of a quarter
YEAR_OF_MONTHS: Final = 12


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months; what was sent in them is counted as it stands a month after their end."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month - 1) // MONTHS + 1)

    @property
    def code(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def first_day(self) -> date:
        return date(self.year, (self.number - 1) * MONTHS + 1, 1)

    @property
    def day_after(self) -> date:
        return months_later(self.first_day, MONTHS)

    @property
    def cut(self) -> date:
        """Return the day before which everything counts: a month after the quarter's end."""
        return months_later(self.first_day, MONTHS + 1)

    def before(self) -> "Quarter":
        return Quarter.of(self.first_day - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Span:
    """One to four quarters that are counted together, where one alone holds too little to show."""

    first: Quarter
    last: Quarter

    @property
    def code(self) -> str:
        if self.first == self.last:
            return self.first.code
        return f"{self.first.code}{TO}{self.last.code}"

    @property
    def first_day(self) -> date:
        return self.first.first_day

    @property
    def day_after(self) -> date:
        return self.last.day_after

    @property
    def cut(self) -> date:
        return self.last.cut

    @property
    def is_long(self) -> bool:
        return months_later(self.first_day, YEAR_OF_MONTHS) <= self.day_after


def closed_quarters(at: datetime, after: str = "") -> list[Quarter]:
    """Return the quarters that may be counted by a moment and come after a period, oldest first."""
    quarter, found = Quarter.of(local_day(at)), []
    for _ in range(QUARTERS_BACK + 2):
        if quarter.cut <= local_day(at) and quarter.code > after.rpartition(TO)[2]:
            found.append(quarter)
        quarter = quarter.before()
    return found[::-1]


def this_month(at: datetime) -> date:
    """Return the first day of the month of a moment: everything before it is closed."""
    return local_day(at).replace(day=1)


def months_later(first: date, months: int) -> date:
    """Return the first day of a month that comes some months after another."""
    place = first.year * YEAR_OF_MONTHS + first.month - 1 + months
    return date(place // YEAR_OF_MONTHS, place % YEAR_OF_MONTHS + 1, 1)


def midnight(day: date) -> datetime:
    """Return the moment when a day begins at home."""
    return datetime.combine(day, time(), HOME)


def workdays(first: date, last: date) -> list[int]:
    """Return, for each day of a span, how many working days there were up to it."""
    counted, total = [], 0
    for at in range((last - first).days + 1):
        total += is_working_day(first + timedelta(days=at))
        counted.append(total)
    return counted

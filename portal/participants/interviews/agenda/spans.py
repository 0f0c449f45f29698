"""The stretch of days that an agenda shows, and the moments between which it lies."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from tenants.clock import HOME, today

A_DAY = timedelta(days=1)
WEEK = 7
LIST_DAYS = 28
FIRST_YEAR, LAST_YEAR = 2000, 2100


class View(StrEnum):
    WEEK = "week"
    DAY = "day"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Span:
    """Some days in a row, the first of them included."""

    first: date
    count: int

    @property
    def days(self) -> list[date]:
        return [self.first + number * A_DAY for number in range(self.count)]

    @property
    def after(self) -> date:
        return self.first + self.count * A_DAY

    @property
    def before(self) -> date:
        """Return a day of the span before this one."""
        return self.first - self.count * A_DAY

    @property
    def starts_at(self) -> datetime:
        return midnight(self.first)

    @property
    def ends_at(self) -> datetime:
        return midnight(self.after)


def span_of(view: View, day: date) -> Span:
    """Return the days that a view shows around a day: its week from Monday, itself, four weeks."""
    if view == View.WEEK:
        return Span(day - day.weekday() * A_DAY, WEEK)
    return Span(day, 1 if view == View.DAY else LIST_DAYS)


def midnight(day: date) -> datetime:
    """Return when a day begins here; days have 23 or 25 hours when the clocks change."""
    return datetime.combine(day, time(), HOME).astimezone(UTC)


def day_named(value: str) -> date:
    """Return the day that an address names; today where it names none."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return today()
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else today()

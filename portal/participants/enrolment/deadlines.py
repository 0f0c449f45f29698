"""Working days in Italy: until when a woman who enrolled herself is called."""

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

WEEKEND = 5


@lru_cache(maxsize=1_000)
def working_days_after(day: date, count: int) -> date:
    """Return the day that comes so many working days after another."""
    reached = day
    while count:
        reached += timedelta(days=1)
        count -= is_working(reached)
    return reached


def is_working(day: date) -> bool:
    """Tell whether people work on a day: not at the weekend, nor on a public holiday."""
    return day.weekday() < WEEKEND and day not in _holidays(day.year)


@lru_cache(maxsize=10)
def _holidays(year: int) -> "HolidayBase":
    from holidays import country_holidays  # noqa: PLC0415 -- heavy, and needed here only

    return country_holidays("IT", years=year)

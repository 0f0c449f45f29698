"""Until when a woman who enrolled herself is called, in working days."""

from datetime import date, timedelta
from functools import lru_cache

from tenants.working_day import is_working_day


@lru_cache(maxsize=1_000)
def working_days_after(day: date, count: int) -> date:
    """Return the day that comes so many working days after another."""
    reached = day
    while count:
        reached += timedelta(days=1)
        count -= is_working_day(reached)
    return reached

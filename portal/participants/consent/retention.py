"""The retention clock: so many calendar months after a case was closed."""

from calendar import monthrange
from datetime import date

MONTHS_A_YEAR = 12
LONGEST = 1200  # months; beyond it nobody plans


def review_from(closed_on: date, months: int) -> date:
    """Return the same day so many months later; the last of the month where there is none.

    PostgreSQL adds months to a date alike, which is how the list is found.
    """
    years, month = divmod(closed_on.month - 1 + months, MONTHS_A_YEAR)
    year = closed_on.year + years
    return date(year, month + 1, min(closed_on.day, monthrange(year, month + 1)[1]))

"""Days on which people in Italy work: not at the weekend, nor on a public holiday.

Biella's patron saint is Stephen, on 26 December, which the whole country keeps.
"""

from datetime import date
from functools import cache
from typing import Final

SATURDAY: Final = 5


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in public_holidays(day.year)


@cache
def public_holidays(year: int) -> frozenset[date]:
    from holidays import country_holidays  # noqa: PLC0415 -- heavy, and needed here only

    return frozenset(country_holidays("IT", years=year))

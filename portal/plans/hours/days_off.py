"""Days on which schools or work rest: public holidays, and the closures of a school year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Final

from tenants.working_day import public_holidays


class Rest(StrEnum):
    """On which days a slot does not take place."""

    NEVER = "never"
    PUBLIC_HOLIDAYS = "public_holidays"
    SCHOOL = "school"
    PRESCHOOL = "preschool"
    NURSERY = "nursery"


SCHOOLS: Final = frozenset({Rest.SCHOOL, Rest.PRESCHOOL, Rest.NURSERY})
SCHOOL_YEAR_STARTS: Final = 9
SPRING: Final = (3, 4)
SUNDAY: Final = 6


@dataclass(frozen=True, slots=True)
class Closure:
    """Days in a row, the last included, on which the schools of one kind are closed."""

    level: Rest
    first_day: date
    last_day: date


class DaysOff:
    """Says whether a day is off: school years without closures of their own have the usual ones."""

    def __init__(self, closures: Iterable[Closure] = ()) -> None:
        written = tuple(closures)
        self._written = {(each.level, school_year(each.first_day)) for each in written}
        self._days: dict[Rest, frozenset[date]] = {
            level: _days_of(each for each in written if each.level is level) for level in SCHOOLS
        }

    def is_off(self, rest: Rest, day: date) -> bool:
        if rest is Rest.NEVER:
            return False
        return day in public_holidays(day.year) or (rest in SCHOOLS and self._closed(rest, day))

    def _closed(self, level: Rest, day: date) -> bool:
        if day in self._days[level]:
            return True
        year = school_year(day)
        return (level, year) not in self._written and day in _usual_days(level, year)


def school_year(day: date) -> int:
    """Return the year in which the school year of a day began: it runs from September to August."""
    return day.year if day.month >= SCHOOL_YEAR_STARTS else day.year - 1


def usual_closures(level: Rest, year: int) -> tuple[Closure, ...]:
    """Return what the schools of Piedmont usually do: a first draft until the calendar is out."""
    spring = year + 1
    easter = _easter(spring)
    closures = (
        *_summer(level, year),
        (date(year, 12, 23), date(spring, 1, 6)),
        (easter - timedelta(days=3), easter + timedelta(days=2)),
    )
    carnival = (easter - timedelta(days=50), easter - timedelta(days=47))
    longer = () if level is Rest.NURSERY else (carnival,)
    return tuple(Closure(level, *each) for each in sorted((*closures, *longer)))


def _summer(level: Rest, year: int) -> tuple[tuple[date, date], ...]:
    """Return the long holidays at both ends of a school year; nurseries close in August only."""
    if level is Rest.NURSERY:
        return ((date(year + 1, 8, 1), date(year + 1, 8, 31)),)
    ends = date(year + 1, 6, 11) if level is Rest.SCHOOL else date(year + 1, 7, 1)
    return ((date(year, 9, 1), date(year, 9, 9)), (ends, date(year + 1, 8, 31)))


@cache
def _usual_days(level: Rest, year: int) -> frozenset[date]:
    return _days_of(usual_closures(level, year))


def _days_of(closures: Iterable[Closure]) -> frozenset[date]:
    return frozenset(
        each.first_day + timedelta(days=count)
        for each in closures
        for count in range((each.last_day - each.first_day).days + 1)
    )


def _easter(year: int) -> date:
    """Return Easter Sunday: in spring the only Sunday off whose morrow is off too."""
    known = public_holidays(year)
    return next(
        day
        for day in sorted(known)
        if day.month in SPRING and day.weekday() == SUNDAY and day + timedelta(days=1) in known
    )

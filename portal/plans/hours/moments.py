"""Where the clock on the wall meets the time line: minutes since 1970 in UTC, and back."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from portal.plans.hours.intervals import Interval, TimeSet

ROME: Final = ZoneInfo("Europe/Rome")
MINUTE: Final = 60
DAY: Final = timedelta(days=1)
DAYS_A_WEEK: Final = 7
A_DAY_OF_MINUTES: Final = 24 * 60
# A day outside is a slip of the pen: the lives that are planned here are shorter.
PLAUSIBLE: Final = (date(1990, 1, 1), date(2099, 12, 31))


def is_plausible(day: date) -> bool:
    return PLAUSIBLE[0] <= day <= PLAUSIBLE[1]


@lru_cache(maxsize=8192)
def moment(day: date, at: time) -> int:
    """Return the minute in which the clock shows this: slots that touch on the wall still touch.

    In spring an hour is not there: all of it is the moment at which the clock is put forward. In
    autumn an hour is there twice: the first counts.
    """
    wall = datetime.combine(day, at, tzinfo=ROME)
    before, after = wall.utcoffset(), wall.replace(fold=1).utcoffset()
    if before is not None and after is not None and before < after:
        wall = wall.replace(minute=0)
    return int(wall.timestamp()) // MINUTE


def midnight(day: date) -> int:
    return moment(day, time())


def wall_clock(minute: int) -> datetime:
    return datetime.fromtimestamp(minute * MINUTE, UTC).astimezone(ROME)


def whole_days(first: date, count: int) -> TimeSet:
    return TimeSet.of([(midnight(first), midnight(first + count * DAY))])


def monday_of(day: date) -> date:
    return day - day.weekday() * DAY


def by_day(times: TimeSet, monday: date) -> tuple[tuple[Interval, ...], ...]:
    """Return for each day of a week what the clock shows at the ends: minutes after midnight."""
    edges = [monday + count * DAY for count in range(DAYS_A_WEEK + 1)]
    return tuple(
        tuple(_on_the_wall(each, tomorrow) for each in times & whole_days(today, 1))
        for today, tomorrow in pairwise(edges)
    )


def _on_the_wall(interval: Interval, tomorrow: date) -> Interval:
    start = _minute_of_day(interval.start)
    if interval.end == midnight(tomorrow):
        return Interval(start, A_DAY_OF_MINUTES)
    # In the hour that comes twice the hand may stand further back at the end than at the start.
    return Interval(start, max(_minute_of_day(interval.end), start + 1))


def _minute_of_day(minute: int) -> int:
    shown = wall_clock(minute)
    return shown.hour * 60 + shown.minute

"""Working days of a partner: Monday to Friday, no public holiday, and not while it is closed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import islice

from tenants.working_day import is_working_day

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Shut:
    """Days in a row, the last included, on which a partner is closed."""

    first_day: date
    last_day: date

    def days(self) -> Iterator[date]:
        return (
            self.first_day + DAY * count
            for count in range((self.last_day - self.first_day).days + 1)
        )


class Calendar:
    """The days on which a partner works, with the closures that it published."""

    def __init__(self, closures: Iterable[Shut] = ()) -> None:
        self.closures = tuple(closures)

    @cached_property
    def _shut(self) -> frozenset[date]:
        return frozenset(day for closure in self.closures for day in closure.days())

    def is_open(self, day: date) -> bool:
        return day not in self._shut and is_working_day(day)

    def is_shut(self, day: date) -> bool:
        """Tell whether the partner said that it is closed, whatever the day of the week."""
        return day in self._shut

    def working_day_after(self, day: date, count: int) -> date:
        """Return the day that comes so many working days after another.

        With none to wait it is the day itself, or the first on which somebody works.
        """
        if count <= 0:
            return self.first_open(day)
        return next(islice(self._open_after(day), count - 1, None))

    def calendar_day_after(self, day: date, count: int) -> date:
        """Return the first working day when so many days have passed, closed ones not counted."""
        reached = day
        while count > 0:
            reached += DAY
            count -= not self.is_shut(reached)
        return self.first_open(reached)

    def working_days_between(self, since: date, until: date) -> int:
        """Return how many working days passed after a day, the last included."""
        span = range(1, (until - since).days + 1)
        return sum(self.is_open(since + DAY * count) for count in span)

    def first_open(self, day: date) -> date:
        """Return a day itself when somebody works on it, else the first on which somebody does."""
        return day if self.is_open(day) else next(self._open_after(day))

    def _open_after(self, day: date) -> Iterator[date]:
        while True:
            day += DAY
            if self.is_open(day):
                yield day

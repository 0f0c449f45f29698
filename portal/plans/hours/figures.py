"""The figures that a plan shows: an ordinary week, a week of school holidays, the next year."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple
from uuid import UUID

from portal.plans.hours.coverage import Calendar, Gaps, Household, Timetable
from portal.plans.hours.days_off import DaysOff, Rest
from portal.plans.hours.intervals import TimeSet
from portal.plans.hours.moments import DAY, DAYS_A_WEEK, midnight, monday_of

WEEKS_A_YEAR: Final = 52
WEEK: Final = DAYS_A_WEEK * DAY
SCHOOL_DAYS: Final = 5
MINUTES_A_WEEK: Final = DAYS_A_WEEK * 24 * 60


class Figures(NamedTuple):
    """Uncovered minutes: on average a week of school, on average a week of holidays, in all."""

    ordinary: int
    holiday: int
    year: int


@dataclass(frozen=True, slots=True)
class Step:
    """One action of the plan: what stays uncovered after it, and what it would spare by itself."""

    activity: UUID
    after: Figures
    spared_alone: Figures


@dataclass(frozen=True, slots=True)
class Course:
    """The figures without the plan, then after each of its actions in their order."""

    before: Figures
    steps: tuple[Step, ...]

    def after(self, count: int) -> Figures:
        """Return the figures once so many of the actions are done."""
        return self.steps[count - 1].after if count else self.before

    @property
    def with_the_plan(self) -> Figures:
        return self.after(len(self.steps))


class Year:
    """Fifty-two whole weeks from a Monday on, told apart into weeks of school and of holidays."""

    def __init__(self, household: Household, day: date, days_off: DaysOff) -> None:
        self.days_off = days_off
        self.mondays = [monday_of(day) + week * WEEK for week in range(WEEKS_A_YEAR)]
        calendar = Calendar(self.mondays[0], WEEKS_A_YEAR * DAYS_A_WEEK, days_off)
        self.timetable = Timetable(household, calendar)
        self._edges = [midnight(monday) for monday in (*self.mondays, self.mondays[-1] + WEEK)]
        self._school_days = [self._days_of_school(monday) for monday in self.mondays]

    @property
    def ordinary_week(self) -> date:
        """Return the Monday of the first whole week of school: what the grid opens with."""
        weeks = zip(self.mondays, self._school_days, strict=True)
        return next((monday for monday, days in weeks if days == SCHOOL_DAYS), self.mondays[0])

    def course(self, activities: Sequence[UUID]) -> Course:
        """Measure the household as it is, then with one more action at a time."""
        before = self.figures(self.timetable.gaps())
        steps = (
            Step(
                activity,
                self.figures(self.timetable.gaps(activities[: at + 1])),
                _less(before, self.figures(self.timetable.gaps([activity]))),
            )
            for at, activity in enumerate(activities)
        )
        return Course(before, tuple(steps))

    def figures(self, gaps: Gaps) -> Figures:
        weeks = self._minutes_by_week(gaps.whole)
        return Figures(self._average(weeks, SCHOOL_DAYS), self._average(weeks, 0), sum(weeks))

    def by_week(self, gaps: Gaps) -> list[tuple[date, int]]:
        """Return the uncovered minutes of each of the weeks, by its Monday."""
        return list(zip(self.mondays, self._minutes_by_week(gaps.whole), strict=True))

    def _average(self, weeks: Sequence[int], school_days: int) -> int:
        """Return the mean over all weeks of a kind, so that shifts that alternate all count.

        The two weeks in which the clock changes are an hour shorter or longer, and left out.
        """
        of_this_kind = [
            minutes
            for minutes, days, (start, end) in zip(
                weeks, self._school_days, pairwise(self._edges), strict=True
            )
            if days == school_days and end - start == MINUTES_A_WEEK
        ]
        return round(sum(of_this_kind) / len(of_this_kind)) if of_this_kind else 0

    def _minutes_by_week(self, times: TimeSet) -> list[int]:
        weeks = [0] * WEEKS_A_YEAR
        for start, end in times:
            at = bisect_right(self._edges, start) - 1
            begun = start
            while begun < end:
                stop = min(end, self._edges[at + 1])
                weeks[at] += stop - begun
                begun, at = stop, at + 1
        return weeks

    def _days_of_school(self, monday: date) -> int:
        week = (monday + offset * DAY for offset in range(SCHOOL_DAYS))
        return sum(not self.days_off.is_off(Rest.SCHOOL, day) for day in week)


def _less(figures: Figures, others: Figures) -> Figures:
    return Figures(*(some - other for some, other in zip(figures, others, strict=True)))

"""The calendar for the fridge: who opens the door reads it, so it says no more than she wants."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from portal.plans.planning.models import ActivityState, Doer, Goal, PlanActivity
from portal.ui.formats import MONTHS
from portal.ui.language import current_language
from portal.ui.language import gettext as _

DAYS_A_WEEK = 7
UNSAID = frozenset({"health"})  # parts of life that never hang on a fridge
OVER = frozenset({ActivityState.DONE, ActivityState.DROPPED})


class View(StrEnum):
    MONTH = "month"
    WEEK = "week"


ROOM = {View.MONTH: 3, View.WEEK: 10}  # lines that a day has on one A4 sheet


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day, said as she wants it said."""

    day: date
    words: str
    time: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar; `inside` when it belongs to the month shown."""

    date: date
    inside: bool
    entries: tuple[Entry, ...]
    more: int = 0  # entries for which the day has no room


def weeks(view: View, day: date, entries: Iterable[Entry]) -> list[list[Day]]:
    """Return the weeks of the month of a day, or its week alone, from Monday to Sunday."""
    known = sorted(entries, key=lambda entry: (entry.time, entry.words))
    first = day.replace(day=1) if view is View.MONTH else day
    month = day.month if view is View.MONTH else None
    found: list[list[Day]] = []
    monday = first - timedelta(days=first.weekday())
    while not found or (month is not None and monday.month == month):
        found.append([_day(monday + timedelta(days=n), month, known) for n in range(DAYS_A_WEEK)])
        monday += timedelta(days=DAYS_A_WEEK)
    return found


def title(view: View, day: date) -> str:
    """Return what stands on top: the month, or the week's first and last day."""
    names = MONTHS[current_language()]
    if view is View.MONTH:
        return f"{names[day.month - 1]} {day.year}".capitalize()
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=DAYS_A_WEEK - 1)
    return _(
        "Dal %(first)s al %(last)s",
        first=f"{monday.day} {names[monday.month - 1]}",
        last=f"{sunday.day} {names[sunday.month - 1]} {sunday.year}",
    )


def due(
    goals: Iterable[Goal], activities: Iterable[PlanActivity], said: frozenset[UUID]
) -> list[Entry]:
    """Return what is to be done, each only as "to do" unless its words may be said."""
    silent = {goal.id for goal in goals if goal.domain in UNSAID}
    return [
        Entry(each.due_on, each.title if _may_say(each, said, silent) else _("Da fare"))
        for each in activities
        if _is_hers(each) and each.due_on
    ]


def sayable(goals: Sequence[Goal], activities: Iterable[PlanActivity]) -> list[PlanActivity]:
    """Return the actions whose words she may choose to hang up: none about her health."""
    silent = {goal.id for goal in goals if goal.domain in UNSAID}
    return [each for each in activities if _is_hers(each) and each.goal_id not in silent]


def _is_hers(activity: PlanActivity) -> bool:
    """Tell whether she has still something to do by a day: her manager's steps are not hers."""
    open_ = activity.state not in OVER and activity.due_on is not None
    return open_ and activity.doer != Doer.MANAGER


def _may_say(activity: PlanActivity, said: frozenset[UUID], silent: set[UUID]) -> bool:
    return activity.id in said and activity.goal_id not in silent


def _day(day: date, month: int | None, entries: Iterable[Entry]) -> Day:
    inside = month is None or day.month == month
    here = tuple(entry for entry in entries if inside and entry.day == day)
    room = ROOM[View.WEEK if month is None else View.MONTH]
    shown = here if len(here) <= room else here[: room - 1]
    return Day(day, inside, shown, more=len(here) - len(shown))

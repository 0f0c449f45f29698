"""What the page of the hours, the plan and its print show: figures, one week, words, a drawing."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from markupsafe import Markup

from portal.plans.hours.coverage import Gaps
from portal.plans.hours.figures import Course, Figures
from portal.plans.hours.intervals import TimeSet
from portal.plans.hours.moments import by_day
from portal.plans.hours.panels import PlannedActivity
from portal.plans.hours.people import People
from portal.plans.hours.words import Sentence, sentences
from portal.ui.language import gettext as _
from portal.ui.week_grid import Band, BandKind, week_grid


class ActivityRow(NamedTuple):
    """One action of the plan: what is left uncovered after it, what it would spare by itself."""

    title: str
    done: bool
    after: Figures
    spared: Figures


@dataclass(frozen=True, slots=True)
class Week:
    """One real week: uncovered without the plan, with what is done, with all of the plan."""

    monday: date
    before: Gaps
    now: Gaps
    planned: Gaps


class WeekAhead(NamedTuple):
    """The uncovered minutes of one of the next weeks: with what is done, with all of the plan."""

    monday: date
    now: int
    planned: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The hours of a household, measured."""

    people: People
    activities: tuple[PlannedActivity, ...]
    course: Course
    week: Week
    ahead: tuple[WeekAhead, ...]
    without_slots: tuple[UUID, ...]

    @property
    def is_about_somebody(self) -> bool:
        return bool(self.people.dependants)

    @property
    def before(self) -> Figures:
        return self.course.before

    @property
    def now(self) -> Figures:
        return self.course.after(sum(each.done for each in self.activities))

    @property
    def planned(self) -> Figures:
        return self.course.with_the_plan

    @property
    def has_more_to_do(self) -> bool:
        return any(not each.done for each in self.activities)

    @property
    def unknown(self) -> list[str]:
        """Return the adults who, as nothing is known of their week, count as always at home."""
        return [self.people.names[key] for key in self.without_slots]

    def rows(self) -> list[ActivityRow]:
        """Return the actions of the plan in the order in which they count."""
        return [
            ActivityRow(each.title, each.done, step.after, step.spared_alone)
            for each, step in zip(self.activities, self.course.steps, strict=True)
        ]

    def sentences(self, *, with_the_plan: bool = False) -> list[Sentence]:
        """Return when somebody is alone in this week, in words."""
        gaps = self.week.planned if with_the_plan else self.week.now
        return sentences(gaps.by_dependant, self.people.names)

    def grid(self, name: str, title: str, *, with_the_plan: bool = False) -> Markup:
        """Draw the week; `name` starts the ids of the drawing on its page."""
        gaps = self.week.planned if with_the_plan else self.week.now
        before, still = self.week.before.whole, gaps.whole
        covered = self.week.before.adults_away - before - still
        gained = before - still
        bands = [
            self._band(BandKind.COVERED, _("Scuola, servizi o altre persone"), covered),
            self._band(BandKind.GAINED, _("Coperte grazie al piano"), gained),
            self._band(BandKind.OPEN, _("Ore scoperte"), still),
        ]
        return week_grid(name, title, [band for band in bands if band.kind in self._shown()])

    def _shown(self) -> frozenset[BandKind]:
        return frozenset(BandKind) - (frozenset() if self.activities else {BandKind.GAINED})

    def _band(self, kind: BandKind, name: str, times: TimeSet) -> Band:
        return Band(kind, name, by_day(times, self.week.monday))

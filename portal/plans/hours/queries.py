"""Reads about the hours of a household; whoever asks has opened the case before."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from portal.participants.cases import queries as cases
from portal.participants.household import queries as households
from portal.plans.hours.coverage import Calendar, Household, Timetable
from portal.plans.hours.days_off import DaysOff
from portal.plans.hours.figures import Year
from portal.plans.hours.models import CareSlot, CoverageFigure
from portal.plans.hours.moments import DAYS_A_WEEK, monday_of
from portal.plans.hours.overview import Overview, Week, WeekAhead
from portal.plans.hours.panels import PlannedActivity, activities_of
from portal.plans.hours.people import People, people
from portal.plans.hours.reading import as_household
from portal.plans.hours.school_calendar.queries import days_off
from portal.plans.hours.slots import COVER
from tenants import scope
from tenants.clock import today
from tenants.database import db
from tenants.permissions import NotFoundError


def coverage(participant_id: UUID, week: date | None = None) -> Overview:
    """Measure a household's hours; the week drawn is the one of a day, else a week of school.

    Of the plan count the actions that have hours.

    `grid`, `sentences` and `rows` of the answer are what a page or a sheet shows.
    """
    family = people_of(participant_id)
    household = as_household(family, slots(participant_id))
    touched = {slot.activity for slot in household.slots}
    activities = tuple(each for each in activities_of(participant_id) if each.id in touched)
    year = Year(household, today(), days_off())
    monday = monday_of(week) if week else year.ordinary_week
    return Overview(
        family,
        activities,
        year.course([each.id for each in activities]),
        _week(household, activities, monday, year.days_off),
        tuple(_ahead(year, activities)),
        _without_slots(household),
    )


def people_of(participant_id: UUID) -> People:
    """Return who is in charge and who must not be alone, as the household is today."""
    herself = cases.participants([participant_id]).get(participant_id)
    if herself is None:
        raise NotFoundError
    members = households.members(participant_id, today())
    others = [each for each in members if each.person_id != participant_id]
    return people(participant_id, herself.given_name, others, today=today())


def slots(participant_id: UUID) -> Sequence[CareSlot]:
    """Return every slot of a household's week, in the order of the day."""
    query = (
        select(CareSlot)
        .where(
            CareSlot.organisation_id == scope.current().organisation_id,
            CareSlot.participant_id == participant_id,
        )
        .order_by(CareSlot.starts, CareSlot.id)
    )
    return db.session.scalars(query).all()


def slot(participant_id: UUID, slot_id: UUID) -> CareSlot:
    """Return one slot of a household; raises NotFoundError for one of another."""
    found = db.session.get(CareSlot, (scope.current().organisation_id, slot_id))
    if found is None or found.participant_id != participant_id:
        raise NotFoundError
    return found


def figures(participant_id: UUID) -> Sequence[CoverageFigure]:
    """Return the figures that were kept, the oldest first."""
    query = (
        select(CoverageFigure)
        .where(
            CoverageFigure.organisation_id == scope.current().organisation_id,
            CoverageFigure.participant_id == participant_id,
        )
        .order_by(CoverageFigure.measured_on)
    )
    return db.session.scalars(query).all()


def figure_of(participant_id: UUID, day: date) -> CoverageFigure | None:
    """Return the figures of one day, when there are any."""
    return next((each for each in figures(participant_id) if each.measured_on == day), None)


def _week(
    household: Household, activities: Sequence[PlannedActivity], monday: date, days: DaysOff
) -> Week:
    timetable = Timetable(household, Calendar(monday, DAYS_A_WEEK, days))
    return Week(
        monday,
        timetable.gaps(),
        timetable.gaps(each.id for each in activities if each.done),
        timetable.gaps(each.id for each in activities),
    )


def _ahead(year: Year, activities: Sequence[PlannedActivity]) -> Iterator[WeekAhead]:
    now = year.timetable.gaps(each.id for each in activities if each.done)
    planned = year.timetable.gaps(each.id for each in activities)
    for week, later in zip(year.by_week(now), year.by_week(planned), strict=True):
        yield WeekAhead(*week, later[1])


def _without_slots(household: Household) -> tuple[UUID, ...]:
    known = {slot.whose for slot in household.slots if slot.kind not in COVER}
    return tuple(adult.key for adult in household.adults if adult.key not in known)

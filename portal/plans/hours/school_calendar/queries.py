"""Reads about the school calendar."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from portal.plans.hours.days_off import Closure, DaysOff, school_year
from portal.plans.hours.models import SchoolClosure
from tenants.database import db
from tenants.permissions import NotFoundError


def days_off() -> DaysOff:
    """Return public holidays and the school calendar of the network."""
    return DaysOff(Closure(row.level, row.first_day, row.last_day) for row in closures())


def closures() -> Sequence[SchoolClosure]:
    query = select(SchoolClosure).order_by(SchoolClosure.first_day, SchoolClosure.level)
    return db.session.scalars(query).all()


def closures_of(year: int) -> list[SchoolClosure]:
    """Return what is written down of one school year, by the September in which it begins."""
    return [each for each in closures() if school_year(each.first_day) == year]


def closure(closure_id: UUID) -> SchoolClosure:
    found = db.session.get(SchoolClosure, closure_id)
    if found is None:
        raise NotFoundError
    return found

"""Changes of the school calendar."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from portal.plans.hours.days_off import SCHOOLS, school_year, usual_closures
from portal.plans.hours.facts import SchoolCalendarChanged
from portal.plans.hours.models import SchoolClosure
from portal.plans.hours.moments import is_plausible
from portal.plans.hours.school_calendar import queries
from portal.ui.language import gettext as _
from tenants import ledger
from tenants.database import db

LONGEST = timedelta(days=366)


class ClosureError(Exception):
    """Dates that cannot be; `field` is where it shows."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class StaleClosureError(ClosureError):
    """Somebody else changed the dates since the form was opened."""


def write_calendar(year: int) -> None:
    """Begin the calendar of a school year with the usual closures, to be put right by hand."""
    known = {row.level for row in queries.closures_of(year)}
    for level in sorted(SCHOOLS - known):
        for each in usual_closures(level, year):
            db.session.add(
                SchoolClosure(level=level, first_day=each.first_day, last_day=each.last_day)
            )
    ledger.record(SchoolCalendarChanged(year))


def add_closure(words: Mapping[str, Any]) -> SchoolClosure:
    closure = SchoolClosure()
    _fill_closure(closure, words)
    db.session.add(closure)
    return closure


def change_closure(
    closure: SchoolClosure, *, version: int, words: Mapping[str, Any]
) -> SchoolClosure:
    if closure.version != version:
        raise StaleClosureError(
            _("Qualcuno ha cambiato queste date mentre le modificavi: confronta e salva di nuovo.")
        )
    _fill_closure(closure, words)
    return closure


def remove_closure(closure: SchoolClosure) -> None:
    db.session.delete(closure)
    ledger.record(SchoolCalendarChanged(school_year(closure.first_day)))


def _fill_closure(closure: SchoolClosure, words: Mapping[str, Any]) -> None:
    first, last = words["first_day"], words["last_day"]
    if last < first:
        raise ClosureError(_("L'ultimo giorno viene prima del primo."), "last_day")
    if not is_plausible(first) or last - first > LONGEST:
        raise ClosureError(_("Controlla l'anno di questa data."), "last_day")
    for name, value in words.items():
        setattr(closure, name, value)
    ledger.record(SchoolCalendarChanged(school_year(closure.first_day)))

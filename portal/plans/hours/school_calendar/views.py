"""The pages of the school calendar: welfare managers read it, the lead writes it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue

from portal.plans.hours.days_off import SCHOOLS, Closure, Rest, school_year, usual_closures
from portal.plans.hours.labels import LEVELS
from portal.plans.hours.models import SchoolClosure
from portal.plans.hours.permissions import SchoolCalendar
from portal.plans.hours.school_calendar import actions, queries
from portal.plans.hours.school_calendar.forms import ClosureForm
from portal.ui.language import gettext as _
from portal.ui.render import render, see
from portal.ui.shell import Entry, offer
from tenants.clock import today
from tenants.identity import signed_in
from tenants.permissions import NotFoundError, may, requires

pages = Blueprint("school_calendar", __name__)
CALENDAR = "school_calendar.closures"
offer(Entry("Calendario scolastico", CALENDAR, "calendar3", SchoolCalendar.EDIT, sort=75))

CLOSURE_PAGE = "hours/closure.html"
CONFLICT = 409
YEARS_AHEAD = 1


@dataclass(frozen=True, slots=True)
class Line:
    """Days in a row on which a school is closed; `id` only where they are written down."""

    level: str
    name: str
    first_day: date
    last_day: date
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """One school year: what is written, and the usual dates where nothing is."""

    year: int
    lines: list[Line]
    is_whole: bool

    @property
    def title(self) -> str:
        return f"{self.year}/{self.year + 1}"


@pages.get("/school-calendar")
@requires(SchoolCalendar.READ)
def closures() -> ResponseReturnValue:
    first = school_year(today())
    years = [_year(first + ahead) for ahead in range(YEARS_AHEAD + 1)]
    editable = may(signed_in(), SchoolCalendar.EDIT)
    return render("hours/closures.html", years=years, editable=editable)


@pages.post("/school-calendar/<int:year>/draft")
@requires(SchoolCalendar.EDIT)
def draft(year: int) -> ResponseReturnValue:
    if not 0 <= year - school_year(today()) <= YEARS_AHEAD:
        raise NotFoundError
    actions.write_calendar(year)
    flash(_("Le date solite sono scritte: ora correggile con quelle vere."), "success")
    return see(url_for(CALENDAR))


@pages.route("/school-calendar/new", methods=["GET", "POST"])
@requires(SchoolCalendar.EDIT)
def new_closure() -> ResponseReturnValue:
    form = ClosureForm()
    if form.validate_on_submit():
        try:
            actions.add_closure(form.words())
        except actions.ClosureError as error:
            form.reject(error)
        else:
            flash(_("Chiusura aggiunta."), "success")
            return see(url_for(CALENDAR))
    return render(CLOSURE_PAGE, form=form, closure=None, theirs=None)


@pages.route("/school-calendar/<uuid:closure_id>", methods=["GET", "POST"])
@requires(SchoolCalendar.EDIT)
def closure(closure_id: UUID) -> ResponseReturnValue:
    found = queries.closure(closure_id)
    form = ClosureForm(obj=found)
    if form.validate_on_submit():
        try:
            actions.change_closure(found, version=form.version.data or 0, words=form.words())
        except actions.StaleClosureError:
            theirs = form.against(found)
            return render(CLOSURE_PAGE, status=CONFLICT, form=form, closure=found, theirs=theirs)
        except actions.ClosureError as error:
            form.reject(error)
        else:
            flash(_("Chiusura salvata."), "success")
            return see(url_for(CALENDAR))
    return render(CLOSURE_PAGE, form=form, closure=found, theirs=None)


@pages.post("/school-calendar/<uuid:closure_id>/removal")
@requires(SchoolCalendar.EDIT)
def closure_removal(closure_id: UUID) -> ResponseReturnValue:
    actions.remove_closure(queries.closure(closure_id))
    flash(_("Chiusura tolta."), "success")
    return see(url_for(CALENDAR))


def _year(year: int) -> SchoolYear:
    written = queries.closures_of(year)
    missing = SCHOOLS - {row.level for row in written}
    usual = [each for level in missing for each in usual_closures(level, year)]
    lines = [
        *(_line(row.level, row, row.name, row.id) for row in written),
        *(_line(each.level, each, _("Date solite, da confermare"), None) for each in usual),
    ]
    lines.sort(key=lambda line: (line.first_day, line.level))
    return SchoolYear(year, lines, is_whole=not missing)


def _line(level: Rest, days: SchoolClosure | Closure, name: str, row_id: UUID | None) -> Line:
    return Line(str(LEVELS[level]), name, days.first_day, days.last_day, row_id)

"""The uncovered hours as they were over time, and as they will be, as charts."""

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from portal.plans.hours.models import CoverageFigure
from portal.plans.hours.overview import Overview, WeekAhead
from portal.ui.chart_frame import Series
from portal.ui.charts import bar, line, stacked_bar
from portal.ui.formats import MONTHS, date_words
from portal.ui.language import current_language
from portal.ui.language import gettext as _

A_LINE = 2
MINUTES_AN_HOUR = 60


def over_time(figures: Sequence[CoverageFigure]) -> Markup | None:
    """Return the chart of an ordinary week; none while there is only one point."""
    if len(figures) < A_LINE:
        return None
    return line(
        "hours-over-time",
        _("Ore scoperte in una settimana di scuola"),
        [date_words(each.measured_on) for each in figures],
        [
            Series(_("Senza il piano"), [_hours(each.ordinary_before) for each in figures]),
            Series(_("Oggi"), [_hours(each.ordinary_now) for each in figures]),
            Series(_("Con tutto il piano"), [_hours(each.ordinary_planned) for each in figures]),
        ],
    )


def months_ahead(overview: Overview) -> Markup | None:
    """Return the chart of the next year: it grows where school is closed."""
    if not any(week.now or week.planned for week in overview.ahead):
        return None
    months = {month: list(weeks) for month, weeks in groupby(overview.ahead, key=_month)}
    left = [_hours(sum(week.planned for week in weeks)) for weeks in months.values()]
    title = _("Ore scoperte, mese per mese")
    if not overview.has_more_to_do:
        return bar("months-ahead", title, list(zip(months, left, strict=True)))
    spared = [_hours(sum(max(each.now - each.planned, 0) for each in of)) for of in months.values()]
    series = [
        Series(_("Scoperte anche con tutto il piano"), left),
        Series(_("Le coprono le azioni da fare"), spared),
    ]
    return stacked_bar("months-ahead", title, list(months), series)


def _month(week: WeekAhead) -> str:
    """Return the month in which a week begins."""
    return f"{MONTHS[current_language()][week.monday.month - 1]} {week.monday.year}"


def _hours(minutes: int) -> float:
    return round(minutes / MINUTES_AN_HOUR, 1)

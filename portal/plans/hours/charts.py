"""The uncovered hours as they were over time, and as they will be, as charts."""

from collections.abc import Sequence

from markupsafe import Markup

from portal.plans.hours.models import CoverageFigure
from portal.plans.hours.overview import Overview
from portal.ui.chart_frame import Series
from portal.ui.charts import line
from portal.ui.formats import date_words
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


def weeks_ahead(overview: Overview) -> Markup:
    """Return the chart of the next year, week by week: where school is closed it rises."""
    now = Series(_("Oggi"), [_hours(each.now) for each in overview.ahead])
    planned = Series(_("Con tutto il piano"), [_hours(each.planned) for each in overview.ahead])
    return line(
        "weeks-ahead",
        _("Ore scoperte, settimana per settimana"),
        [date_words(each.monday) for each in overview.ahead],
        [now, planned] if overview.has_more_to_do else [now],
    )


def _hours(minutes: int) -> float:
    return round(minutes / MINUTES_AN_HOUR, 1)

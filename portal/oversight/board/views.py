"""The lead's pages about the network's referrals: numbers of closed periods, never a person."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue

from portal.oversight.board import pick
from portal.oversight.board.flow import flows, reached
from portal.oversight.board.sheets import (
    Sheet,
    of_cohort,
    of_days,
    of_standing,
    of_two_ways,
    of_year,
)
from portal.oversight.counting import queries
from portal.oversight.counting.kinds import BREAKDOWNS, DEMANDS, Cube
from portal.oversight.counting.panels import tabs
from portal.oversight.counting.permissions import Oversight
from portal.oversight.counting.queries import Published
from portal.sheets import csv_writing, xlsx_writing
from portal.sheets.files import CSV, XLSX, download
from portal.ui.flow_chart import flow_chart
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from portal.ui.render import render
from portal.ui.shell import Entry, offer
from tenants.permissions import NotFoundError, requires

pages = Blueprint("oversight", __name__)
offer(Entry("Invii nella rete", "oversight.show", "speedometer2", Oversight.READ, sort=60))
TITLES: Mapping[Cube, Any] = {
    Cube.NETWORK: _l("Tutta la rete"),
    Cube.PARTNER: _l("Per partner"),
    Cube.KIND: _l("Per tipo di servizio"),
    Cube.AREA: _l("Per zona"),
    Cube.MONTH: _l("Per mese"),
    Cube.EXCHANGE: _l("Da chi a chi"),
    Cube.REASON: _l("Perché non sono andati avanti"),
    Cube.STANDING: _l("Dove sono fermi"),
    Cube.DEMAND_AREA: _l("Bisogno e zona"),
    Cube.DEMAND_AGE: _l("Bisogno ed età dei figli"),
    Cube.DEMAND_SLOT: _l("Bisogno e momento della giornata"),
    Cube.DEMAND_CAUSE: _l("Bisogno e causa"),
}


@pages.get("/oversight")
@requires(Oversight.READ)
def show() -> ResponseReturnValue:
    cube = pick.one_of(BREAKDOWNS, Cube.PARTNER)
    period = pick.period(Cube.NETWORK)
    network = queries.published(Cube.NETWORK, period.code) if period.is_quarter else None
    standing = queries.latest(Cube.STANDING)
    return render(
        "oversight/board.html",
        tabs=tabs("oversight.show"),
        period=period,
        periods=pick.periods(Cube.NETWORK),
        cube=cube,
        choices={each.value: str(TITLES[each]) for each in BREAKDOWNS},
        network=network,
        reached=reached(network) if network else [],
        sheet=_sheet(cube, period),
        days=_days(cube, period, network),
        standing=standing,
        standing_sheet=_standing(standing),
    )


@pages.get("/oversight/exchanges")
@requires(Oversight.READ)
def exchanges() -> ResponseReturnValue:
    period = pick.period(Cube.EXCHANGE, years=False)
    table = queries.published(Cube.EXCHANGE, period.code)
    drawn = flow_chart("exchanges", str(TITLES[Cube.EXCHANGE]), flows(table)) if table else None
    return render(
        "oversight/exchanges.html",
        tabs=tabs("oversight.exchanges"),
        period=period,
        periods=pick.periods(Cube.EXCHANGE, years=False),
        table=table,
        drawing=drawn if table and table.rows else None,
        sheet=_sheet(Cube.EXCHANGE, period),
    )


@pages.get("/oversight/refusals")
@requires(Oversight.READ)
def refusals() -> ResponseReturnValue:
    period = pick.period(Cube.REASON, years=False)
    return render(
        "oversight/refusals.html",
        tabs=tabs("oversight.refusals"),
        period=period,
        periods=pick.periods(Cube.REASON, years=False),
        table=queries.published(Cube.REASON, period.code),
        sheet=_sheet(Cube.REASON, period),
    )


@pages.get("/oversight/demand")
@requires(Oversight.READ)
def demand() -> ResponseReturnValue:
    cube = pick.one_of(DEMANDS, Cube.DEMAND_AREA)
    period = pick.period(cube, years=False)
    return render(
        "oversight/demand.html",
        tabs=tabs("oversight.demand"),
        period=period,
        periods=pick.periods(cube, years=False),
        cube=cube,
        choices={each.value: str(TITLES[each]) for each in DEMANDS},
        table=queries.published(cube, period.code),
        sheet=_sheet(cube, period),
    )


@pages.get("/oversight/file")
@requires(Oversight.READ)
def file() -> Response:
    cube = pick.one_of(tuple(TITLES), Cube.PARTNER)
    period = pick.period(cube, years=cube in BREAKDOWNS)
    sheet = _sheet(cube, period)
    if sheet is None:
        raise NotFoundError
    name = f"{_('invii')}-{cube.value}-{period.code}"
    if request.args.get("format") == "csv":
        return download(csv_writing.italian(sheet.headings, sheet.cells()), CSV, f"{name}.csv")
    book = xlsx_writing.table(_("Invii nella rete"), sheet.headings, sheet.cells())
    return download(book, XLSX, f"{name}.xlsx")


def _sheet(cube: Cube, period: pick.Period) -> Sheet | None:
    """Return a table as it is shown; none while there is nothing, or where it is withheld."""
    title = str(TITLES[cube])
    if not period.is_quarter and cube is not Cube.STANDING:
        tables = [each for each in period.tables(cube) if not each.withheld]
        return of_year(tables, title) if tables else None
    table = queries.published(cube, period.code)
    if table is None or table.withheld:
        return None
    if cube is Cube.STANDING:
        return of_standing(table, title)
    if cube in BREAKDOWNS or cube is Cube.NETWORK:
        return of_cohort(table, title)
    return of_two_ways(table, title, _("Che cosa"))


def _days(cube: Cube, period: pick.Period, network: Published | None) -> Sheet | None:
    table = queries.published(cube, period.code) if period.is_quarter else None
    return of_days(table, network) if table else None


def _standing(table: Published | None) -> Sheet | None:
    return of_standing(table, _("Invii aperti a fine mese")) if table and table.rows else None


def file_url(cube: Cube, period: pick.Period, kind: str) -> str:
    """Return the address of a table as a file."""
    return url_for("oversight.file", by=cube.value, period=period.code, format=kind)


@pages.app_context_processor
def _files() -> dict[str, object]:
    return {"oversight_file": file_url}

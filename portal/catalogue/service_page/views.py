"""The page of a service, its calendar, its problems, and the list of services put aside."""

from collections.abc import Sequence
from uuid import UUID

from flask import Blueprint, Response, current_app, flash, make_response, request, session, url_for
from flask.typing import ResponseReturnValue

from portal.catalogue.publishing.permissions import Services
from portal.catalogue.search import queries as search
from portal.catalogue.search.cards import cards
from portal.catalogue.service_page import actions, queries
from portal.catalogue.service_page.calendar import calendar
from portal.catalogue.service_page.forms import KINDS, ReportForm
from portal.catalogue.service_page.permissions import Reports
from portal.catalogue.service_page.queries import Ended
from portal.catalogue.service_page.sheet import sheet
from portal.ui.attention import Attention, watch
from portal.ui.interrupted import safe_path
from portal.ui.language import gettext as _
from portal.ui.language import ngettext
from portal.ui.render import answer, render, see
from portal.ui.shell import Entry, offer
from tenants.database import id_or_none
from tenants.identity import Identity
from tenants.permissions import NotFoundError, may, public, requires

pages = Blueprint("service_page", __name__)
previews = Blueprint("previews", __name__)
offer(Entry("Segnalazioni", "service_page.reports", "flag", Reports.HANDLE, sort=40))

GONE = 410
CALENDAR = "text/calendar; charset=utf-8"


@pages.get("/servizi/<uuid:service_id>")
@public
def show(service_id: UUID) -> ResponseReturnValue:
    found = queries.published([service_id])
    if not found:
        return _over(service_id, queries.ended(service_id))
    shown = sheet(found[0])
    if queries.is_over(found[0]):
        kinds = tuple(shown.kind_codes[:1])
        return _over(service_id, Ended(shown.text["name"], shown.organisation, kinds))
    return render(
        "service_page/show.html",
        sheet=shown,
        instead=_instead(shown.kind_codes, service_id) if shown.closed else [],
        listed=shown.id in search.put_aside(),
        count=len(search.put_aside()),
        address=_public_address(service_id),
    )


@previews.get("/services/<uuid:service_id>/preview")
@requires(Services.EDIT)
def preview(service_id: UUID) -> ResponseReturnValue:
    """Show the page of a service as its draft would make it."""
    return render("service_page/preview.html", sheet=sheet(queries.draft(service_id)))


def _over(service_id: UUID, ended: Ended) -> Response:
    instead = _instead(ended.kinds, service_id)
    return render("service_page/over.html", status=GONE, ended=ended, instead=instead)


def _instead(kinds: Sequence[str], but: UUID) -> list[object]:
    """Return other services of the same kind."""
    rows = search.alike(list(kinds[:1]), but=but)
    return list(cards(rows, near="", prefix=request.script_root))


def _public_address(service_id: UUID) -> str:
    root = current_app.config["PORTAL"].public_url
    return f"{root}{request.script_root}/servizi/{service_id}"


@pages.get("/servizi/<uuid:service_id>/calendario.ics")
@public
def dates(service_id: UUID) -> ResponseReturnValue:
    found = queries.one_running(service_id)
    shown = sheet(found)
    if not shown.has_dates:
        raise NotFoundError
    content = calendar(found, name=shown.text["name"], address=_public_address(service_id))
    response = make_response(content, {"Content-Type": CALENDAR})
    response.headers["Content-Disposition"] = 'attachment; filename="servizio.ics"'
    return response


@pages.route("/servizi/<uuid:service_id>/segnalazione", methods=["GET", "POST"])
@public
def problem(service_id: UUID) -> ResponseReturnValue:
    shown = sheet(queries.one_running(service_id))
    form = ReportForm()
    if not form.validate_on_submit():
        return render("service_page/problem.html", sheet=shown, form=form)
    actions.report_service(
        service_id,
        kind=form.kind.data,
        body=(form.body.data or "").strip(),
        address=request.remote_addr or "",
    )
    flash(_("Grazie! Chi gestisce il servizio riceve subito la tua segnalazione."), "success")
    return see(url_for("service_page.show", service_id=service_id))


@pages.get("/lista")
@public
def shortlist() -> ResponseReturnValue:
    ids = [found for each in search.put_aside() if (found := id_or_none(each))]
    return render(
        "service_page/shortlist.html", sheets=[sheet(row) for row in queries.running(ids)]
    )


@pages.post("/lista")
@public
def change_shortlist() -> ResponseReturnValue:
    added, removed = (id_or_none(request.form.get(name)) for name in ("add", "remove"))
    if "empty" in request.form:
        actions.empty(session)
    elif removed:
        actions.take_out(session, removed)
    elif added:
        _put_aside(queries.one(added).id)
    changed = str(added or removed or "")
    kept = search.put_aside()
    return answer(
        block="shortlist",
        of="service_page/kept.html",
        to=safe_path(request.form.get("back")) or url_for("service_page.shortlist"),
        id=changed,
        listed=changed in kept,
        count=len(kept),
    )


def _put_aside(service_id: UUID) -> None:
    try:
        actions.put_aside(session, service_id)
    except actions.FullListError:
        flash(
            _("La lista è piena: tieni al massimo %(n)s servizi.", n=actions.MOST_LISTED), "warning"
        )


@pages.get("/reports")
@requires(Reports.HANDLE)
def reports() -> ResponseReturnValue:
    done = request.args.get("state") == "done"
    found = queries.reports(done=done)
    return render("service_page/reports.html", found=found, done=done, kinds=KINDS)


@pages.post("/reports/<uuid:report_id>/settlement")
@requires(Reports.HANDLE)
def settlement(report_id: UUID) -> Response:
    actions.settle(queries.report(report_id))
    flash(_("Segnalazione chiusa."), "success")
    return see(url_for("service_page.reports"))


@pages.post("/reports/<uuid:report_id>/reopening")
@requires(Reports.HANDLE)
def reopening(report_id: UUID) -> Response:
    actions.reopen(queries.report(report_id))
    flash(_("Segnalazione riaperta."), "success")
    return see(url_for("service_page.reports"))


@watch
def waiting_reports(identity: Identity) -> list[Attention]:
    """Tell those who write services what visitors reported."""
    if not may(identity, Reports.HANDLE):
        return []
    waiting = queries.open_reports(identity.organisation_id)
    if not waiting:
        return []
    words = ngettext("Una segnalazione da guardare", "%(n)s segnalazioni da guardare", waiting)
    return [Attention(words, _("Guarda"), url_for("service_page.reports"), icon="flag")]

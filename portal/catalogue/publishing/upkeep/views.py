"""An organisation's services: the list, one of them, and what keeps it true without review."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue

from portal.catalogue.publishing import labels, lists, queries
from portal.catalogue.publishing.differences import differences
from portal.catalogue.publishing.document import empty
from portal.catalogue.publishing.drafting import actions as drafting
from portal.catalogue.publishing.errors import ServiceError
from portal.catalogue.publishing.lists import Line, Shown
from portal.catalogue.publishing.models import Service
from portal.catalogue.publishing.pages import services
from portal.catalogue.publishing.permissions import Services
from portal.catalogue.publishing.upkeep import actions
from portal.catalogue.publishing.upkeep.forms import (
    AlertForm,
    ClosureForm,
    PlacesForm,
    RetirementForm,
)
from portal.ui.addresses import page_number
from portal.ui.forms import Form
from portal.ui.language import gettext as _
from portal.ui.paging import numbered
from portal.ui.render import render, see
from tenants.identity import signed_in
from tenants.permissions import NotFoundError, requires


@dataclass(frozen=True, slots=True)
class Tab:
    """A state by which the list is filtered."""

    label: str
    href: str
    current: bool
    count: int | None


@services.get("/services")
@requires(Services.READ)
def index() -> ResponseReturnValue:
    organisation_id = signed_in().organisation_id
    asked = request.args.get("state", "")
    shown = Shown(asked) if asked in set(Shown) else None
    words = request.args.get("q", "")[:100]
    number = page_number()
    page = lists.own_services(organisation_id, shown=shown, words=words, page=number)
    kept = {"state": asked if shown else "", "q": words, "page": str(number) if number > 1 else ""}
    return render(
        "services/index.html",
        page=page,
        tabs=_tabs(lists.own_counts(organisation_id), shown, words),
        shown=shown,
        words=words,
        kept={f"list_{key}": value for key, value in kept.items() if value},
        **numbered(page.pages, page.number),
    )


@services.get("/services/<uuid:service_id>")
@requires(Services.READ)
def show(service_id: UUID) -> ResponseReturnValue:
    service = queries.service(service_id, Services.READ)
    versions = queries.versions(service)
    version = next((each for each in versions if each.is_open), None)
    shown = version or queries.live_version(service) or versions[0]
    return render(
        "services/show.html",
        service=service,
        line=Line(service, version.state if version else None),
        version=version,
        versions=versions,
        content=differences(empty(), shown.doc),
    )


@services.route("/services/<uuid:service_id>/confirmation", methods=["GET", "POST"])
@requires(Services.CONFIRM)
def confirmation(service_id: UUID) -> ResponseReturnValue:
    """Ask whether nothing has changed; the letter leads here, and only the button changes."""
    service = queries.service(service_id, Services.CONFIRM)
    form = Form()
    if form.validate_on_submit() and _done(form, lambda: actions.confirm(service)):
        flash(_("Confermato: da oggi chi cerca vede che è aggiornato."), "success")
        return see(_back())
    return render("services/confirmation.html", service=service, form=form)


@services.route("/services/<uuid:service_id>/places", methods=["GET", "POST"])
@requires(Services.ANNOUNCE)
def places(service_id: UUID) -> ResponseReturnValue:
    service = queries.service(service_id, Services.ANNOUNCE)
    form = PlacesForm(data={"status": service.capacity.value, "places": service.places_left})
    if form.validate_on_submit():
        left = int(form.places.data) if form.places.data else None
        said = {"status": form.status.data, "places": left}
        if _done(form, lambda: actions.say_places(service, **said)):
            flash(_("Posti aggiornati."), "success")
            return see(_back())
    return render("services/places.html", service=service, form=form)


@services.route("/services/<uuid:service_id>/alert", methods=["GET", "POST"])
@requires(Services.ANNOUNCE)
def alert(service_id: UUID) -> ResponseReturnValue:
    service = queries.service(service_id, Services.ANNOUNCE)
    form = AlertForm(data={"text": service.alert, "until": service.alert_until})
    if form.validate_on_submit():
        said = form.text.data or ""
        if _done(form, lambda: actions.announce(service, said, until=form.until.data)):
            flash(_("Avviso aggiornato."), "success")
            return see(_home(service))
    return render("services/alert.html", service=service, form=form)


@services.route("/services/<uuid:service_id>/closure", methods=["GET", "POST"])
@requires(Services.ANNOUNCE)
def closure(service_id: UUID) -> ResponseReturnValue:
    service = queries.service(service_id, Services.ANNOUNCE)
    form = ClosureForm(data={"closed": "yes" if service.closed_at else "no"})
    if form.validate_on_submit():
        act = actions.close_for_now if form.closed.data == "yes" else actions.open_again
        if _done(form, lambda: act(service)):
            return see(_home(service))
    return render("services/closure.html", service=service, form=form)


@services.route("/services/<uuid:service_id>/protection", methods=["GET", "POST"])
@requires(Services.ANNOUNCE)
def protection(service_id: UUID) -> ResponseReturnValue:
    """Ask whether to hide where a service is; from the button on, nobody reads it any more."""
    service = queries.service(service_id, Services.ANNOUNCE)
    form = Form()
    if form.validate_on_submit() and _done(form, lambda: actions.protect(service)):
        flash(_("Fatto: da ora nessuna pagina dice dov'è il servizio."), "success")
        return see(_home(service))
    return render("services/protection.html", service=service, form=form)


@services.route("/services/<uuid:service_id>/retirement", methods=["GET", "POST"])
@requires(Services.RETIRE)
def retirement(service_id: UUID) -> ResponseReturnValue:
    service = queries.service_to_retire(service_id)
    form = RetirementForm()
    if form.validate_on_submit():
        reason = form.reason.data or ""
        if _done(form, lambda: actions.retire(service, reason=reason)):
            flash(_("Servizio ritirato: non si trova più nel catalogo."), "success")
            return see(url_for("services.index"))
    return render("services/retirement.html", service=service, form=form)


@services.route("/services/<uuid:service_id>/discard", methods=["GET", "POST"])
@requires(Services.EDIT)
def discard(service_id: UUID) -> ResponseReturnValue:
    service = queries.service(service_id, Services.EDIT)
    version = queries.open_version(service)
    if version is None:
        raise NotFoundError
    form = Form()
    if form.validate_on_submit() and _done(form, lambda: drafting.discard(service, version)):
        flash(_("Bozza eliminata."), "success")
        return see(url_for("services.index"))
    return render("services/discard.html", service=service, form=form)


def _tabs(counts: dict[Shown, int], shown: Shown | None, words: str) -> list[Tab]:
    """Return a tab for each state in which something stands, after the one of all."""
    every = Tab(_("Tutti"), url_for("services.index", q=words or None), shown is None, None)
    states = [
        Tab(
            str(labels.SHOWN[state]),
            url_for("services.index", state=state, q=words or None),
            state is shown,
            count,
        )
        for state, count in counts.items()
        if count or state is shown
    ]
    return [every, *states]


def _done(form: Form, act: Callable[[], None]) -> bool:
    """Do it; what the rules refuse is said on the form."""
    try:
        act()
    except ServiceError as error:
        form.reject(error)
        return False
    return True


def _home(service: Service) -> str:
    return url_for("services.show", service_id=service.id)


def _back() -> str:
    """Return the list as it was filtered, when the form came from there."""
    asked = {key: request.form.get(f"list_{key}", "") for key in ("state", "q", "page")}
    kept = urlencode({key: value for key, value in asked.items() if value})
    return f"{url_for('services.index')}?{kept}" if kept else url_for("services.index")

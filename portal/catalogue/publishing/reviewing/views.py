"""Sending to review and taking back; the reviewer's list, the differences, the decision."""

from uuid import UUID

from flask import flash, url_for
from flask.typing import ResponseReturnValue

from portal.catalogue.publishing import lists, queries
from portal.catalogue.publishing.differences import differences
from portal.catalogue.publishing.drafting import actions as drafting
from portal.catalogue.publishing.errors import IncompleteError, ServiceError
from portal.catalogue.publishing.models import ServiceVersion, VersionState
from portal.catalogue.publishing.pages import reviews, services
from portal.catalogue.publishing.permissions import Services
from portal.catalogue.publishing.publication.actions import with_newest_capacity
from portal.catalogue.publishing.reviewing import actions
from portal.catalogue.publishing.reviewing.forms import APPROVE, CHANGES, DecisionForm
from portal.ui.addresses import page_number
from portal.ui.errors import ConflictError
from portal.ui.language import gettext as _
from portal.ui.paging import numbered
from portal.ui.render import render, see
from tenants.permissions import NotFoundError, requires


@services.post("/services/<uuid:service_id>/submission")
@requires(Services.SUBMIT)
def submission(service_id: UUID) -> ResponseReturnValue:
    """Send the draft as it stands; what is missing is shown in the editor."""
    version = _open_version(service_id, Services.SUBMIT)
    try:
        actions.submit(version)
    except IncompleteError as error:
        flash(str(error), "warning")
        return see(url_for("services.edit", service_id=service_id, check=1))
    flash(_("Inviata: il capofila la guarda e ti scrive."), "success")
    return see(url_for("services.show", service_id=service_id))


@services.post("/services/<uuid:service_id>/withdrawal")
@requires(Services.SUBMIT)
def withdrawal(service_id: UUID) -> ResponseReturnValue:
    """Take a version back from review."""
    drafting.withdraw(_open_version(service_id, Services.SUBMIT))
    return see(url_for("services.edit", service_id=service_id))


@reviews.get("/reviews")
@requires(Services.REVIEW)
def index() -> ResponseReturnValue:
    page = lists.in_review(page_number())
    return render("reviews/index.html", page=page, **numbered(page.pages, page.number))


@reviews.route("/reviews/<uuid:version_id>", methods=["GET", "POST"])
@requires(Services.REVIEW)
def show(version_id: UUID) -> ResponseReturnValue:
    version = queries.version_to_review(version_id)
    form = DecisionForm(data={"version": version.version})
    if form.validate_on_submit():
        try:
            _decide(version, form)
        except ServiceError as error:
            form.reject(error)
        else:
            return see(url_for("reviews.index"))
    return _page(version, form)


def _page(version: ServiceVersion, form: DecisionForm) -> ResponseReturnValue:
    live = queries.live_version(version.service)
    before = live.doc if live and live.id != version.id else {}
    after = with_newest_capacity(version.service, version.doc)
    return render(
        "reviews/show.html",
        version=version,
        form=form,
        live=live,
        found=differences(before, after),
        organisation_name=queries.organisation_name(version.organisation_id),
    )


def _decide(version: ServiceVersion, form: DecisionForm) -> None:
    if form.version.data != version.version or version.state != VersionState.IN_REVIEW:
        raise ConflictError
    note = form.note.data or ""
    if form.decision.data == APPROVE:
        actions.approve(version, note=note)
        flash(_("Pubblicata: ora si trova nel catalogo."), "success")
    elif form.decision.data == CHANGES:
        actions.request_changes(version, note=note)
        flash(_("Richiesta inviata a chi l'ha scritta."), "success")
    else:
        actions.reject(version, note=note)
        flash(_("Non accolta: chi l'ha scritta riceve la tua nota."), "success")


def _open_version(service_id: UUID, permission: Services) -> ServiceVersion:
    version = queries.open_version(queries.service(service_id, permission))
    if version is None:
        raise NotFoundError
    return version
